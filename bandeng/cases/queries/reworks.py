"""What sent a matter back to whoever handles it, in the words of whoever looked at it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.kernel.text import masked
from bandeng.ledger.models import Fact
from bandeng.people import vault

RESULTS = ("cases.resolved", "cases.settled")
JUDGING = ("cases.checked", "cases.reviewed", "cases.reopened")
HELD = ("handling", "waiting", "whistling", "arbitrating", "suspended")


def of(case: Case) -> str:
    """Why it has to be done again, while it is; empty otherwise. For those who see the matter at the desk."""
    if not case.reworks or case.state not in HELD:
        return ""
    return of_each([case.stream]).get(case.stream, "")


def of_each(streams: Iterable[str]) -> Mapping[str, str]:
    """The same for many, by stream; those whose last result nobody sent back are left out."""
    told = Fact.objects.among(streams).named(*RESULTS, *JUDGING).order_by("id")
    last = {fact.stream: fact for fact in told}
    back = [fact for fact in last.values() if _sends_back(fact)]
    words = vault.read({_entry(fact) for fact in back} - {"-"})
    return {fact.stream: _said(fact, words.get(_entry(fact), "")) for fact in back}


def _sends_back(fact: Fact) -> bool:
    if fact.name == "cases.checked":
        return fact.body["passed"] is False
    return fact.name == "cases.reopened" or fact.body.get("outcome") == "rework"


def _entry(fact: Fact) -> str:
    kept = fact.body["words"]
    return str(kept["kept"]) if kept else "-"


def _said(fact: Fact, words: str) -> str:
    text = {
        "cases.checked": _("退回返工,核查的人说:%(words)s"),
        "cases.reviewed": _("退回返工,复核的人说:%(words)s"),
        "cases.reopened": _("上级要求重新办理:%(words)s"),
    }[fact.name]
    without = {
        "cases.checked": _("退回返工:核查没有通过"),
        "cases.reviewed": _("退回返工:复核的人要求重新办"),
        "cases.reopened": _("上级要求重新办理"),
    }[fact.name]
    return text % {"words": masked(words)} if words else without
