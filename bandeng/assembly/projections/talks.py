"""Talks and what was promised."""

from datetime import date, datetime, time, timedelta
from typing import Any

from bandeng.assembly import rules
from bandeng.assembly.models import Promise, Talk
from bandeng.assembly.projections.shared import entry, promised, ref
from bandeng.inbox import projections as inbox
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.projections import Telling, tell


@on("assembly.talked")
def talked(fact: Fact) -> None:
    body = fact.body
    Talk.objects.create(
        id=ref(fact),
        place=fact.place,
        kind=body["kind"],
        held_on=date.fromisoformat(body["held_on"]),
        afterwards=body["afterwards"],
        where=entry(body["where"]),
        said=entry(body["said"]),
        came=body["came"],
        pictures=",".join(body["pictures"]),
        post=fact.post,
        turn=fact.turn + 1,
        at=fact.at,
    )
    promised(fact)


@on("assembly.taken_back")
def taken_back(fact: Fact) -> None:
    gone = {"taken_back": True, "where": "-", "said": "-", "pictures": "", "turn": fact.turn + 1}
    Talk.objects.filter(id=ref(fact)).update(**gone)
    Promise.objects.filter(of=fact.stream).delete()


@on("assembly.carried")
def carried(fact: Fact) -> None:
    inbox.settle(fact, rules.FULFIL)
    Promise.objects.filter(id=ref(fact)).update(matter=fact.body["matter"], turn=fact.turn + 1)


@on("assembly.entrusted")
def entrusted(fact: Fact) -> None:
    post, promise = fact.body["post"], Promise.objects.get(id=ref(fact))
    inbox.settle(fact, rules.FULFIL)
    _waits(fact, post, promise.due_on)
    tell(fact, [Telling(to=(post,), kind=rules.ENTRUSTED)])
    Promise.objects.filter(id=promise.id).update(post=post, turn=fact.turn + 1)


def _waits(fact: Fact, post: str, on: date) -> None:
    """Until the end of the day in Erqi."""
    until = datetime.combine(on + timedelta(days=1), time(), tzinfo=SHANGHAI)
    inbox.put(fact, kind=rules.FULFIL, seat=post, urgent=False, due_at=until)


@on("assembly.accounted")
def accounted(fact: Fact) -> None:
    fate = fact.body["fate"]
    columns: dict[str, Any] = {"state": fate, "why": entry(fact.body["why"]), "turn": fact.turn + 1}
    inbox.settle(fact, rules.FULFIL)
    if fate != rules.MOVED:
        columns["settled_on"] = fact.at.astimezone(SHANGHAI).date()
    if fate == rules.MOVED:
        until = date.fromisoformat(fact.body["on"])
        columns |= {"state": rules.OPEN, "moved": True, "moved_why": columns["why"], "due_on": until}
        post = Promise.objects.values_list("post", flat=True).get(id=ref(fact))
        if post != "-":
            _waits(fact, post, until)
    Promise.objects.filter(id=ref(fact)).update(**columns)
