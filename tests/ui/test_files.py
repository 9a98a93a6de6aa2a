"""Files that were vendored are what they say; own scripts stay small; languages are complete."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from bandeng.ui import messages
from bandeng.ui.messages import bring_up_to_date

ROOT = Path(__file__).resolve().parent.parent.parent
UI = ROOT / "bandeng" / "ui"
VENDORED = [
    file
    for package in json.loads((UI / "vendor.json").read_text(encoding="utf-8"))["packages"]
    for file in package["files"]
]


@pytest.mark.parametrize("file", VENDORED, ids=lambda file: Path(file["to"]).name)
def test_a_vendored_file_is_what_was_vendored(file: dict[str, str]) -> None:
    assert hashlib.sha256((ROOT / file["to"]).read_bytes()).hexdigest() == file["sha256"]


def test_every_vendored_package_names_its_licence() -> None:
    for package in json.loads((UI / "vendor.json").read_text(encoding="utf-8"))["packages"]:
        assert package["licence"] and package["version"]


def test_every_icon_that_is_used_is_in_the_sprite() -> None:
    sprite = set(
        re.findall(r'<symbol id="([\w-]+)"', (UI / "static/ui/icons.svg").read_text(encoding="utf-8"))
    )
    used: set[str] = set()
    for template in (ROOT / "bandeng").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        used |= set(re.findall(r'(?:ui\.icon|\bicon)\("([\w-]+)"', text))
        used |= set(re.findall(r'(?:icon_name=|"icon": )"([\w-]+)"', text))
    for module in (ROOT / "bandeng").rglob("*.py"):
        used |= set(re.findall(r'\bicon="([\w-]+)"', module.read_text(encoding="utf-8")))
    assert used <= sprite, f"add to bandeng/ui/vendor.json and run scripts.vendor: {sorted(used - sprite)}"


def test_own_scripts_and_sheets_are_small() -> None:
    for script in (UI / "static/ui/js").glob("*.js"):
        assert len(script.read_text(encoding="utf-8").splitlines()) <= 80, script.name
    sheets = {sheet.stem: sheet.stat().st_size for sheet in (UI / "static/ui/css").glob("*.css")}
    assert sheets["base"] <= 28 * 1024  # what a resident's telephone loads
    assert sheets["base"] + sheets["desk"] <= 34 * 1024  # what the desk loads
    assert set(sheets) == {"base", "desk"}


def test_the_english_of_the_shell_is_complete() -> None:
    assert bring_up_to_date("ui", check=True) == []


def test_the_catalogue_keeps_translations_and_notices_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "bandeng" / "benches"
    (room / "jinja2" / "benches").mkdir(parents=True)
    (room / "words.py").write_text('x = _("坐下")\n', encoding="utf-8")
    page = room / "jinja2" / "benches" / "page.html"
    page.write_text("{{ _('还有 %(n)s 件', n=1) }}{% trans %}起来{% endtrans %}", encoding="utf-8")
    monkeypatch.setattr(messages, "PACKAGE", tmp_path / "bandeng")
    assert len(bring_up_to_date("benches", check=False)) == 3
    book = room / "locale" / "en" / "LC_MESSAGES" / "django.po"
    text = book.read_text(encoding="utf-8").replace('msgid "坐下"\nmsgstr ""', 'msgid "坐下"\nmsgstr "Sit"')
    text = text.replace('msgid "起来"\nmsgstr ""', 'msgid "起来"\nmsgstr "Rise"')
    book.write_text(text.replace('件"\nmsgstr ""', '件"\nmsgstr "%(count)s left"'), encoding="utf-8")
    assert bring_up_to_date("benches", check=False) == [
        "benches: another placeholder in the English of 还有 %(n)s 件"
    ]
    compiled = book.with_suffix(".mo").read_bytes()
    assert b"Sit" in compiled
    bring_up_to_date("benches", check=False)
    assert book.with_suffix(".mo").read_bytes() == compiled
    page.write_text("", encoding="utf-8")
    assert bring_up_to_date("benches", check=True) == [
        "benches: stale, run python -m bandeng.ui.messages --room benches"
    ]
