"""Asked to verify or to assist, answered, taken back; what is open falls when the matter is done or rests."""

from datetime import datetime

from bandeng.cases.models import CaseUnit
from bandeng.cases.projections.contacting import AFTER
from bandeng.cases.projections.shared import (
    case_id,
    is_urgent,
    keep_pictures,
    move,
    remember_worker,
)
from bandeng.cases.rules import ERRAND, ERRANDS_FALL
from bandeng.cases.ties import Errand
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

WAITS = "cases.answer_errand"
ON = ("cases.accepted", *AFTER)  # what settles everything that waits in a matter that goes on


@on("cases.errand_given")
def given(fact: Fact) -> None:
    body, case = fact.body, case_id(fact)
    clock = body["clocks"][0]
    errand = Errand(
        id=fact.id,
        case_id=case,
        number=body["number"],
        kind=body["kind"],
        called=body["called"],
        seat=body["seat"],
        giver=fact.person,
        giver_seat=fact.post,
        state=ERRAND.start,
        words=body["words"]["kept"],
        given_at=fact.at,
        due_at=datetime.fromisoformat(clock["due_at"]),
    )
    straight.insert(errand)
    if errand.called != "-":
        straight.keep(CaseUnit(id=_lent(errand), case_id=case, unit=errand.called))
    inbox.start(fact, body["clocks"])
    inbox.put_clocked(fact, clock, kind=WAITS, barred=[fact.person], urgent=is_urgent(fact))
    move(fact)


def _lent(errand: Errand) -> str:
    """The row by which a unit sees the matter while its errand is open, and no longer."""
    return f"{errand.case_id}.{errand.called}.{errand.number}"


@on("cases.errand_answered")
def answered(fact: Fact) -> None:
    body, case = fact.body, case_id(fact)
    keep_pictures(fact, case, "during", public=False)
    if body["found"] == "done":
        remember_worker(fact, case)
    said = {"found": body["found"], "answer": body["words"]["kept"]}
    if body["spot"]:
        said["spot"] = body["spot"]["kept"]
    _end(fact, _numbered(fact), "answer_errand", **said)
    move(fact)


@on("cases.errand_withdrawn")
def withdrawn(fact: Fact) -> None:
    _end(fact, _numbered(fact), "withdraw_errand")
    move(fact)


def listen() -> None:
    """Fold these facts after everybody else has: they settle what waits and stop what runs."""
    on(*ON)(still_asked)
    on(*ERRANDS_FALL)(left)


def still_asked(fact: Fact) -> None:
    """Whoever was asked still is, whoever has the matter now."""
    for errand in _open(fact):
        inbox.wait_on(errand.clock)


def left(fact: Fact) -> None:
    """Nobody is asked any more about what is done, rests or has gone elsewhere."""
    for errand in _open(fact):
        _end(fact, errand, "leave")


def _open(fact: Fact) -> list[Errand]:
    return straight.objects(Errand, {"case_id": case_id(fact), "ended_at": None})


def _numbered(fact: Fact) -> Errand:
    number = fact.body["number"]
    return straight.objects(Errand, {"case_id": case_id(fact), "number": number})[0]


def _end(fact: Fact, errand: Errand, how: str, **said: str) -> None:
    inbox.settle_clocked(fact, errand.clock)
    if errand.called != "-":
        CaseUnit.objects.filter(id=_lent(errand)).delete()
    ended = {"state": ERRAND.after(errand.state, how), "ended_at": fact.at, **said}
    straight.change(Errand, {"id": errand.id}, ended)
