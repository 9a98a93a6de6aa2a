"""More time asked for and given, rests begun and ended; what was asked falls when the matter moves on."""

from datetime import datetime

from bandeng.cases.models import Case, PauseAsked
from bandeng.cases.projections.shared import case_id, due, is_urgent, moment, move, nearest
from bandeng.cases.projections.staging import REPORT, first_stage
from bandeng.cases.rules import ENDS_ASKING
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

DECIDING = ("cases.extend", "cases.suspend")


@on("cases.extension_asked")
def extension_asked(fact: Fact) -> None:
    _asked(fact, "extension", "cases.extend", None)


@on("cases.suspension_asked")
def suspension_asked(fact: Fact) -> None:
    _asked(fact, "suspension", "cases.suspend", moment(fact.body["until"]))


def _asked(fact: Fact, kind: str, waits: str, until: datetime | None) -> None:
    body = fact.body
    straight.insert(
        PauseAsked(
            id=fact.id,
            case_id=case_id(fact),
            kind=kind,
            asker=fact.person,
            seat=body["seat"],
            reason=body["reason"]["kept"],
            until=until,
            granted=False,
        )
    )
    inbox.start(fact, body["clocks"])
    due_at = due(fact, "decide")
    inbox.put(
        fact, kind=waits, seat=body["seat"], urgent=is_urgent(fact), due_at=due_at, barred=[fact.person]
    )
    move(fact)


@on("cases.extended")
def extended(fact: Fact) -> None:
    asked_at = _asked_at(fact)
    _decide(fact, granted=True)
    inbox.prolong(fact, fact.body["clocks"], asked_at=asked_at)
    _due_anew(fact)
    move(fact)


@on("cases.suspended")
def suspended(fact: Fact) -> None:
    body = fact.body
    _decide(fact, granted=True)
    inbox.settle(fact)
    inbox.pause(fact, body["stopped"])
    inbox.start(fact, body["clocks"])
    move(fact, state="suspended", since_at=fact.at)


@on("cases.pause_refused")
def pause_refused(fact: Fact) -> None:
    _decide(fact, granted=False)
    move(fact)


@on("cases.resumed")
def resumed(fact: Fact) -> None:
    body = fact.body
    inbox.stop(fact, "rest")
    inbox.carry_on(fact, body["clocks"])
    inbox.put(fact, kind="cases.resolve", seat=body["seat"], urgent=is_urgent(fact), due_at=nearest(fact))
    _due_anew(fact)
    move(fact, state="handling", since_at=fact.at)


def _asked_at(fact: Fact) -> datetime:
    """When what is decided now was asked for."""
    waiting = straight.find(PauseAsked, {"case_id": case_id(fact), "decided_at": None}, "id")
    told = straight.find(Fact, {"id": [asked for (asked,) in waiting]}, "at")
    return max((at for (at,) in told), default=fact.at)


def _due_anew(fact: Fact) -> None:
    """The promise as it is now; whoever has the matter sees it in her list as well."""
    whole, next_at = due(fact, "whole"), nearest(fact)
    inbox.due_anew(fact, "cases.resolve", next_at)
    inbox.due_anew(fact, REPORT, first_stage(fact))
    columns = {"next_at": next_at, **({"due_at": whole} if whole else {})}
    straight.change(Case, {"stream": fact.stream}, columns)


def _decide(fact: Fact, *, granted: bool) -> None:
    inbox.settle(fact, *DECIDING)
    inbox.stop(fact, "decide")
    waiting = {"case_id": case_id(fact), "decided_at": None}
    straight.change(PauseAsked, waiting, {"decided_at": fact.at, "granted": granted})


@on(*ENDS_ASKING.values())
def moved_on(fact: Fact) -> None:
    """Whoever asked has the matter no more: what she asked is settled with it."""
    inbox.stop(fact, "decide")
    inbox.settle(fact, *DECIDING)
    straight.change(PauseAsked, {"case_id": case_id(fact), "decided_at": None}, {"decided_at": fact.at})


@on("cases.detached")
def detached(fact: Fact) -> None:
    """What was asked before it was merged is not asked any more; its clock does not run again."""
    inbox.stop(fact, "decide")
