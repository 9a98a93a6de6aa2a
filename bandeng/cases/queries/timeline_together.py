"""What the story of a matter says of merging, dividing and coming back, and who may read whose words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import voices
from bandeng.ledger.models import Fact

OFFICIAL_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.merged": ("words",),
    "cases.divided": ("words",),
    "cases.united": ("words",),
    "cases.unlinked": ("words",),
    "cases.detached": ("words",),
    "cases.reopened": ("words",),
}


def parted_later(told: Iterable[Fact]) -> set[int]:
    """The heights of the facts by which a matter was merged in that goes by itself again."""
    inside: dict[str, int] = {}
    found: set[int] = set()
    for fact in told:
        if fact.name == "cases.absorbed":
            inside[fact.body["merged"]] = fact.id
        elif fact.name == "cases.released":
            found.add(inside.pop(fact.body["merged"], 0))
    return found


def adding(case: Case, told: Iterable[Fact]) -> dict[int, str]:
    """Who added what was written under another number, as the desk calls her; by the height of the fact."""
    found = [fact for fact in told if fact.name == "cases.told_more"]
    if not found:
        return {}
    places = {each.person: place for place, each in enumerate(voices.of(case), start=1)}
    return {fact.id: _called(fact.body["person"], case, places) for fact in found}


def _called(person: str, case: Case, places: Mapping[str, int]) -> str:
    if person == case.reporter:
        return _("反映人")
    return _("第%(n)s位反映的人") % {"n": places[person]} if person in places else _("一位居民")


def as_it_is_now(text: str, *, parted: bool) -> str:
    """What was said of a merger, with what became of it: not everybody reads that they parted."""
    return _("%(text)s;后来查明不是同一件事,又分开了") % {"text": text} if parted else text


def _merged(body: dict[str, Any]) -> str:
    return _("与%(number)s是同一件事,并在一起办") % {"number": body["number"]}


def _absorbed(body: dict[str, Any]) -> str:
    words = {"number": body["number"]}
    if body["clocks"]:
        return _("%(number)s是同一件事,并了进来;它答应的时间更早,按早的办") % words
    return _("%(number)s是同一件事,并了进来") % words


def _divided(body: dict[str, Any]) -> str:
    return _("说的是几件事,分成%(n)s件分别办") % {"n": len(body["parts"])}


def _parted(body: dict[str, Any]) -> str:
    return _("从%(number)s里分出来的一件,单独办") % {"number": body["number"]}


def _recurred(body: dict[str, Any]) -> str:
    words = {"number": body["number"], "days": body["days"]}
    return _("%(number)s办结%(days)s天后又发生了,两件连起来看") % words


def _detached(body: dict[str, Any]) -> str:
    return _("与%(number)s不是同一件事,拆出来接着单独办") % {"number": body["number"]}


def _withdrawn(body: dict[str, Any]) -> str:
    return _("拆分收回了,回到%(number)s那一件") % {"number": body["number"]}


def _told_more(body: dict[str, Any]) -> str:
    return _("补充了情况(写在%(number)s里)") % {"number": body["number"]}


SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.merged": _merged,
    "cases.absorbed": _absorbed,
    "cases.divided": _divided,
    "cases.parted": _parted,
    "cases.withdrawn": _withdrawn,
    "cases.recurred": _recurred,
    "cases.detached": _detached,
    "cases.told_more": _told_more,
}
