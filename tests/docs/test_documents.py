"""The documents say what the code says, and lead somewhere."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from bandeng.home.documents import facts
from bandeng.home.documents.rooms import ROOMS
from bandeng.home.documents.shelf import Document, documents
from bandeng.kernel.facts import KINDS
from bandeng.rulebook.rules.acts import ACTS
from bandeng.settings import base

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path.name)
def test_what_is_made_from_the_code_is_fresh(document: Document) -> None:
    fresh = not document.is_stale
    assert fresh, "run `make docs`"


def test_the_drawing_knows_every_room() -> None:
    assert set(ROOMS) == {"kernel", *base.ROOMS}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    dead = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert not dead, dead


def test_the_glossary_has_every_word_of_the_code() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    words = [*ROOMS, *ACTS, *(name for name, _ in KINDS)]
    missing = [word for word in words if f"`{word}`" not in glossary]
    assert not missing, missing


def test_the_changelog_tells_of_what_is_not_released_yet() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("## Unreleased")[2].partition("\n## ")[0]
    assert re.search(r"^- \S", changes, re.MULTILINE)


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.split(r"[\[<>=~!]", line)[0] for line in wanted}
    told = set(
        re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / "docs" / "dependencies.md").read_text("utf-8"), re.M)
    )
    assert names == told, names ^ told


def test_make_names_only_what_there_is() -> None:
    """Every ``make word`` of the documents is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {word for page in PAGES for word in re.findall(r"`make ([a-z]+)", page.read_text("utf-8"))}
    assert named <= targets, named - targets


def test_a_published_shape_does_not_change() -> None:
    name, shape = next(iter(facts.shapes().items()))
    with pytest.raises(ValueError, match=name):
        facts.shapes_text(json.dumps({name: shape | {"more": "str"}}))
    with pytest.raises(ValueError, match="nothing.said"):
        facts.shapes_text(json.dumps({"nothing.said@1": {}}))


def test_a_new_shape_is_added() -> None:
    first, *_ = facts.shapes().items()
    assert json.loads(facts.shapes_text(json.dumps(dict([first])))) == facts.shapes()
