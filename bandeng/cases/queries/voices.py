"""Whoever follows a matter beside its reporter: who she is, her own code, her own word."""

import hmac
from collections.abc import Iterable
from datetime import datetime

from bandeng.cases import rules
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import sight
from bandeng.cases.queries.codes import code_of, is_code_of
from bandeng.cases.ties import Kin
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault

SHOWN = 50


def of(case: Case) -> list[Follower]:
    """Everybody who follows it, the first ones first; at most so many as a page shows."""
    return list(Follower.objects.filter(case=case).order_by("since_at", "id")[:SHOWN])


def speaking(case: Case, persons: Iterable[str]) -> Follower | None:
    """The follower in whose name one of these persons may speak: she herself, or who joined her."""
    known = {each for each in persons if each}
    return next((each for each in of(case) if known & {each.person, each.helper}), None)


def told_at(case: Case) -> datetime | None:
    """When its people were told of the last result, while it is open again and no newer one is reported."""
    opened = case.state == "contested" or case.contests or case.reworks
    if case.state not in rules.BESIDE or not opened:
        return None
    found = None
    for fact in sorted(straight.objects(Fact, {"stream": case.stream}), key=lambda fact: fact.turn):
        if fact.name in {"cases.resolved", "cases.declined"}:
            found = None
        elif _tells(fact):
            found = fact.at
    return found


def _tells(fact: Fact) -> bool:
    passed = fact.name == "cases.checked" and fact.body["passed"] and not fact.body["sample"]
    return fact.name == "cases.settled" or passed


def may_speak_beside(case: Case, follower: Follower | None) -> bool:
    """Whether she has not said yet how the last result was, of which she was told (None: the reporter).

    What staff wrote down for her, she may put right.
    """
    said, channel = (follower or case).answer, (follower or case).answer_channel
    if said != "-" and channel not in rules.ASKED_BY_STAFF:
        return False
    told = told_at(case)
    return told is not None and (follower is None or follower.since_at <= told)


def through(case: Case, ids: Iterable[int]) -> list[str]:
    """The reporters of these matters, of those that are merged into this one."""
    inside = Kin.objects.filter(whole=case.id, kind="merged", case_id__in=list(ids))
    return list(inside.values_list("case__reporter", flat=True))


def raised_alone(ids: Iterable[int], phone: str) -> str:
    """Who raised the newest of these matters for herself, unless this telephone is another's; else empty."""
    raised = Case.objects.filter(id__in=list(ids), helper="-").newest_first()
    person = raised.values_list("reporter", flat=True).first() or ""
    return person if not phone or person in people.ids_with_phone(phone) else ""


def one_with(case: Case, person: str) -> str:
    """Whoever is in the matter already and left the same telephone as this person; ``-`` where nobody did.

    The telephones stay in the vault; of several who are one the first stands for all.
    """
    rows = Follower.objects.filter(case=case).order_by("since_at", "id").values_list("person", "one_with")
    stands = {case.reporter: "-"} | dict(rows)
    same = people.sharing_number(person, stands)
    first = next((each for each in stands if each in same), "-")
    return stands.get(first, "-") if stands.get(first, "-") != "-" else first


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


def spoke_at(followers: Iterable[Follower]) -> dict[str, datetime]:
    """When those spoke who came with a merged matter, by the id of the follower: it, or they in it."""
    came = [each for each in followers if each.through != "-"]
    if not came:
        return {}
    cases = {each.number: each for each in Case.objects.filter(number__in={one.through for one in came})}
    inside = Follower.objects.filter(case__in=list(cases.values()))
    spoke = {(one.case.number, one.person): one.since_at for one in inside.select_related("case")}
    spoke |= {(number, each.reporter): each.reported_at for number, each in cases.items()}
    told = {each.id: spoke.get((each.through, each.person)) for each in came}
    return {ref: at for ref, at in told.items() if at is not None}


def holder_of(number: str, code: str) -> str:
    """The id of whoever holds this number and code: the reporter, or one who follows it (empty: nobody)."""
    case = sight.find(number)
    if case is None:
        return ""
    if is_code_of(case.stream, code):
        return case.reporter
    follower = whose_code(case, code)
    return follower.person if follower else ""
