"""What the story of a matter says of limits that were missed and appealed, and who may read whose words.

Nothing of the first reviewer's word is shown before the other has decided: each decides for herself.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import appeals
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
    words = {"limit": limit_name(body["kind"], body["seat"], condition)}
    return _("「%(limit)s」仍未办,上一级督办") % words


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
