"""Whoever forges the ledger of a vote is found out: by a head, its signature, or the key on the wall."""

import hashlib
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from importlib import util
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from bandeng.ballots import actions, headkey, slips
from bandeng.ballots.rules import heads
from bandeng.ballots.web.bundling import packed
from bandeng.people import actions as people
from tests.ballots.conftest import NO, YES, Begin
from tests.ballots.test_bundle import verify

Rows = list[dict[str, Any]]
PROGRAM = Path(__file__).resolve().parents[2] / "tools" / "verify_vote.py"


@pytest.fixture(scope="module")
def verifier() -> Iterator[ModuleType]:
    spec = util.spec_from_file_location("verify_vote", PROGRAM)
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    sys.modules["verify_vote"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["verify_vote"]


@pytest.fixture
def folder(announced: Begin, head_key: headkey.HeadKey, tmp_path: Path) -> Path:
    """A bundle of five ballots, one cast twice and one on paper, under three heads."""
    voting = announced()
    voting.sign()
    for place, choices in ((1, NO), (1, YES), (2, YES), (3, NO), (5, YES)):
        voting.cast(place, choices)
    voting.hand_in(4)
    voting.keyed(4, YES, YES)
    voting.sign(at=voting.closes_at)
    voting.close()
    voting.sign(at=voting.closes_at)
    zipfile.ZipFile(BytesIO(packed(voting.vote))).extractall(tmp_path / "bundle")
    return tmp_path / "bundle"


def rows_of(folder: Path, name: str) -> Rows:
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def put(folder: Path, name: str, rows: Rows) -> None:
    (folder / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def change(folder: Path, name: str, do: Callable[[Rows], object]) -> None:
    rows = rows_of(folder, name)
    do(rows)
    put(folder, name, rows)


def heads_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "heads.json").read_text("utf-8"))
    return found


def put_heads(folder: Path, told: dict[str, Any]) -> None:
    (folder / "heads.json").write_text(json.dumps(told), "utf-8")


def totals(folder: Path, side: str, area: str, count: int) -> None:
    """Make the announced sum agree with what was forged."""
    told = json.loads((folder / "totals.json").read_text("utf-8"))
    told["items"]["1"][side] = {"area": area, "heads": count}
    (folder / "totals.json").write_text(json.dumps(told), "utf-8")


def sign_anew(folder: Path, *, only: int = 0) -> str:
    """Sign the heads (or one of them) over the lines as they are now, with a key of the forger's own."""
    forger, told, before = Ed25519PrivateKey.generate(), heads_of(folder), "-"
    lines = [heads.canonical(line) for line in rows_of(folder, "ledger.jsonl")]
    roll = json.loads((folder / "scheme.json").read_text("utf-8"))["root"]
    for head in told["heads"]:
        if only in (0, head["number"]):
            head["entries"] = min(head["entries"], len(lines))
            head |= {"root": heads.merkle.root(lines[: head["entries"]]).hex(), "roll": roll}
            head["previous"] = before
            text = _text(head)
            head |= {
                "key": forger.public_key().public_bytes_raw().hex(),
                "signature": forger.sign(text).hex(),
            }
        before = hashlib.sha256(_text(head)).hexdigest()
    put_heads(folder, told)
    return str(told["heads"][0]["key"])


def _text(head: dict[str, Any]) -> bytes:
    signed = {name: told for name, told in head.items() if name not in ("key", "signature")}
    return heads.CONTEXT + heads.canonical(signed)


def test_whole_it_passes_with_the_key_and_a_head_of_the_wall(folder: Path, head_key: headkey.HeadKey) -> None:
    wall, head = heads.key_code(head_key.public), heads_of(folder)["heads"][1]
    code = heads.code(hashlib.sha256(_text(head)).hexdigest())
    done, said = verify(folder, "--key", wall, "--head", f"2={code}")
    assert done == 0, said
    assert f"3 heads are signed with the key {wall}" in said
    assert verify(folder, "--key", head_key.public)[0] == 0
    assert verify(folder, "--head", "2=" + " 0000" * 8)[0] == 1
    done, said = verify(folder, "--head", "9=" + code)
    assert (done, "没有第 9 号封存码,只有 1 到 3 号" in said, "后来改过" in said) == (1, True, False), said
    assert "CANNOT COMPARE: This bundle has no head 9, only 1 to 3." in said and "WRONG" not in said
    for slip in ("banana", "9", "=", "2=", "2=xyz", f"2={code[:4]}", f"2={code[:-1]}"):
        done, said = verify(folder, "--head", slip)
        assert done == 2 and "先写第几号" in said, (slip, said)


def test_what_is_not_written_out_in_full_is_not_compared(folder: Path, head_key: headkey.HeadKey) -> None:
    wall = heads.key_code(head_key.public)
    for slip in (wall[:4], "zzz", wall + " 0000", head_key.public[:40]):
        done, said = verify(folder, "--key", slip)
        assert done == 2 and "一组也不能少" in said and "重签" not in said, (slip, said)
    root = json.loads((folder / "scheme.json").read_text("utf-8"))["root"]
    for slip in (root[:8], "abc", root + "0"):
        done, said = verify(folder, "--root", slip)
        assert done == 2 and "64个字" in said and "换过" not in said, (slip, said)
    assert verify(folder, "--root", f" {root.upper()} ")[0] == 0


def a_ballot_dropped_with_its_sum(folder: Path) -> None:
    change(folder, "ballots.jsonl", lambda rows: rows.pop(2))
    totals(folder, "no", "0.00", 0)


def a_ballot_dropped_with_its_line(folder: Path) -> None:
    a_ballot_dropped_with_its_sum(folder)
    change(folder, "ledger.jsonl", lambda rows: rows.remove(next(r for r in rows if r["slot"] == "E0003")))


def an_area_changed_with_the_root(folder: Path) -> None:
    change(folder, "roll.jsonl", lambda rows: rows[0].update(area="88.06"))
    rows = rows_of(folder, "roll.jsonl")
    leaves = [f"{row['number']}\t{row['area']}\t{row['units']}".encode() for row in rows]
    scheme = json.loads((folder / "scheme.json").read_text("utf-8"))
    scheme["root"] = heads.merkle.root(leaves).hex()
    (folder / "scheme.json").write_text(json.dumps(scheme), "utf-8")


def a_choice_changed_with_its_commitment(folder: Path) -> None:
    def forge(rows: Rows) -> None:
        salt, choices = "00" * 16, '{"1":"yes"}'
        seal = hashlib.sha256(bytes.fromhex(salt) + choices.encode()).hexdigest()
        rows[2].update(salt=salt, choices=choices, seal=seal)

    change(folder, "ballots.jsonl", forge)


def a_commitment_changed_in_the_line_as_well(folder: Path) -> None:
    a_choice_changed_with_its_commitment(folder)
    ballot = rows_of(folder, "ballots.jsonl")[2]
    height = ballot["book"]["height"]
    change(
        folder,
        "ledger.jsonl",
        lambda rows: next(r for r in rows if r["height"] == height)["said"].update(seal=ballot["seal"]),
    )


def ballots_moved(folder: Path) -> None:
    change(folder, "ballots.jsonl", lambda rows: rows.reverse())


def lines_moved(folder: Path) -> None:
    change(folder, "ledger.jsonl", lambda rows: rows.insert(2, rows.pop(5)))


def lines_moved_with_their_heights(folder: Path) -> None:
    def move(rows: Rows) -> None:
        rows[5]["height"], rows[6]["height"] = rows[6]["height"], rows[5]["height"]
        rows[5], rows[6] = rows[6], rows[5]

    change(folder, "ledger.jsonl", move)


def roll_lines_swapped(folder: Path) -> None:
    change(folder, "roll.jsonl", lambda rows: rows.insert(0, rows.pop(1)))


def areas_swapped(folder: Path) -> None:
    def swap(rows: Rows) -> None:
        rows[0]["area"], rows[1]["area"] = rows[1]["area"], rows[0]["area"]

    change(folder, "roll.jsonl", swap)


def an_older_ballot_counted(folder: Path) -> None:
    """E0001 cast no and then yes; the forger counts the first, of which nobody but the vault has the salt."""
    cast = [r for r in rows_of(folder, "ledger.jsonl") if r["slot"] == "E0001"]

    def forge(rows: Rows) -> None:
        rows[0]["book"] = {"height": cast[0]["height"], "digest": cast[0]["digest"]}

    change(folder, "ballots.jsonl", forge)


def a_head_taken_out(folder: Path) -> None:
    told = heads_of(folder)
    told["heads"].pop(1)
    put_heads(folder, told)


def a_head_changed(folder: Path) -> None:
    told = heads_of(folder)
    told["heads"][1]["at"] = "2022-07-23T00:00:00.000000Z"
    put_heads(folder, told)


def a_head_signed_with_another_key(folder: Path) -> None:
    sign_anew(folder, only=2)


def the_newest_head_signed_with_another_key(folder: Path) -> None:
    sign_anew(folder, only=3)


@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (a_ballot_dropped_with_its_sum, "E0003 took part by the ledger, and its ballot is not counted"),
        (a_ballot_dropped_with_its_line, "stands for other lines"),
        (an_area_changed_with_the_root, "names another root of the roll"),
        (a_choice_changed_with_its_commitment, "is not the line of the ledger it says it is"),
        (a_commitment_changed_in_the_line_as_well, "stands for other lines"),
        (ballots_moved, "not in the order of their numbers"),
        (lines_moved, "not in the order in which they were written"),
        (lines_moved_with_their_heights, "stands for other lines"),
        (roll_lines_swapped, "out of order"),
        (areas_swapped, "a line was changed"),
        (an_older_ballot_counted, "The ballot of E0001"),
        (a_head_taken_out, "does not continue the head before it"),
        (a_head_changed, "does not bear the signature of its key"),
        (a_head_signed_with_another_key, "signed with another key"),
        (the_newest_head_signed_with_another_key, "signed with another key"),
    ],
)
def test_a_forged_ledger_is_found_out(folder: Path, forge: Callable[[Path], None], told: str) -> None:
    forge(folder)
    code, said = verify(folder)
    assert code == 1, said
    assert told in said


def test_all_signed_anew_with_another_key_is_told_by_the_key_on_the_wall(
    folder: Path, head_key: headkey.HeadKey
) -> None:
    a_ballot_dropped_with_its_line(folder)
    forged = sign_anew(folder)
    code, said = verify(folder)
    assert code == 0, "within itself it agrees: that is why one compares"
    assert f"the key {heads.key_code(forged)}. Compare it with the key on the wall" in said
    assert "Without --key heads that were all signed anew" in said
    code, said = verify(folder, "--key", heads.key_code(head_key.public))
    assert code == 1
    assert "signed anew with another" in said


def test_without_a_head_it_says_what_nobody_can_see(announced: Begin, tmp_path: Path) -> None:
    voting = announced()
    voting.cast(1, YES)
    zipfile.ZipFile(BytesIO(packed(voting.close()))).extractall(tmp_path)
    code, said = verify(tmp_path)
    assert code == 0, said
    assert "No head was signed" in said


@settings(max_examples=12, deadline=None)
@given(seed=st.binary(min_size=32, max_size=32), text=st.binary(max_size=90), bit=st.integers(0, 511))
def test_the_slow_check_agrees_with_the_library(
    verifier: ModuleType, seed: bytes, text: bytes, bit: int
) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(text)
    assert verifier.is_signed_slowly(public, text, signature)
    bent = bytearray(signature)
    bent[bit // 8] ^= 1 << bit % 8
    assert not verifier.is_signed_slowly(public, text, bytes(bent))
    assert not verifier.is_signed_slowly(public, text + b"!", signature)


def test_the_slow_check_knows_the_examples_of_the_standard(verifier: ModuleType) -> None:
    """RFC 8032, section 7.1, tests 1 and 3."""
    examples = (
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a",
        ),
    )
    for key, text, signature in examples:
        told = [bytes.fromhex(part) for part in (key, text, signature)]
        assert verifier.is_signed_slowly(*told)
    assert not verifier.is_signed_slowly(b"\xff" * 32, b"", b"\x00" * 64)
    assert not verifier.is_signed_slowly(b"\x01" + b"\x00" * 31, b"", b"")


def test_a_ballot_that_was_made_void_is_left_out_rightly(
    announced: Begin, head_key: headkey.HeadKey, tmp_path: Path
) -> None:
    voting = announced()
    voting.cast(1, YES)
    slot = voting.cast(2, NO)
    by, at = voting.town.staff, voting.opens_at
    actions.dispute(
        elector=slot, code=slips.code_of(slot.stream), words="不是我家投的", by=people.guest(at=at), at=at
    )
    actions.answer(elector=voting.slot(2), outcome="void", words="查过送票记录", by=by, at=at)
    voting.close()
    voting.sign(at=voting.closes_at)
    zipfile.ZipFile(BytesIO(packed(voting.vote))).extractall(tmp_path)
    code, said = verify(tmp_path)
    assert code == 0, said
    assert "1 ballots open their commitments" in said


def test_heads_before_and_after_the_roll_was_corrected(
    announced: Begin, head_key: headkey.HeadKey, tmp_path: Path
) -> None:
    voting = announced()
    early = voting.town.noon
    voting.sign(at=early)
    what = actions.Doing(vote=voting.vote, by=voting.town.staff, at=early)
    actions.amend(what, number="E0001", area="90.00", why="登记簿上是这个数")
    voting.sign(at=voting.opens_at)
    voting.cast(1, YES)
    voting.close()
    voting.sign(at=voting.closes_at)
    zipfile.ZipFile(BytesIO(packed(voting.vote))).extractall(tmp_path)
    code, said = verify(tmp_path)
    assert code == 0, said
    rolls = [head["roll"] for head in heads_of(tmp_path)["heads"]]
    assert rolls[0] != rolls[1] == rolls[2]
