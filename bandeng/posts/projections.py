"""Units, posts and appointments, folded from facts."""

from datetime import date, datetime

from bandeng.kernel.periods import day_begins
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.posts.models import Appointment, Membership, Post, Shift, Unit, UnitHours

tables(Unit, Membership, Post, Appointment, Shift, UnitHours)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@on("posts.roster_taken")
def roster_taken(fact: Fact) -> None:
    body = fact.body
    straight.insert(*(Unit(**line) for line in body["units"]))
    straight.insert(*map(_membership, body["members"]))
    straight.insert(*map(_post, body["posts"]))
    straight.insert(*(_held(f"{fact.id}.{number}", line) for number, line in enumerate(body["holders"])))


@on("posts.renamed")
def renamed(fact: Fact) -> None:
    names = {"name": fact.body["name"], "name_en": fact.body["name_en"]}
    straight.change(Unit, {"code": fact.stream.partition(":")[2]}, names)


def _membership(line: dict[str, str]) -> Membership:
    unit, person = line["unit"], line["person"]
    return straight.new(Membership, id=f"{unit}:{person}", unit_id=unit, person_id=person)


def _post(line: dict[str, str]) -> Post:
    return straight.new(
        Post,
        id=line["id"],
        role=line["role"],
        unit_id=line["unit"],
        place=line["place"],
        phone=line["phone"],
    )


def _held(ref: str, line: dict[str, str]) -> Appointment:
    begins_at = _moment(line["begins_at"])
    return straight.new(
        Appointment, id=ref, post_id=line["post"], person_id=line["person"], begins_at=begins_at
    )


@on("posts.appointed")
def appointed(fact: Fact) -> None:
    body = fact.body
    Appointment.objects.create(
        id=f"{fact.id}.0",
        post_id=body["post"],
        person_id=body["holder"],
        begins_at=_moment(body["begins_at"]),
    )


@on("posts.ended")
def ended(fact: Fact) -> None:
    body = fact.body
    ends_at = _moment(body["ends_at"])
    Appointment.objects.held(at=ends_at).filter(
        post_id=body["post"], person_id=body["holder"], deputy=False
    ).update(ends_at=ends_at)


@on("posts.deputised")
def deputised(fact: Fact) -> None:
    body = fact.body
    Appointment.objects.create(
        id=f"{fact.id}.0",
        post_id=body["post"],
        person_id=body["deputy"],
        deputy=True,
        begins_at=_moment(body["begins_at"]),
        ends_at=_moment(body["ends_at"]),
    )


@on("posts.rota_set")
def rota_set(fact: Fact) -> None:
    body = fact.body
    Shift.objects.create(
        id=f"{fact.id}.0",
        post_id=body["post"],
        kind=body["kind"],
        begins_at=_moment(body["begins_at"]),
        ends_at=_moment(body["ends_at"]),
    )


@on("posts.hours_set")
def hours_set(fact: Fact) -> None:
    body = fact.body
    UnitHours.objects.create(
        id=f"{fact.id}.0",
        unit_id=body["unit"],
        week="\n".join(body["week"]) or "-",
        holidays=body["holidays"],
        begins_at=day_begins(date.fromisoformat(body["begins_on"])),
        said_at=fact.at,
    )
