"""An exported book is checked by one file of plain Python; every change in it is found."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandeng.ledger import exporting, sealing
from bandeng.ledger.models import Fact, Seal
from tests.conftest import NOON
from tests.ledger.conftest import SatDown, Say, StoodUp

VERIFIER = Path(__file__).resolve().parents[2] / "tools" / "verify_ledger.py"
Record = dict[str, Any]


@pytest.fixture
def file(say: Say, tmp_path: Path) -> Path:
    """An export of nine facts under two seals, one not sealed."""
    for number in range(8):
        said = SatDown(seat=number, with_words='引号"与\\ \u2028 🪑') if number % 3 else StoodUp()
        say(f"bench:{number % 2}", said)
        if number in (3, 7):
            sealing.seal(NOON + timedelta(minutes=number))
    say("bench:9")
    exporting.export(tmp_path / "book.jsonl", at=NOON)
    return tmp_path / "book.jsonl"


def _check(file: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "-I", "-S", str(VERIFIER), str(file), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_english())
    return done.returncode, done.stdout + done.stderr


def _english() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}


def _records(file: Path) -> list[Record]:
    return [json.loads(line) for line in file.read_bytes().splitlines()]


def _write(file: Path, records: list[Record]) -> Path:
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return file


def test_a_whole_book_passes(file: Path) -> None:
    code, said = _check(file)
    assert (code, said.splitlines()[0]) == (0, "Whole: 9 facts in 3 streams, 2 seals.")
    digest = Seal.objects.get(id=2).digest
    assert f"2={digest}" in said
    assert _check(file, "--against", f"2={digest}")[0] == 0
    assert _check(file, "--against", f"2={'0' * 64}")[0] == 1


def test_the_header_and_each_record_name_the_district(file: Path) -> None:
    header, *records = _records(file)
    assert header == {
        "bandeng_ledger": 1,
        "district": "410103",
        "algorithm": "sha256",
        "facts": 9,
        "seals": 2,
        "height": Fact.objects.order_by("-id")[0].id,
        "exported_at": "2022-07-06T04:00:00.000000Z",
    }
    assert {record["district"] for record in records} == {"410103"}


def _places(file: Path) -> Iterator[tuple[int, str]]:
    for number, record in enumerate(_records(file)):
        yield from ((number, name) for name in record if name not in {"exported_at", "bandeng_ledger"})


def test_a_change_in_any_field_of_any_record_is_found(file: Path, tmp_path: Path) -> None:
    verify = _loaded()
    for number, name in _places(file):
        records = _records(file)
        if number == 0 and name == "algorithm":
            continue  # what new facts are hashed with; each record carries its own
        was = records[number][name]
        records[number][name] = (
            was + 1 if isinstance(was, int) else f"{was[:-1]}{'x' if was[-1:] != 'x' else 'y'}"
        )
        assert verify(_write(tmp_path / "tampered.jsonl", records)) == 1, (number, name)


def test_a_line_more_less_or_elsewhere_is_found(file: Path, tmp_path: Path) -> None:
    verify, records = _loaded(), _records(file)
    for number in range(1, len(records)):
        for changed in (
            records[:number] + records[number + 1 :],
            records[: number + 1] + records[number:],
            [records[0], *records[2 : number + 1], records[1], *records[number + 1 :]]
            if number > 1
            else records[:1],
        ):
            assert verify(_write(tmp_path / "tampered.jsonl", changed)) == 1, number


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_byte_changed_anywhere_is_found(file: Path, tmp_path: Path, at: float, byte: int) -> None:
    """But in what carries no meaning: the moment of the export, and the algorithm of facts to come."""
    content = file.read_bytes()
    begins = content.index(b"\n") + 1
    place = begins + int(at * (len(content) - begins))
    changed = content[:place] + bytes([byte]) + content[place + 1 :]
    (tmp_path / "tampered.jsonl").write_bytes(changed)
    assert _loaded()(tmp_path / "tampered.jsonl") == int(changed != content)


@pytest.mark.parametrize("end", [b" ", b"", b"\n "])
def test_the_end_of_the_last_line_belongs_to_the_book(file: Path, end: bytes) -> None:
    file.write_bytes(file.read_bytes().removesuffix(b"\n") + end)
    assert _check(file)[0] == 1


def _loaded() -> Callable[[Path], int]:
    """The verifier in this process, for speed."""
    namespace: dict[str, Any] = {"__name__": "verify_ledger"}
    exec(compile(VERIFIER.read_text("utf-8"), str(VERIFIER), "exec"), namespace)
    return lambda file: namespace["main"]([str(file)])


def test_what_is_no_ledger_is_told_apart(tmp_path: Path) -> None:
    for content in (b"", b"PK\x03\x04", b"{}\n", b"[1]\n", b'{"bandeng_ledger":2}\n'):
        (tmp_path / "other").write_bytes(content)
        assert _check(tmp_path / "other")[0] == 2
    assert _check(tmp_path / "nothing")[0] == 2


def test_a_zipped_book_passes_and_a_broken_zip_is_told(file: Path, tmp_path: Path) -> None:
    zipped = tmp_path / "book.jsonl.gz"
    call_command("export", "ledger", str(zipped))
    assert _check(zipped)[0] == 0
    assert gzip.decompress(zipped.read_bytes()).count(b"\n") == 12
    zipped.write_bytes(zipped.read_bytes()[:-300])
    assert _check(zipped)[0] in {1, 2}


def test_a_file_is_not_overwritten_unasked(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("mine")
    with pytest.raises(CommandError, match="--force") as refused:
        call_command("export", "ledger", str(file))
    assert refused.value.returncode == 2
    assert file.read_text() == "mine"
    capsys.readouterr()
    call_command("export", "ledger", str(file), "--force", "--json")
    assert json.loads(capsys.readouterr().out)["facts"] == 9
    assert [path.name for path in tmp_path.iterdir()] == ["book.jsonl"]
    with pytest.raises(CommandError) as refused:
        call_command("export", "ledger", str(tmp_path / "no" / "such" / "folder"))
    assert refused.value.returncode == 2


def test_an_empty_book_can_be_exported(db: None, tmp_path: Path) -> None:
    exporting.export(tmp_path / "empty.jsonl", at=NOON)
    assert _check(tmp_path / "empty.jsonl")[0] == 0
