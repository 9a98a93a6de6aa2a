"""Seats: taken, waited for, given back to whoever waited longest."""

from bandeng.gatherings.models import Seat
from bandeng.gatherings.projections.shared import entry, id_of, step
from bandeng.gatherings.projections.telling import SEATED
from bandeng.gatherings.rules import GIVEN_BACK, TAKEN, WAITING
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.straight import More
from bandeng.notices.projections import Telling, tell


@on("gatherings.signed_up")
def signed_up(fact: Fact) -> None:
    _seat(fact, fact.person)


@on("gatherings.enrolled")
def enrolled(fact: Fact) -> None:
    _seat(fact, "-")


def _seat(fact: Fact, person: str) -> None:
    body = fact.body
    straight.insert(
        Seat(
            id=body["seat"],
            session_id=id_of(fact),
            number=fact.turn,
            person=person,
            called=entry(body["called"]),
            child=body["child"],
            consented=body["consented"],
            state=WAITING if body["waits"] else TAKEN,
            at=fact.at,
        )
    )
    step(fact, {("waiting" if body["waits"] else "taken"): More(1)})


@on("gatherings.withdrawn")
def withdrawn(fact: Fact) -> None:
    seat, follows = fact.body["seat"], fact.body["next"]
    (before,) = straight.one(Seat, {"id": seat}, "state")
    straight.change(Seat, {"id": seat}, {"state": GIVEN_BACK})
    if follows == "-":
        step(fact, {("waiting" if before == WAITING else "taken"): More(-1)})
        return
    straight.change(Seat, {"id": follows}, {"state": TAKEN})
    step(fact, {"waiting": More(-1)})
    (person,) = straight.one(Seat, {"id": follows}, "person")
    tell(fact, [Telling(to=(person,), kind=SEATED, urgent=True)])
