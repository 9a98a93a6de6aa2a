"""Matters whose source named nobody who reported them: there is nobody who could be asked."""

from collections.abc import Iterable

from bandeng.cases.models import Case
from bandeng.cases.rules import FROM_OTHERS
from bandeng.ledger import remembering
from bandeng.people import queries as people

SPEAKING = frozenset({"handling", "checking", "confirming", "divided"})


def is_so(case: Case) -> bool:
    """Whether neither name nor telephone of a reporter came with it, and nobody follows it."""
    return _may_be(case) and bool(remembering.once("cases", _question(case), lambda: _found([case])))


def ask_once(cases: Iterable[Case]) -> None:
    """Ask for a whole list with one statement: ``is_so`` then asks for none of those whose sentence speaks of
    her answer."""
    asked = [case for case in cases if _may_be(case) and _is_shown(case)]
    open_ones = [case for case in asked if remembering.known("cases", _question(case)) is None]
    found = _found(open_ones)
    for case in open_ones:
        remembering.note("cases", _question(case), case.reporter in found)


def _may_be(case: Case) -> bool:
    return case.channel in FROM_OTHERS and case.helper == "-" and not case.followers


def _is_shown(case: Case) -> bool:
    return case.state in SPEAKING or case.result == "unconfirmed"


def _question(case: Case) -> tuple[str, int]:
    return ("nameless", case.id)


def _found(cases: list[Case]) -> set[str]:
    return people.never_named(case.reporter for case in cases) if cases else set()
