"""Sessions: planned, recorded, held, moved, cancelled."""

from datetime import datetime
from typing import Any

from bandeng.gatherings.models import Examination, Holder, Line, Seat, Serving, Session, Speech
from bandeng.gatherings.projections.shared import entry, id_of, step
from bandeng.gatherings.projections.telling import CANCEL, MOVE, REMIND
from bandeng.gatherings.rules import CANCELLED, HELD, OWN, PLANNED, STRUCK, TAKEN, WAITING
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.projections import Telling, tell


@on("gatherings.planned")
def planned(fact: Fact) -> None:
    body = fact.body
    _begin(fact, {"state": PLANNED, "capacity": body["capacity"], "open_to": body["open_to"]})


@on("gatherings.recorded")
def recorded(fact: Fact) -> None:
    columns = {"state": HELD, "capacity": 0, "open_to": OWN, "recorded_by": fact.post}
    _begin(fact, columns | {"told": entry(fact.body["told"])})
    _examine(fact)


def _begin(fact: Fact, columns: dict[str, Any]) -> None:
    body, session = fact.body, id_of(fact)
    straight.insert(
        Session(
            id=session,
            place=fact.place,
            kind=body["kind"],
            family=body["family"],
            title=body["title"],
            begins_at=datetime.fromisoformat(body["begins_at"]),
            ends_at=datetime.fromisoformat(body["ends_at"]),
            venue=body["venue"],
            room=body["room"],
            host=body["host"],
            serves=",".join(body["serves"]) or "-",
            told_at=fact.at,
            changed_at=fact.at,
            turn=fact.turn + 1,
            **columns,
        )
    )
    _surround(fact)
    _say(fact)


def _surround(fact: Fact) -> None:
    """Which units hold it, and what it serves."""
    body, session = fact.body, id_of(fact)
    rows = zip(body["units"], body["unit_kinds"], body["unit_places"], strict=True)
    straight.insert(*(_holder(session, number, row) for number, row in enumerate(rows, start=1)))
    serves = enumerate(body["serves"], start=1)
    straight.insert(*(Serving(id=f"{session}.{n}", session_id=session, what=what) for n, what in serves))


def _holder(session: str, number: int, row: tuple[str, str, str]) -> Holder:
    unit, kind, place = row
    ref = f"{session}.{number}"
    return Holder(id=ref, session_id=session, number=number, unit=unit, kind=kind, place=place)


def _say(fact: Fact) -> None:
    """Who speaks and the kind's own lines, in place of what was said before."""
    session, body = id_of(fact), fact.body
    straight.insert(*(_speech(session, n, each) for n, each in enumerate(body["speakers"], start=1)))
    straight.insert(
        *(
            Line(
                id=f"{session}.{each['line']}",
                session_id=session,
                line=each["line"],
                said=each["said"],
                kept=entry(each["kept"]),
            )
            for each in body["details"]
        )
    )


def _speech(session: str, number: int, said: dict[str, Any]) -> Speech:
    return Speech(
        id=f"{session}.{number}",
        session_id=session,
        number=number,
        unit=said["unit"],
        post=said["post"],
        own=said["own"],
        called=entry(said["called"]),
    )


def _examine(fact: Fact) -> None:
    session = id_of(fact)
    straight.insert(
        *(
            Examination(
                id=f"{session}.{number}",
                session_id=session,
                number=number,
                unit=each["unit"],
                result=each["result"],
            )
            for number, each in enumerate(fact.body["examined"], start=1)
        )
    )


@on("gatherings.held")
def held(fact: Fact) -> None:
    body, session = fact.body, id_of(fact)
    moments = {name: datetime.fromisoformat(body[name]) for name in ("begins_at", "ends_at")}
    step(fact, {"state": HELD, "told": entry(body["told"]), "changed_at": fact.at, **moments})
    Speech.objects.filter(session_id=session).delete()
    said = [each["line"] for each in body["details"]]
    Line.objects.filter(
        session_id=session, line__in=said
    ).delete()  # what was planned stands where it was not said anew
    _say(fact)
    _examine(fact)


@on("gatherings.moved")
def moved(fact: Fact) -> None:
    body = fact.body
    moments = {name: datetime.fromisoformat(body[name]) for name in ("begins_at", "ends_at")}
    places = {"venue": body["venue"], "room": body["room"], "why": entry(body["why"])}
    step(fact, {"moved_at": fact.at, "changed_at": fact.at, **places, **moments})
    tell(fact, [Telling(to=signed_up(fact), kind=MOVE, urgent=True)])


@on("gatherings.cancelled")
def cancelled(fact: Fact) -> None:
    state = STRUCK if fact.body["held"] else CANCELLED
    step(fact, {"state": state, "why": entry(fact.body["why"]), "changed_at": fact.at})
    if not fact.body["held"]:
        tell(fact, [Telling(to=signed_up(fact), kind=CANCEL, urgent=True)])


@on("gatherings.reminded")
def reminded(fact: Fact) -> None:
    step(fact, {})
    tell(fact, [Telling(to=signed_up(fact), kind=REMIND)])


def signed_up(fact: Fact) -> tuple[str, ...]:
    """Everybody with an account who has a seat or waits for one."""
    rows = straight.find(Seat, {"session_id": id_of(fact), "state": [TAKEN, WAITING]}, "person")
    return tuple(sorted({person for (person,) in rows}))
