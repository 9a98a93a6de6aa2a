"""What residents find: places by name, and matters by number, by what they are about and where they are.

Only what stands on public pages is looked through: names of places and conditions, and numbers. Nobody's
words are, and matters about homes and persons are found by their number only.
"""

from dataclasses import dataclass

from bandeng.cases.models import Case
from bandeng.rulebook.queries import book
from bandeng.search.queries import directory
from bandeng.search.queries.fitting import about, fitting, windowed
from bandeng.search.rules import normal, terms

PAGE = 20
LONGEST_ID = 19  # digits


@dataclass(frozen=True, kw_only=True)
class Found:
    """Matters, newest first. ``more``: go on below this id (0: nothing is left); there may be none here and
    yet more, where a request does not come to the end of the book."""

    cases: tuple[Case, ...] = ()
    more: int = 0


def numbered(asked: str) -> list[Case]:
    """The matter of this number, or whose number ends in these digits."""
    whole = "".join(asked.split()).upper()
    last = whole.rpartition("-")[2]
    found = list(Case.objects.filter(number=whole))
    if not found and last.isascii() and last.isdecimal() and len(last) < LONGEST_ID:
        found = [case for case in Case.objects.filter(id=int(last)) if normal(whole) in normal(case.number)]
    return found


def places(asked: str) -> list[directory.Named]:
    """Places of this name or with these first letters of its pinyin, as many as fit a page."""
    return directory.places_named(terms(asked))[: directory.MOST]


def matters(asked: str, *, before: int) -> Found:
    """Matters that every part of what is asked fits: as what they are about, or as where they are."""
    wanted = [fitting(term) for term in terms(asked)]
    if not wanted or not all(wanted):
        return Found()
    rows = Case.objects.filter(*wanted, about(sorted(book().outdoors)))
    cases, more = windowed(rows, below=before, most=PAGE)
    return Found(cases=cases, more=more)
