"""Hours without letters: those of the rule book, or a person's own. They only ever delay."""

from datetime import datetime

from bandeng.kernel.calendar import Hours
from bandeng.notices.rules import ALWAYS, BOOK, NEVER_QUIET, hours_without, next_open
from bandeng.rulebook.calendar import duty_pattern, work_calendar

STAFF, RESIDENTS = "notices-staff", "notices-residents"


def open_from(at: datetime, quiet: str, *, desk: bool) -> datetime:
    """The first moment from ``at`` on at which a letter may go; ``desk``: it goes to somebody in a post."""
    return next_open(at, _hours(quiet, desk=desk), work_calendar())


def _hours(quiet: str, *, desk: bool) -> Hours:
    if quiet == NEVER_QUIET:
        return ALWAYS
    if quiet != BOOK:
        return hours_without(quiet)
    try:
        return duty_pattern(STAFF if desk else RESIDENTS)
    except KeyError:  # a book that says nothing about it
        return ALWAYS
