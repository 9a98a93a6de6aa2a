"""The life of an award, the desks it passes, and what must never happen. Pure.

A naming needs a body with authority and its approval, valid on the day (创建示范活动管理办法(试行), 2022:
other organs of a county and streets may run none). Persons and teams are told apart in every fact.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bandeng.kernel.flow import Flow
from bandeng.rulebook.rules.honours import OWN, STREET

CHECKING, READY, ANNOUNCED, DECIDED, HANDED = "checking", "ready", "announced", "decided", "handed"
REFUSED, DEFERRED, WITHDRAWN, RECORDED = "refused", "deferred", "withdrawn", "recorded"
RETRACTED = "retracted"
LIFE = Flow(
    room="honours",
    start=CHECKING,
    moves={
        (CHECKING, "endorse"): CHECKING,
        (CHECKING, "refuse"): REFUSED,
        (CHECKING, "defer"): DEFERRED,
        (DEFERRED, "endorse"): CHECKING,
        (DEFERRED, "refuse"): REFUSED,
        (CHECKING, "retract"): RETRACTED,
        (DEFERRED, "retract"): RETRACTED,
        (READY, "retract"): RETRACTED,
        (READY, "publish"): ANNOUNCED,
        (READY, "decide"): DECIDED,
        (READY, "refuse"): REFUSED,
        (READY, "defer"): DEFERRED,
        (ANNOUNCED, "decide"): DECIDED,
        (ANNOUNCED, "refuse"): REFUSED,
        (DECIDED, "hand_over"): HANDED,
        (DECIDED, "withdraw"): WITHDRAWN,
        (HANDED, "withdraw"): WITHDRAWN,
        (RECORDED, "withdraw"): WITHDRAWN,
        (WITHDRAWN, "take_back"): WITHDRAWN,
    },
)
GIVEN = (DECIDED, HANDED, RECORDED)
ENDED = (REFUSED, RETRACTED)  # off the list: the unit may nominate anew
GOING = (CHECKING, READY, ANNOUNCED)
HOLDS, PASSED, LAPSED = "holds", "passed", "lapsed"
HELD = (HOLDS, PASSED, LAPSED, WITHDRAWN)  # of an honour that was given, as everybody sees it
REACHED, FILE, NOMINATED = "reached", "file", "nominated"  # why somebody is on the list
HOME, CEREMONY, FAMILY = "home", "ceremony", "family"
HOWS = (CEREMONY, HOME, FAMILY)
FIGURE, RECORD = "figure", "record"
GROUNDS = (FIGURE, RECORD)
GROUNDS_AT_MOST = 8
NAME_AT_MOST, WORDS_AT_MOST, NUMBER_AT_MOST = 60, 500, 60
LIST_AT_MOST, PAGE = 500, 200  # a page is less than a form may have fields
PUBLIC_PAGE = 100  # lists for everybody go on page by page
FOLDED_ABOVE = 20  # a list of more names than this is folded, place by place
NOBODY = "-"
WHOLE = "all"  # an objection to the whole list that takes all of it down


def chain(checks: Sequence[str], *, unit: str, street: str, nominated: bool) -> tuple[str, ...]:
    """The desks whose yes is needed, in order: each once, none where there is no street.

    A unit that nominates does not check its own nomination.
    """
    desks = [{OWN: unit, STREET: street}.get(check, check) for check in checks]
    wanted = (desk for desk in desks if desk != NOBODY and not (nominated and desk == unit))
    return tuple(dict.fromkeys(wanted))


def street_of(place: str) -> str:
    """The code of the street a place lies in (``-``: in none), from its path."""
    codes = place.rstrip("/").split("/")
    return codes[1] if len(codes) > 1 else NOBODY


def is_below_district(place: str) -> bool:
    """Whether a unit that serves this place is a street's or lower: such a unit names nothing."""
    return street_of(place) != NOBODY


def in_reading_order(name: str) -> tuple[tuple[int, bytes], ...]:
    """What names are sorted by: numbers in them as numbers, characters as GB 18030 has them (the common ones
    by their sound).
    """
    parts = (part for part in re.split(r"(\d+)", name) if part)
    return tuple((int(part), b"") if part.isdecimal() else (-1, part.encode("gb18030")) for part in parts)


def stretch_of(places: Sequence[str]) -> int:
    """By how many steps of their paths a list of places falls into several parts; 0: they are all one."""
    longest = max((path.rstrip("/").count("/") + 1 for path in places), default=0)
    return next((n for n in range(2, longest + 1) if len({upto(path, n) for path in places}) > 1), 0)


def upto(path: str, steps: int) -> str:
    """The first steps of a path of a place: of ``410103/410103012/410103012002/``, two: the street's."""
    return "/".join(path.rstrip("/").split("/")[:steps]) + "/"


def due_day(year: int, by_day: str) -> date:
    """The day of a year by which years are counted; ``by_day`` as ``07-01``."""
    month, _dash, day = by_day.partition("-")
    return date(year, int(month), int(day))


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def notice_ends(begins: date, days: int) -> date:
    """The last day of a public notice of so many calendar days, the first counted."""
    return begins + timedelta(days=days - 1)
