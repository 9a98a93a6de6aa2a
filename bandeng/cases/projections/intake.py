"""Raised, joined, added to."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F

from bandeng.cases.models import Case, Follower
from bandeng.cases.projections.shared import case_id, due, keep_pictures, move
from bandeng.cases.rules import GRID, LIFE
from bandeng.inbox import projections as inbox
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on

SHANGHAI = ZoneInfo("Asia/Shanghai")


@on("cases.reported")
def reported(fact: Fact) -> None:
    body = fact.body
    codes = fact.place.rstrip("/").split("/")
    due_at = due(fact, "accept")
    Case.objects.create(
        id=fact.id,
        number=number_of(fact),
        stream=fact.stream,
        turn=fact.turn + 1,
        state=LIFE.start,
        level=GRID,
        unit="-",
        seat=body["seat"],
        place=fact.place,
        grid=body["grid"],
        community=codes[2],
        street=codes[1],
        lon=body["lon"],
        lat=body["lat"],
        words=body["words"]["kept"],
        address=body["address"]["kept"] if body["address"] else "-",
        pin=body["pin"]["kept"] if body["pin"] else "-",
        channel=body["channel"],
        source_number=body["source_number"],
        source_due_at=_moment(body["source_due_at"]),
        reporter=body["reporter"],
        helper=body["helper"],
        proposed=body["proposed"],
        danger=body["danger"],
        urgent=body["urgent"],
        reported_at=fact.at,
        since_at=fact.at,
        due_at=_moment(due_at),
    )
    keep_pictures(fact, fact.id, "before", public=body["pictures_public"])
    inbox.start(fact, body["clocks"])
    inbox.put(fact, kind="cases.accept", seat=body["seat"], urgent=body["urgent"], due_at=_moment(due_at))


def number_of(fact: Fact) -> str:
    """The number people say: district, year, and the height in the book at which the matter was raised."""
    district = fact.place.split("/", 1)[0]
    return f"{district}-{fact.at.astimezone(SHANGHAI):%y}-{fact.id:05d}"


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


@on("cases.joined")
def joined(fact: Fact) -> None:
    case = case_id(fact)
    follower = fact.body["follower"]
    Follower.objects.create(id=f"{case}.{follower}", case_id=case, person=follower, since_at=fact.at)
    move(fact, supports=F("supports") + 1)


@on("cases.supplemented")
def supplemented(fact: Fact) -> None:
    keep_pictures(fact, case_id(fact), "before", public=fact.body["pictures_public"])
    move(fact)
