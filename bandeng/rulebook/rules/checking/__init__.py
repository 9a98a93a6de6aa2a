"""Everything that is wrong with a book, all at once."""

from bandeng.rulebook.rules.checking.meaning import meaning
from bandeng.rulebook.rules.checking.shape import shape
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source


def check(source: Source) -> list[Issue]:
    """Every issue of these files, by file and line; an empty list when the book can be used."""
    return sorted({*source.issues, *shape(source), *meaning(source)})
