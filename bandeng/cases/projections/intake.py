"""Raised, joined, added to."""

from typing import Any

from bandeng.cases.models import Case
from bandeng.cases.projections.shared import case_id, due, keep_pictures, moment, move
from bandeng.cases.rules import GRID, LIFE
from bandeng.inbox import projections as inbox
from bandeng.kernel.facts import entry_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("cases.reported")
def reported(fact: Fact) -> None:
    body = fact.body
    case = _raised(fact)
    _place(case, fact)
    _words(case, body)
    straight.insert(case)
    keep_pictures(fact, fact.id, "before", public=body["pictures_public"])
    inbox.start(fact, body["clocks"])
    inbox.put(fact, kind="cases.accept", seat=body["seat"], urgent=body["urgent"], due_at=case.due_at)


def _raised(fact: Fact) -> Case:
    body = fact.body
    return straight.new(
        Case,
        id=fact.id,
        number=number_of(fact),
        stream=fact.stream,
        turn=fact.turn + 1,
        state=LIFE.start,
        level=GRID,
        unit="-",
        seat=body["seat"],
        channel=body["channel"],
        source_number=body["source_number"],
        source_due_at=moment(body["source_due_at"]),
        reporter=body["reporter"],
        helper=body["helper"],
        reported_at=fact.at,
        since_at=fact.at,
        due_at=due(fact, "accept"),
        next_at=due(fact, "accept"),
    )


def _place(case: Case, fact: Fact) -> None:
    body, codes = fact.body, fact.place.rstrip("/").split("/")
    case.place, case.grid, case.community, case.street = fact.place, body["grid"], codes[2], codes[1]
    case.lon, case.lat = body["lon"], body["lat"]


def _words(case: Case, body: dict[str, Any]) -> None:
    case.words = body["words"]["kept"]
    case.address = entry_of(body["address"])
    case.pin = entry_of(body["pin"])
    case.proposed, case.danger, case.urgent = body["proposed"], body["danger"], body["urgent"]


def number_of(fact: Fact) -> str:
    """The number people say: district, year, and the height in the book at which the matter was raised."""
    district = fact.place.split("/", 1)[0]
    return f"{district}-{fact.at.astimezone(SHANGHAI):%y}-{fact.id:05d}"


@on("cases.supplemented")
def supplemented(fact: Fact) -> None:
    keep_pictures(fact, case_id(fact), "before", public=fact.body["pictures_public"])
    move(fact)


@on("cases.told_more")
def told_more(fact: Fact) -> None:
    """Whether a picture is public is said where she added it."""
    keep_pictures(fact, case_id(fact), "before", public=False)
    move(fact)
