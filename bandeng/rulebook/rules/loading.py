"""From a folder to a Book, or to every reason why not."""

from pathlib import Path

from bandeng.rulebook.rules.book import Book
from bandeng.rulebook.rules.building import build
from bandeng.rulebook.rules.checking import check
from bandeng.rulebook.rules.issues import BrokenBook
from bandeng.rulebook.rules.reading import read


def load(path: Path) -> Book:
    """The book in this folder. Raises NotABook, or BrokenBook with every issue."""
    source = read(path)
    issues = check(source)
    if issues:
        raise BrokenBook(str(path), issues)
    return build(source)
