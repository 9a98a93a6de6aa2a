"""Whoever follows a matter beside its reporter: who she is, her own code, her own word."""

import hmac
from collections.abc import Iterable

from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import sight
from bandeng.cases.queries.codes import code_of, is_code_of
from bandeng.people import vault

SHOWN = 50


def of(case: Case) -> list[Follower]:
    """Everybody who follows it, the first ones first; at most so many as a page shows."""
    return list(Follower.objects.filter(case=case).order_by("since_at", "id")[:SHOWN])


def speaking(case: Case, persons: Iterable[str]) -> Follower | None:
    """The follower in whose name one of these persons may speak: she herself, or who joined her."""
    known = {each for each in persons if each}
    return next((each for each in of(case) if known & {each.person, each.helper}), None)


def voice_code(case: Case, person: str) -> str:
    """Her own code: eight digits, derived as the reporter's is, from the matter and herself."""
    return code_of(f"{case.stream}/{person}")


def whose_code(case: Case, given: str) -> Follower | None:
    """The follower whose code this is; blanks and dashes do not count."""
    digits = "".join(sign for sign in given if sign.isdigit()).encode()
    matching = [
        each
        for each in Follower.objects.filter(case=case)
        if hmac.compare_digest(voice_code(case, each.person).encode(), digits)
    ]
    return matching[0] if matching else None


def said_by(followers: Iterable[Follower]) -> dict[str, str]:
    """What they told, by the id of the words."""
    return vault.read(each.words for each in followers if each.words != "-")


def holder_of(number: str, code: str) -> str:
    """The id of whoever holds this number and code: the reporter, or one who follows it (empty: nobody)."""
    case = sight.find(number)
    if case is None:
        return ""
    if is_code_of(case.stream, code):
        return case.reporter
    follower = whose_code(case, code)
    return follower.person if follower else ""
