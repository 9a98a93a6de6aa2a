"""Where each document lies and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bandeng.home.documents import addresses, charter, facts, figures, glossary, lives, rooms

ROOT = Path(__file__).resolve().parents[3]
Writer = Callable[[str], str]  # from the text that is there ("" for none) to the text that should be


@dataclass(frozen=True)
class Document:
    """A file, its writer, and its text now and as it should be."""

    path: Path
    write: Writer

    @property
    def now(self) -> str:
        return self.path.read_text(encoding="utf-8") if self.path.exists() else ""

    @property
    def should(self) -> str:
        return self.write(self.now)

    @property
    def is_stale(self) -> bool:
        return self.now != self.should


def documents(root: Path = ROOT) -> list[Document]:
    """Every document that is made from the code, wholly or between marks."""
    generated = root / "docs" / "generated"
    return [
        Document(generated / "facts.md", _whole(facts.page)),
        Document(generated / "fact-shapes.json", facts.shapes_text),
        Document(generated / "figures.md", _whole(figures.page)),
        Document(generated / "charter.md", _whole(charter.page)),
        Document(generated / "urls.md", _whole(addresses.page)),
        Document(generated / "urls.txt", _whole(addresses.snapshot)),
        Document(generated / "life-of-a-case.md", _whole(lives.page)),
        Document(generated / "rooms.md", _whole(rooms.page)),
        Document(root / "ARCHITECTURE.md", _between("rooms", rooms.drawing)),
        Document(root / "docs" / "glossary.md", _between("acts and facts", glossary.tables)),
    ]


def _whole(page: Callable[[], str]) -> Writer:
    return lambda _: page()


def _between(name: str, part: Callable[[], str]) -> Writer:
    begin, end = f"<!-- {name}: made from the code by `make docs` -->", f"<!-- end of {name} -->"

    def write(now: str) -> str:
        head, found, rest = now.partition(begin)
        _, closed, tail = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"the marks {begin} and {end} are missing")
        return f"{head}{begin}\n{part()}\n{end}{tail}"

    return write
