"""What the documents tell people to type can be typed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "generated" not in page.parts and "adr" not in page.parts
)
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
IN_A_LINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
BEFORE = re.compile(r"^(\$ |ExecStart\w*=|sudo |-u \S+ |systemd-run |[A-Z_]+=\S+ )")
AFTER = {"|", "||", "&&", ";", ">", ">>", "<", "2>", "&"}
OURS = {
    "backup", "ballot", "cases", "charter", "clock", "demo", "docs", "edition", "export", "figure", "locate",
    "members", "people", "pictures", "places", "posts", "rebuild", "restore", "rulebook", "run", "seal",
    "search", "verify", "web", "worker",
}  # fmt: skip


def typed(text: str) -> Iterator[list[str]]:
    """Every ``bandeng`` command line of the blocks of a page, as words without the program's name."""
    for block in FENCE.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            if words := words_of(line):
                yield words


def words_of(line: str) -> list[str]:
    """The words after ``bandeng`` (also ``.venv/bin/bandeng``) of a command line; none for other lines."""
    rest = line.strip()
    while before := BEFORE.match(rest):
        rest = rest[before.end() :]
    if not re.match(r"(\S*bin/)?bandeng\s", rest):
        return []
    words = shlex.split(rest, comments=True)[1:]
    ends = [place for place, word in enumerate(words) if word in AFTER]
    words = words[: ends[0]] if ends else words
    return words[2:] if words[:1] == ["--data"] else words


def command(word: str) -> BaseCommand:
    room = get_commands()[word]
    assert isinstance(room, str)
    return load_command_class(room, word)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_line_can_be_typed(page: Path) -> None:
    for words in typed(page.read_text("utf-8")):
        if words[0] == "--help":
            continue
        assert words[0] in get_commands(), words
        if "--help" not in words:
            command(words[0]).create_parser("bandeng", words[0]).parse_args(words[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_named_in_a_sentence_is_there(page: Path) -> None:
    named = {words[0] for code in IN_A_LINE.findall(page.read_text("utf-8")) if (words := words_of(code))}
    assert named - {"--help", "…"} <= set(get_commands()), named


def test_every_command_of_ours_is_told() -> None:
    assert {name for name, room in get_commands().items() if str(room).startswith("bandeng.")} == OURS
    told = {words[0] for words in typed((ROOT / "docs" / "command-line.md").read_text("utf-8"))}
    text = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    assert {word for word in OURS - told if f"`bandeng {word}`" not in text} == set()


def test_a_command_that_is_not_there_would_be_noticed() -> None:
    assert list(typed("```sh\nsudo -u bandeng X=1 /opt/bin/bandeng --data /x verify --json | jq .\n```")) == [
        ["verify", "--json"]
    ]
    with pytest.raises(Exception, match="--nothing"):
        command("verify").create_parser("bandeng", "verify").parse_args(["--nothing"])


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_readme_names_both_doors_and_the_way_on(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    for said in ("make demo", "make test", "docs/operators-guide.md", "docs/command-line.md", "LICENSE"):
        assert said in text, said


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_who_is_named_in_the_walk_can_sign_in(page: str) -> None:
    """User names in the table of the walk are those of the demo's cast."""
    from_cast = set(re.findall(r'^    \("([a-z-]+)", ', (ROOT / "bandeng/demo/cast.py").read_text(), re.M))
    table = re.findall(r"^\| [^|]+ \| `([a-z-]+)` \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)
    assert table
    assert set(table) <= from_cast, set(table) - from_cast


def test_pictures_are_light() -> None:
    heavy = [page.name for page in (ROOT / "docs" / "pictures").glob("*") if page.stat().st_size > 200_000]
    assert not heavy, heavy


def test_the_tests_that_are_said_to_hold_something_exist() -> None:
    pages = "".join((ROOT / "docs" / name).read_text("utf-8") for name in ("security.md", "strength.md"))
    named: list[tuple[str, str]] = []
    for file, tests in re.findall(r"`(tests/\S+\.py)`: ((?:`test_\w+`(?:, )?)+)", pages):
        named += [(file, name) for name in re.findall(r"test_\w+", tests)]
    named += [(file, "") for file in re.findall(r"`(tests/\S+\.py)`", pages)]
    missing = [
        (file, name)
        for file, name in named
        if not (ROOT / file).exists()
        or (f"def {name}(" if name else "") not in (ROOT / file).read_text("utf-8")
    ]
    assert len(named) > 40
    assert not missing, missing


def test_the_index_names_every_document() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]
    assert not [page for page in pages if page != "README.md" and f"({page})" not in index]
