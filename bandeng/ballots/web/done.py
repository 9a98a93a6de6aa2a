"""What the step just taken has changed: the page says it once, and leads on."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import flats
from bandeng.ballots.web import correcting, words
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import queries as posts


def after(fact: Fact) -> str:
    """What of this step the page shows next, as the end of its address; nothing of most steps."""
    if fact.name == "ballots.spoiled":
        return f"?reissued={fact.body['serial']}"
    return f"?done={fact.id}" if fact.name in (*TOLD, *flats.CORRECTING) else ""


def context(vote: Vote, request: HttpRequest) -> dict[str, object]:
    """The paper that took another's place, and what was recorded just now in a sentence."""
    return {"reissued": _reissued(vote, request), "done": _done(vote, request)}


def _reissued(vote: Vote, request: HttpRequest) -> tuple[Elector, str] | None:
    """The slot of the paper that was issued just now, and its serial; None where it is not out."""
    serial = request.GET.get("reissued", "")[:40]
    found = queries.elector_of_serial(vote, serial) if serial else None
    return (found, serial) if found and queries.serials(vote)[found.id] == serial else None


def _done(vote: Vote, request: HttpRequest) -> str:
    text = request.GET.get("done", "")
    height = int(text) if text.isdecimal() and len(text) < 18 else 0
    if not height:
        return ""
    if change := flats.change_of(vote, height):
        return _("改好了:") + correcting.told(change)
    fact = queries.fact_at(vote, height)
    return _("记下了:") + TOLD[fact.name](fact) if fact and fact.name in TOLD else ""


def delivered(fact: Fact) -> str:
    """That a paper was handed over: which, how, to whom."""
    body = fact.body
    told = {"how": dict(words.HOW)[body["how"]], "to": dict(words.TO)[body["to"]], "serial": body["serial"]}
    return _("%(serial)s 送到了:%(how)s,%(to)s。") % told


def _received(fact: Fact) -> str:
    told = {"serial": fact.body["serial"], "where": dict(words.WHERE)[fact.body["where"]]}
    return _("%(serial)s 收回了:%(where)s。") % told


def _keyed(fact: Fact) -> str:
    body = fact.body
    if body["differs"]:
        return _("%(serial)s 录了第二遍,两遍不一样,请第三个人来裁定。") % {"serial": body["serial"]}
    told = (
        _("%(serial)s 录好了。")
        if body["agreed"] != "-"
        else _("%(serial)s 录了第一遍,等另一个单位再录一遍。")
    )
    return told % {"serial": body["serial"]} + _to_ask(fact)


def _adjudicated(fact: Fact) -> str:
    return _("%(serial)s 裁定好了。") % {"serial": fact.body["serial"]} + _to_ask(fact)


def _to_ask(fact: Fact) -> str:
    return _("和网上投的不一样,要问本人。") if fact.body["conflict"] else ""


def _settled(fact: Fact) -> str:
    told = {"number": _number(fact), "keeps": dict(words.KEEPS)[fact.body["keeps"]]}
    return _("%(number)s %(keeps)s。") % told


def _answered(fact: Fact) -> str:
    told = {"number": _number(fact), "outcome": dict(words.ANSWERS)[fact.body["outcome"]]}
    return _("答复了 %(number)s:%(outcome)s。") % told


def _empowered(fact: Fact) -> str:
    entry = fact.body["agent"]["kept"]
    told = {"number": _number(fact), "agent": vault.read([entry]).get(entry, "")}
    return _("%(number)s 由%(agent)s代投。") % told


def _disempowered(fact: Fact) -> str:
    told = {"number": _number(fact), "why": dict(words.WHY_ENDED)[fact.body["why"]]}
    return _("%(number)s 的委托撤回了:%(why)s。") % told


def _changed_hands(fact: Fact) -> str:
    told = _("%(number)s 换了业主。原来的业主已经投过,那一票算数。")
    if not fact.body["stands"]:
        told = _("%(number)s 换了业主。原来的业主没有投,由新业主投:请重新送一张选票,旧的投票码作废。")
    beside = _("新业主的电话上会收到一句话。") if fact.body["phones"] else ""
    return told % {"number": _number(fact)} + beside


def _witness_named(fact: Fact) -> str:
    return _("请了%(name)s监票。") % {"name": _witness(fact)}


def _witness_released(fact: Fact) -> str:
    return _("%(name)s不再监票。") % {"name": _witness(fact)}


def _witness(fact: Fact) -> str:
    ref = str(fact.body["witness"])
    if "@" not in ref:
        return people.names([ref]).get(ref, ref)
    return next((office.name for office in posts.offices([ref])), ref)


def _number(fact: Fact) -> str:
    return fact.stream.rpartition(":")[2]


TOLD: Mapping[str, Callable[[Fact], str]] = {
    queries.DELIVERED: delivered,
    "ballots.received": _received,
    "ballots.keyed": _keyed,
    "ballots.adjudicated": _adjudicated,
    "ballots.settled": _settled,
    "ballots.answered": _answered,
    "ballots.empowered": _empowered,
    "ballots.disempowered": _disempowered,
    "ballots.changed_hands": _changed_hands,
    "ballots.witness_named": _witness_named,
    "ballots.witness_released": _witness_released,
}
