"""What only rooms above can tell of a book, such as which figures there are.

@also
def figures(source: Source) -> Iterator[Issue]: ...
"""

from collections.abc import Callable, Iterable

from bandeng.rulebook.rules.checking import check
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source

Check = Callable[[Source], Iterable[Issue]]
_CHECKS: list[Check] = []


def also(asked: Check) -> Check:
    """Look every book that is checked by hand over with this, too."""
    _CHECKS.append(asked)
    return asked


def everything(source: Source) -> list[Issue]:
    """Every issue of these files, with what the rooms above know; in the order of files and lines."""
    return sorted({*check(source), *(issue for asked in _CHECKS for issue in asked(source))})
