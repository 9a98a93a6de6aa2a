"""What a session is in the rollups: itself, whoever held it and whom it serves, and every arrival."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bandeng.figures.marks import EVER, FOREVER, Dated, Mark
from bandeng.figures.queries import Told
from bandeng.rulebook.rules.gatherings import FESTIVAL, INSPECTION, LECTURE, STUDY

HELD, RECORDED, CANCELLED, ATTENDED, UNDONE = (
    f"gatherings.{name}" for name in ("held", "recorded", "cancelled", "attended", "attendance_undone")
)
STREET = 2  # codes in the path of a street
ONE, CAME, SERVED = "sessions.one", "sessions.came", "sessions.served"  # kinds of marks
BRANCHES, GROUPS, LECTURING = "sessions.branch", "sessions.group", "sessions.lecturing"
STREETS, EXAMINED = "sessions.street", "sessions.examined"
STUDYING = {"branch": BRANCHES, "group": GROUPS}


def marks(facts: Sequence[Told]) -> Iterator[Mark]:
    """The marks of one session: itself, whoever held it and whom it serves, and every arrival."""
    if any(fact.name == CANCELLED for fact in facts):
        return
    for fact in facts:
        if fact.name in (HELD, RECORDED):
            own = _mark(fact, ONE, "")
            yield own._replace(at=own.at._replace(also=(figure_of(fact.body["kind"]),)))
            yield from (_mark(fact, SERVED, ref) for ref in fact.body["serves"])
            yield from (_mark(fact, *row) for row in _things(fact))
            yield from [own._replace(kind=CAME)] * _arrivals(facts)


def _mark(fact: Told, kind: str, subject: str, *places: str) -> Mark:
    """At these places; where none are said, wherever the session is counted."""
    at = Dated(datetime.fromisoformat(fact.body["begins_at"]), subject=subject)
    first, *others = places or (fact.place, *fact.body["unit_places"])
    return Mark(kind, first, EVER, FOREVER, at, tuple(others))


def _things(fact: Told) -> Iterator[tuple[str, ...]]:
    """What is counted once: its kind, itself, and where it is, if not wherever the session is."""
    body, family = fact.body, fact.body["family"]
    places = dict(zip(body["units"], body["unit_places"], strict=True))
    if family == STUDY:
        for unit, of in zip(body["units"], body["unit_kinds"], strict=True):
            if of in STUDYING:
                yield STUDYING[of], unit, places[unit]
    elif family == LECTURE:
        own = (each["unit"] for each in body["speakers"] if each["own"])
        yield from ((LECTURING, unit, places.get(unit, fact.place)) for unit in own)
    elif family == FESTIVAL:
        yield from ((STREETS, street_of(place), place) for place in body["unit_places"] if street_of(place))
    elif family == INSPECTION:
        yield from ((EXAMINED, each["unit"]) for each in body["examined"])


def _arrivals(facts: Sequence[Told]) -> int:
    undone = {ref for fact in facts if fact.name == UNDONE for ref in fact.body["arrivals"]}
    came = (each["ref"] for fact in facts if fact.name == ATTENDED for each in fact.body["arrivals"])
    return sum(ref not in undone for ref in came)


def figure_of(kind: str) -> str:
    """The name of the figure of sessions of this kind, and of their marks."""
    return f"sessions.{kind}"


def street_of(path: str) -> str:
    """The path of the street a place lies in; nothing for the district itself."""
    codes = path.rstrip("/").split("/")
    return "/".join(codes[:STREET]) if len(codes) >= STREET else ""
