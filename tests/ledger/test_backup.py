"""A backup holds everything, damage in it is found, and it comes back into an empty installation only."""

import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import translation
from PIL import Image

from bandeng.demo.town import Town, build
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import papers, pictures, sealing
from bandeng.ledger.backup import rows
from bandeng.ledger.backup.restoring import examine, restore
from bandeng.ledger.backup.writing import MANIFEST, write
from bandeng.ledger.models import Fact, Seal
from tests import databases
from tests.conftest import NOON

Everything = dict[str, list[list[Any]]]


@pytest.fixture
def empty(committed: str) -> Iterator[str]:
    """The name of another database: migrated, with nothing in it."""
    connection.close()
    name = databases.copy_of(committed)
    yield name
    databases.drop(name)


@pytest.fixture
def district(empty: str) -> Town:
    """A quiet street whose leader has a lamp in hand, with a picture, under one seal."""
    town = build(at=NOON)
    pictures.take(_photo())
    town.accepted("street-lamp.one-out")
    sealing.seal(NOON + timedelta(hours=1))
    return town


def _photo() -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (40, 80, 200)).save(out, "JPEG")
    out.seek(0)
    return out


def _everything() -> Everything:
    return {table._meta.db_table: list(rows.written(table)) for table in rows.kept()}


@pytest.mark.parametrize("batch", [3, 2000])
def test_what_comes_back_is_what_was_there(
    district: Town, empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    before = _everything()
    monkeypatch.setattr(rows, "BATCH", batch)
    assert _everything() == before, "batches leave nothing out, whatever the key"
    manifest = write(tmp_path / "district.zip", at=NOON)
    with databases.using(empty):
        report = restore(tmp_path / "district.zip")
        assert _everything() == before
        assert report.is_whole
        assert report.facts == manifest.facts == len(before["ledger_fact"])
        assert report.last_seal == manifest.last_seal
    assert manifest.parts["tables/cases_case.jsonl"].rows == 1


def test_people_go_on_working_in_what_came_back(district: Town, empty: str, tmp_path: Path) -> None:
    write(tmp_path / "district.zip", at=NOON)
    last = Fact.objects.order_by("-id").values_list("id", flat=True)[0]
    with databases.using(empty):
        restore(tmp_path / "district.zip")
        case = district.case()
        assert case.id > last
        assert sealing.seal(NOON + timedelta(hours=2)) is not None
        call_command("verify")


def test_every_table_is_kept_or_left_out_by_name() -> None:
    """A new room's tables are in the backup without anybody thinking of it."""
    ours = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("bandeng.")}
    assert ours - {table._meta.db_table for table in rows.kept()} == set(rows.OPEN_SESSIONS)


def test_pictures_come_back_where_they_are_missing(
    district: Town, empty: str, tmp_path: Path, settings: Any
) -> None:
    digest = pictures.Picture.objects.get().digest
    paper = papers.take(io.BytesIO(b"%PDF-1.4")).digest
    with pictures.open_picture(digest) as content:
        seen = content.read()
    manifest = write(tmp_path / "district.zip", at=NOON)
    assert manifest.pictures_missing == []
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    with databases.using(empty):
        restore(tmp_path / "district.zip")
        with pictures.open_picture(digest) as content:
            assert content.read() == seen
        with papers.open_paper(paper)[1] as content:
            assert content.read() == b"%PDF-1.4"


def test_a_backup_does_not_wait_for_writers_nor_they_for_it(district: Town, tmp_path: Path) -> None:
    """It holds one moment: a fact said while it is being written is in the book and not in the file."""
    said: list[int] = []

    def between(part: str) -> None:
        if part == "ledger_fact":
            writer = threading.Thread(target=_say_one, args=(district, said))
            writer.start()
            writer.join(20)

    facts = Fact.objects.count()
    manifest = write(tmp_path / "district.zip", at=NOON, progress=between)
    assert len(said) == 1, "the writer had to wait"
    assert manifest.parts["tables/ledger_fact.jsonl"].rows == facts
    assert Fact.objects.count() > facts


def _say_one(town: Town, said: list[int]) -> None:
    try:
        said.append(town.case().id)
    finally:
        connections.close_all()


def test_words_of_persons_are_closed_in_the_file(district: Town, tmp_path: Path) -> None:
    write(tmp_path / "district.zip", at=NOON)
    with zipfile.ZipFile(tmp_path / "district.zip") as found:
        entries = [json.loads(line) for line in found.read("tables/people_entry.jsonl").splitlines()]
    assert entries
    assert all("kept" not in str(row) and "路灯" not in str(row) for row in entries)


def _damaged(file: Path, to: Path, part: str, change: bytes) -> Path:
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            new.writestr(name, change if name == part else old.read(name))
    return to


@pytest.mark.parametrize("part", ["tables/ledger_fact.jsonl", "tables/cases_case.jsonl"])
def test_damage_is_found_before_anything_is_changed(
    district: Town, empty: str, tmp_path: Path, part: str
) -> None:
    write(tmp_path / "district.zip", at=NOON)
    bad = _damaged(tmp_path / "district.zip", tmp_path / "bad.zip", part, b"[]\n")
    with databases.using(empty):
        with pytest.raises(BadInput, match=part):
            restore(bad)
        assert not Fact.objects.exists()


def test_a_book_forged_with_its_list_does_not_come_back(district: Town, empty: str, tmp_path: Path) -> None:
    """Whoever writes a new list of digests still cannot make the book verify; and nothing stays behind."""
    write(tmp_path / "district.zip", at=NOON)
    with zipfile.ZipFile(tmp_path / "district.zip") as found:
        facts = found.read("tables/ledger_fact.jsonl").replace(b"grid_leader", b"grid_laeder", 1)
        manifest = json.loads(found.read(MANIFEST))
    part = "tables/ledger_fact.jsonl"
    forged = _damaged(tmp_path / "district.zip", tmp_path / "forged.zip", part, facts)
    manifest["parts"][part]["sha256"] = hashlib.sha256(facts).hexdigest()
    forged = _damaged(forged, tmp_path / "again.zip", MANIFEST, json.dumps(manifest).encode())
    with databases.using(empty):
        with pytest.raises(BadInput, match="没有通过核对"):
            restore(forged)
        assert not Fact.objects.exists()
        assert not Seal.objects.exists()


def test_without_the_keys_it_says_where_they_belong(
    district: Town, empty: str, tmp_path: Path, settings: Any
) -> None:
    write(tmp_path / "district.zip", at=NOON)
    settings.BANDENG_VAULT_KEY = "a-key-made-by-the-new-machine-0123456789"
    with databases.using(empty):
        with pytest.raises(BadInput, match="先把做备份那台机器的 keys/ 放到"):
            restore(tmp_path / "district.zip")
        assert not Fact.objects.exists()


def test_work_that_is_there_is_never_overwritten(district: Town, tmp_path: Path) -> None:
    write(tmp_path / "district.zip", at=NOON)
    with pytest.raises(NotNow):
        restore(tmp_path / "district.zip")


def test_another_version_is_refused_by_name(district: Town, empty: str, tmp_path: Path) -> None:
    write(tmp_path / "district.zip", at=NOON)
    with zipfile.ZipFile(tmp_path / "district.zip") as found:
        manifest = json.loads(found.read(MANIFEST))
    manifest["migrations"].append("cases.0099_from_the_future")
    other = _damaged(
        tmp_path / "district.zip", tmp_path / "other.zip", MANIFEST, json.dumps(manifest).encode()
    )
    with databases.using(empty), pytest.raises(BadInput, match="0099_from_the_future"):
        restore(other)


def test_what_is_no_backup_is_said_so(db: None, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not a zip", "utf-8")
    (tmp_path / "folder").mkdir()
    for name, said in (("letter.txt", "重新拷一次"), ("nowhere.zip", "核对路径"), ("folder", "这是一个目录")):
        with pytest.raises(BadInput, match=f"{name}.*{said}"):
            examine(tmp_path / name)


@pytest.mark.parametrize("manifest", ["[1]", "{not json", "{}", '{"parts": 3}'])
def test_a_backup_with_an_odd_list_is_none(district: Town, tmp_path: Path, manifest: str) -> None:
    write(tmp_path / "district.zip", at=NOON)
    odd = _damaged(tmp_path / "district.zip", tmp_path / "odd.zip", MANIFEST, manifest.encode())
    with pytest.raises(BadInput, match="不是完整的备份文件"):
        examine(odd)


def test_a_cut_or_a_bent_one_is_said_to_be_so_in_the_language_of_the_reader(
    district: Town, tmp_path: Path
) -> None:
    write(tmp_path / "district.zip", at=NOON)
    whole = (tmp_path / "district.zip").read_bytes()
    middle = len(whole) // 2
    (tmp_path / "cut.zip").write_bytes(whole[:middle])
    bent = whole[:middle] + bytes(each ^ 0xFF for each in whole[middle : middle + 40]) + whole[middle + 40 :]
    (tmp_path / "bent.zip").write_bytes(bent)
    for name in ("cut.zip", "bent.zip"):
        with pytest.raises(BadInput, match="没有拷完整|清单对不上"):
            examine(tmp_path / name)
        with translation.override("en"), pytest.raises(BadInput, match="not a whole backup|is damaged"):
            examine(tmp_path / name)


def test_which_of_the_two_is_newer_is_said(district: Town, empty: str, tmp_path: Path) -> None:
    write(tmp_path / "district.zip", at=NOON)
    with zipfile.ZipFile(tmp_path / "district.zip") as found:
        manifest = json.loads(found.read(MANIFEST))
    names = manifest["migrations"]
    for there, said in (([*names, "cases.0099_later"], "升级到那个版本"), (names[:-1], "旧版本做的")):
        text = json.dumps(manifest | {"migrations": there}).encode()
        other = _damaged(tmp_path / "district.zip", tmp_path / "other.zip", MANIFEST, text)
        with databases.using(empty), pytest.raises(BadInput, match=said):
            restore(other)
    later = _damaged(tmp_path / "district.zip", tmp_path / "l.zip", MANIFEST, b'{"bandeng_backup": 99}')
    with pytest.raises(BadInput, match="更新的版本写的"):
        examine(later)


def test_where_work_is_the_tables_are_not_even_brought_up_to_date(
    district: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "district.zip", at=NOON)
    asked: list[str] = []
    called = "bandeng.ledger.management.commands.restore.call_command"
    monkeypatch.setattr(called, lambda *words, **_options: asked.append(words[0]))
    for file, said in (("district.zip", "什么也没有改"), ("nowhere.zip", "什么也没有改")):
        with pytest.raises(CommandError, match=said):
            call_command("restore", str(tmp_path / file))
    assert asked == []


def test_the_commands_answer_with_codes(district: Town, empty: str, tmp_path: Path) -> None:
    file = str(tmp_path / "district.zip")
    call_command("backup", file)
    call_command("backup", file, "--check")
    with pytest.raises(CommandError) as again:
        call_command("backup", file)
    assert again.value.returncode == 2
    with databases.using(empty):
        call_command("restore", file)
        with pytest.raises(CommandError) as twice:
            call_command("restore", file)
    assert twice.value.returncode == 1
