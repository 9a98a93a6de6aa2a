"""What the story of a matter says of limits that were missed and appealed, and who may read whose words.

Nothing of the first reviewer's word is shown before the other has decided: each decides for herself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, stages
from bandeng.cases.queries.limits import limit_name
from bandeng.ledger.models import Fact

OFFICIAL_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.appealed": ("reason",),
    "cases.appeal_decided": ("first_words", "words"),
}


def weighed_by(told: Iterable[Fact], desks: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """By the height of a decision whose words are whose: of the one who decided first, of the other."""
    first: dict[int, Fact] = {}
    found: dict[int, dict[str, str]] = {}
    for fact in told:
        if fact.name == "cases.appeal_weighed":
            first[fact.body["number"]] = fact
        elif fact.name == "cases.appeal_decided" and fact.body["number"] in first:
            one = first[fact.body["number"]]
            other = fact.body["granted"] or (fact.body["split"] and not one.body["granted"])
            found[fact.id] = {
                "first_words": _who_found(desks, one.post, granted=one.body["granted"]),
                "words": _who_found(desks, fact.post, granted=other),
            }
    return found


def _who_found(desks: Mapping[str, str], post: str, *, granted: bool) -> str:
    text = _("%(desk)s认为成立") if granted else _("%(desk)s认为不成立")
    return text % {"desk": desks.get(post, "")}


def found_by(who: str, text: str) -> str:
    """A reviewer's words, with who she is and what she found."""
    return _("%(who)s:%(text)s") % {"who": who, "text": text}


def exemptions(case: Case, seen: Iterable[Fact]) -> dict[int, tuple[str, ...]]:
    """What stands beside an overtime whose appeal was granted, by height: it stays, and is in no rate."""
    reminded = [fact for fact in seen if fact.name == "cases.reminded"]
    exempt = appeals.exempted(case) if reminded else set()
    note = _("申诉成立,不计入按期率")
    return {fact.id: (note,) for fact in reminded if fact.body["clock"] in exempt}


def of_limits(told: Sequence[Fact], desks: Mapping[str, str]) -> dict[int, str]:
    """What each fact about a limit says, by height.

    A supervision holds the post that is told: whose limit it was stands in the reminder of the same clock.
    """
    chosen, late = stages.chosen(told), _late_seats(told)
    said = {}
    for fact in told:
        if fact.name in OF_A_LIMIT:
            clock = fact.body["limit" if "limit" in fact.body else "clock"]
            seat = str(fact.body.get("seat", "-"))
            body = {**fact.body, "late": late.get(clock, seat), "told": desks.get(seat, "")}
            said[fact.id] = OF_A_LIMIT[fact.name](body, stages.held(chosen, clock))
    return said


def _late_seats(told: Iterable[Fact]) -> dict[str, str]:
    return {fact.body["clock"]: fact.body["seat"] for fact in told if fact.name == "cases.reminded"}


def those_named(told: Iterable[Fact]) -> set[str]:
    """The posts that the sentences name: of those who acted, and of those who were told of a delay."""
    every = list(told)
    supervised = {fact.body["seat"] for fact in every if fact.name == "cases.supervised"}
    return supervised | {fact.post for fact in every}


def _appealed(body: dict[str, Any], condition: str) -> str:
    words = {"limit": limit_name(body["kind"], body["missed"], condition)}
    return _("申诉「%(limit)s」超时,由上面的两个人分别审") % words


def _decided(body: dict[str, Any], condition: str) -> str:
    words = {"limit": limit_name(body["kind"], body["seat"], condition)}
    if body["granted"]:
        return _("两个人都认为申诉成立:「%(limit)s」超时不计入按期率,超时照样看得见") % words
    if body["split"]:
        return _("两个人意见不一,申诉不成立:「%(limit)s」超时照算") % words
    return _("两个人都认为申诉不成立:「%(limit)s」超时照算") % words


def _reminded(body: dict[str, Any], condition: str) -> str:
    words = {"limit": limit_name(body["kind"], body["seat"], condition)}
    return _("「%(limit)s」超过了时限,系统催办") % words


def _supervised(body: dict[str, Any], condition: str) -> str:
    words = {"limit": limit_name(body["kind"], body["late"], condition), "who": body["told"]}
    return _("「%(limit)s」仍未办,%(who)s督办") % words


def _weighed(_body: dict[str, Any]) -> str:
    return _("一个人审完了申诉,等另一个人也审完再一起公开")


# What is said of a limit, which may be that of a stage: the condition says what is done in it.
OF_A_LIMIT: Mapping[str, Callable[[dict[str, Any], str], str]] = {
    "cases.reminded": _reminded,
    "cases.supervised": _supervised,
    "cases.appealed": _appealed,
    "cases.appeal_decided": _decided,
}
SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {"cases.appeal_weighed": _weighed}
