"""A form that comes back has lost the file that was chosen, and says so: without script none is kept."""

import re
from pathlib import Path

import pytest

import bandeng

ROOT = Path(bandeng.__file__).parent
FIELD = re.compile(r"""ui\.picture\((?P<picture>[^,]+),|ui\.field\((?P<field>[^,]+),[^{}]*?type="file\"""")
TEMPLATES = sorted(
    path
    for path in ROOT.glob("*/jinja2/**/*.html")
    if "gallery" not in path.parts
    and "components" not in path.parts
    and FIELD.search(path.read_text("utf-8"))
)


def test_there_are_such_forms_in_many_rooms() -> None:
    assert len(TEMPLATES) > 15


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_field_for_files_says_that_nothing_was_kept(path: Path) -> None:
    text = path.read_text("utf-8")
    for found in FIELD.finditer(text):
        name = (found["picture"] or found["field"]).strip()
        rest = text[found.end() :]
        follows = FIELD.search(rest)
        said = f"ui.lost(request.FILES, {name})"
        assert said in (rest[: follows.start()] if follows else rest), f"below the field {name}"


def test_no_form_draws_such_a_field_by_hand() -> None:
    by_hand = [
        str(path.relative_to(ROOT))
        for path in ROOT.glob("*/jinja2/**/*.html")
        if re.search(r"<input[^>]*type=[\"']?file", path.read_text("utf-8"))
    ]
    assert by_hand == ["ui/jinja2/ui/components/choice.html"]
