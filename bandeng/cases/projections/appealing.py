"""Appeals of overtimes: asked, weighed by one, decided by both; fallen when the matter is opened again."""

from bandeng.cases.projections.shared import case_id, move
from bandeng.cases.rules import opens
from bandeng.cases.ties import Appeal
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Appeal)

WAITS = "cases.decide_appeal"
PENDING = ("asked", "weighed")


@on("cases.appealed")
def appealed(fact: Fact) -> None:
    body = fact.body
    straight.insert(
        Appeal(
            id=fact.id,
            case_id=case_id(fact),
            number=body["number"],
            limit=body["limit"],
            kind=body["kind"],
            missed=body["missed"],
            asker=fact.person,
            reviewers=",".join(body["reviewers"]),
            reason=body["reason"]["kept"],
            state="asked",
            appealed_at=fact.at,
        )
    )
    _ask(fact)
    move(fact)


def _ask(fact: Fact) -> None:
    """Each reviewer who is asked by this fact has it before her and a clock of her own."""
    inbox.start(fact, fact.body["clocks"])
    for clock in fact.body["clocks"]:
        inbox.put_clocked(fact, clock, kind=WAITS, barred=[fact.person])


@on("cases.appeal_weighed")
def appeal_weighed(fact: Fact) -> None:
    _done(fact)
    _ask(fact)
    which = {"case_id": case_id(fact), "number": fact.body["number"]}
    straight.change(Appeal, which, {"state": "weighed", "first": fact.person})
    move(fact)


@on("cases.appeal_decided")
def appeal_decided(fact: Fact) -> None:
    _done(fact)
    which = {"case_id": case_id(fact), "number": fact.body["number"]}
    state = "granted" if fact.body["granted"] else "refused"
    straight.change(Appeal, which, {"state": state, "decided_at": fact.at})
    move(fact)


def _done(fact: Fact) -> None:
    """The reviewer has done her part: what waited for her post, or else for the one she stood in for."""
    waiting = inbox.clocked(fact, f"weigh{fact.body['number']}.")
    own = next((clock for clock, seat in waiting if seat == fact.post), None)
    for clock in [own or waiting[0][0]] if waiting else []:
        inbox.settle_clocked(fact, clock)


@on("cases.contested", "cases.asked_again", "cases.judged", "cases.checked", "cases.reopened")
def opened_again(fact: Fact) -> None:
    """The matter goes on: what was not decided by now is decided no more."""
    waiting = {"case_id": case_id(fact), "state": PENDING}
    if not straight.find(Appeal, waiting, "id") or not opens(fact.name, fact.body):
        return
    straight.change(Appeal, waiting, {"state": "fallen", "decided_at": fact.at})
    for clock, _seat in inbox.clocked(fact, "weigh"):
        inbox.settle_clocked(fact, clock)
