"""Sessions to begin from: planned, held, of every kind."""

from dataclasses import replace
from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions
from bandeng.gatherings.models import Session
from bandeng.people import queries as people
from tests.conftest import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COMMUNITY = cast.COMMUNITY
BRANCH, GROUP, SECOND = f"{COMMUNITY}-branch", f"{COMMUNITY}-group1", f"{COMMUNITY}-group2"
ORGANISATION = "410103-zzb"
SECRETARY = f"secretary@{BRANCH}"
FILM = actions.Planning(
    kind="film",
    title="观摩《太行丰碑》",
    units=(BRANCH,),
    begins_at=NOON,
    ends_at=NOON,
    venue="社区党群服务中心",
    room="二楼报告厅",
    open_to="everybody",
    lines={"film": "太行丰碑"},
    another=True,
)


def when(town: Town, after: timedelta = DAY, lasts: timedelta = HOUR) -> dict[str, datetime]:
    return {"begins_at": town.noon + after, "ends_at": town.noon + after + lasts}


def planned(
    town: Town, *, seats: int = 0, after: timedelta = DAY, what: actions.Planning = FILM, by: str = SECRETARY
) -> Session:
    asked = replace(what, capacity=seats, **when(town, after))
    fact = actions.plan(what=asked, by=town.holder(by), at=town.noon)
    return again(fact.stream)


def again(session: Session | str) -> Session:
    stream = session if isinstance(session, str) else session.stream
    return Session.objects.get(id=stream.partition(":")[2])


def held(town: Town, session: Session, what: actions.Outcome | None = None) -> Session:
    by, at = town.holder(SECRETARY), session.ends_at
    actions.hold(session=session, by=by, at=at, what=what or actions.Outcome())
    return again(session)


def recorded(town: Town, kind: str, *, units: tuple[str, ...], by: str, **more: object) -> Session:
    """补录: an hour of yesterday, told at noon."""
    begins_at = more.pop("begins_at", town.noon - DAY)
    assert isinstance(begins_at, datetime)
    what = actions.Recording(
        kind=kind,
        title="一场活动",
        units=units,
        begins_at=begins_at,
        ends_at=begins_at + HOUR,
        venue="会议室",
        another=True,
    )
    fact = actions.record(what=replace(what, **more), by=town.holder(by), at=town.noon)  # type: ignore[arg-type]
    return again(fact.stream)


def resident() -> str:
    return people.person(cast.RESIDENT).id
