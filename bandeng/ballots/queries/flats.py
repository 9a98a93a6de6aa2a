"""The units of one number of a roll, and what corrections of its areas have changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules.correcting import WHOLE
from bandeng.ballots.rules.roll import ROOMS_APART
from bandeng.ledger.models import Fact
from bandeng.people import vault

CORRECTING = ("ballots.corrected", "ballots.amended")
STRUCK, ROLLED = "ballots.struck", "ballots.rolled"


def rooms_of(elector: Elector) -> list[str]:
    """The rooms of this number, in the order of the roll."""
    return vault.read([elector.rooms]).get(elector.rooms, "").split(ROOMS_APART)


def place_of(elector: Elector, room: str) -> int | None:
    """Which of her units a room is, from 1; the only one where none is named; 0 where their areas were not
    kept apart; None where it is none of hers, or is not said of several."""
    named, rooms = "".join(room.split()), ["".join(each.split()) for each in rooms_of(elector)]
    if named and named not in rooms:
        return None
    if not elector.areas_apart:
        return WHOLE
    if named:
        return rooms.index(named) + 1
    return 1 if elector.units == 1 else None


@dataclass(frozen=True, kw_only=True)
class Changed:
    """What was done to a number of the roll: areas in hundredths (``was`` 0: not known), the room that was
    corrected (``""``: all together, or the roll was taken in again since); ``struck``: taken off."""

    number: str
    at: datetime
    room: str = ""
    unit_was: int = 0
    unit_area: int = 0
    was: int = 0
    area: int = 0
    struck: bool = False


def changes(vote: Vote) -> list[Changed]:
    """Every correction of an area and every number taken off, the oldest first."""
    facts = list(Fact.objects.of(vote.stream).named(*CORRECTING, STRUCK, ROLLED))
    last = max((fact.turn for fact in facts if fact.name == ROLLED), default=0)
    numbers = {fact.body["number"] for fact in facts if fact.name in CORRECTING}
    rooms = _rooms(vote, sorted(numbers))
    return [_changed(fact, rooms, fact.turn > last) for fact in facts if fact.name != ROLLED]


def change_of(vote: Vote, height: int) -> Changed | None:
    """The correction at this height of the book; None where it is none of this vote's."""
    fact = Fact.objects.of(vote.stream).named(*CORRECTING).filter(id=height).first()
    return _changed(fact, _rooms(vote, [fact.body["number"]]), known=True) if fact else None


def _rooms(vote: Vote, numbers: Sequence[str]) -> dict[str, list[str]]:
    entries = dict(Elector.objects.filter(vote=vote, number__in=numbers).values_list("number", "rooms"))
    words = vault.read(entries.values())
    return {number: words.get(entry, "").split(ROOMS_APART) for number, entry in entries.items()}


def _changed(fact: Fact, rooms: dict[str, list[str]], known: bool) -> Changed:
    body = fact.body
    if fact.name == STRUCK:
        return Changed(number=body["number"], at=fact.at, struck=True)
    held = rooms.get(body["number"], [])
    named = known and WHOLE < body["place"] <= len(held)
    return Changed(
        number=body["number"],
        at=fact.at,
        room=held[body["place"] - 1] if named else "",
        **{name: body[name] for name in ("unit_was", "unit_area", "was", "area")},
    )
