"""The bundle counts to the announced result without us, and a forged one is found out."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from bandeng.ballots.web.bundling import packed
from bandeng.ledger import sealing
from tests.ballots.conftest import ABSTAIN, NO, YES, Begin, Voting

Change = Callable[[Path], None]


@pytest.fixture
def folder(announced: Begin, tmp_path: Path) -> Path:
    voting = announced(deemed="majority", article="议事规则第十二条")
    for place, choices in ((1, YES), (2, YES), (3, NO)):
        voting.cast(place, choices)
    voting.hand_in(4)
    voting.keyed(4, ABSTAIN, ABSTAIN)
    voting.deliver(5)
    return unpacked(voting, tmp_path)


def unpacked(voting: Voting, folder: Path) -> Path:
    sealing.seal(at=voting.opens_at)
    vote = voting.close()
    zipfile.ZipFile(BytesIO(packed(vote))).extractall(folder)
    return folder


def verify(folder: Path, *more: str) -> tuple[int, str]:
    program = [sys.executable, "-I", "verify.py", ".", *more]
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_bundle_counts_to_what_was_announced(folder: Path) -> None:
    code, said = verify(folder)
    assert code == 0, said
    assert "4 ballots open their commitments" in said
    assert "passed, as announced" in said
    root = json.loads((folder / "scheme.json").read_text("utf-8"))["root"]
    assert verify(folder, "--root", root)[0] == 0
    assert verify(folder, "--root", "0" * 64)[0] == 1


def _lines(folder: Path, name: str, change: Callable[[list[dict[str, object]]], None]) -> None:
    file = folder / name
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    change(rows)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def a_ballot_dropped(folder: Path) -> None:
    _lines(folder, "ballots.jsonl", lambda rows: rows.pop(0) and None)


def an_area_changed(folder: Path) -> None:
    _lines(folder, "roll.jsonl", lambda rows: rows[0].update(area="88.06"))


def a_choice_changed(folder: Path) -> None:
    _lines(folder, "ballots.jsonl", lambda rows: rows[2].update(choices='{"1":"yes"}'))


def a_ballot_doubled(folder: Path) -> None:
    _lines(folder, "ballots.jsonl", lambda rows: rows.append(dict(rows[0])))


def a_stranger_added(folder: Path) -> None:
    _lines(folder, "ballots.jsonl", lambda rows: rows.append({**rows[0], "number": "E0099"}))


def a_proof_bent(folder: Path) -> None:
    def bend(rows: list[dict[str, object]]) -> None:
        book = rows[0]["book"]
        assert isinstance(book, dict)
        book["digest"] = "0" * 64

    _lines(folder, "ballots.jsonl", bend)


def a_sum_changed(folder: Path) -> None:
    file = folder / "totals.json"
    file.write_text(file.read_text("utf-8").replace('"heads": 2', '"heads": 3', 1), "utf-8")


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (a_ballot_dropped, "its ballot is not counted"),
        (an_area_changed, "a line was changed"),
        (a_choice_changed, "not the one that was committed to"),
        (a_ballot_doubled, "is counted twice"),
        (a_stranger_added, "of nobody on the roll"),
        (a_proof_bent, "does not stand under the seal"),
        (a_sum_changed, "another sum was announced"),
    ],
)
def test_a_forged_bundle_is_found_out(folder: Path, forge: Change, told: str) -> None:
    forge(folder)
    code, said = verify(folder)
    assert code == 1
    assert told in said


def test_the_bundle_names_no_room_and_nobody(folder: Path) -> None:
    text = "".join(file.read_text("utf-8") for file in folder.iterdir() if file.name != "verify.py")
    assert "1-101" not in text
    assert "13900000" not in text, "a telephone of the roll"


def test_a_damaged_file_is_named_with_its_line(folder: Path) -> None:
    file = folder / "ballots.jsonl"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([lines[0], lines[1][:40], *lines[2:]]) + "\n", "utf-8")
    code, said = verify(folder)
    assert code == 2
    assert "ballots.jsonl, line 2: damaged" in said
    (folder / "audit.json").unlink()
    file.write_text("\n".join(lines) + "\n", "utf-8")
    code, said = verify(folder)
    assert code == 2
    assert "audit.json is missing" in said


@pytest.mark.parametrize(
    ("forge", "where"),
    [
        (a_choice_changed, ("ballots.jsonl", 3)),
        (a_ballot_doubled, ("ballots.jsonl", 5)),
        (a_stranger_added, ("ballots.jsonl", 5)),
        (a_proof_bent, ("ballots.jsonl", 1)),
        (a_sum_changed, ("totals.json", 3)),
        (an_area_changed, ("roll.jsonl", 0)),
    ],
)
def test_it_says_in_both_languages_which_file_and_line(
    folder: Path, forge: Change, where: tuple[str, int]
) -> None:
    forge(folder)
    _code, said = verify(folder)
    file, line = where
    zh, en = said.strip().splitlines()
    assert zh.startswith("对不上。")
    assert zh.endswith(f"({file} 第 {line} 行)" if line else f"({file})")
    assert en.startswith("WRONG: ")
    assert en.endswith(f"({file}, line {line})" if line else f"({file})")


def test_a_ballot_that_is_missing_is_told_with_the_line_of_the_ledger(folder: Path) -> None:
    rows = (folder / "ledger.jsonl").read_text("utf-8").splitlines()
    line = next(n for n, row in enumerate(rows, 1) if '"E0001"' in row and "ballots.cast" in row)
    a_ballot_dropped(folder)
    assert f"它的票没有计入。(ledger.jsonl 第 {line} 行)" in verify(folder)[1]


HAN = re.compile(r"[\u4e00-\u9fff]")


def test_each_language_is_whole(folder: Path) -> None:
    both = verify(folder)[1].strip().split("\n\n")
    zh, en = (verify(folder, "--language", each)[1].strip() for each in ("zh", "en"))
    assert both == [zh, en]
    assert len(zh.splitlines()) == len(en.splitlines())
    assert all(HAN.search(line) for line in zh.splitlines())
    named = en.replace("选聘报名的第一家物业服务企业", "")
    assert not HAN.search(named), "but for what was put"
