"""A month told by acting, and sessions for its activities."""

from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from unittest import mock

from bandeng.campaigns import actions
from bandeng.campaigns.models import Activity, Campaign, Task
from bandeng.demo import cast
from bandeng.demo.july.named import namings
from bandeng.demo.town import COMMUNITY, Town
from bandeng.gatherings import actions as gatherings
from bandeng.gatherings.models import Session
from bandeng.kernel import within
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.queries import Holding
from bandeng.rulebook.queries import book
from bandeng.visits import actions as visits
from bandeng.visits.models import Entry, Visit, VisitList

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OFFICE, STAFF = "410103-djb", "party_staff@410103-djb"
ORGANISERS = "party_staff@410103-zzb"
BRANCH, GROUP = f"{cast.COMMUNITY}-branch", f"{cast.COMMUNITY}-group1"
SECRETARY, LEADER = f"secretary@{BRANCH}", f"group_leader@{GROUP}"
FIRST, AFTER = date(2022, 7, 1), date(2022, 8, 1)


def july(town: Town, *, title: str = "") -> Campaign:
    """The ten activities of July 2022, opened by the office that leads it."""
    plan = book().months.plan("july")
    assert plan
    what = actions.Month(
        title=title or plan.zh,
        begins_on=FIRST,
        ends_on=AFTER,
        lead=OFFICE,
        pattern="july",
        members=plan.members,
        activities=tuple(namings(plan).values()),
    )
    fact = actions.open_(what=what, by=town.holder(STAFF), at=town.noon - DAY / 2)
    return Campaign.objects.get(id=fact.stream.partition(":")[2])


def unasked() -> AbstractContextManager[object]:
    """Sessions are entered as they were before anybody asked for the days of the month."""
    return mock.patch.dict(within._ASKED, clear=True)


def number(one: int) -> Activity:
    """The activity of this number."""
    return Activity.objects.select_related("campaign").get(number=one)


def posts_of(town: Town, post: str) -> list[Holding]:
    """The posts of whoever holds this one."""
    return posts.holdings(town.holder(post), at=town.noon)


def sent(
    town: Town,
    *,
    to: str = "branches",
    wanted: int = 1,
    activity: int = 1,
    kinds: tuple[str, ...] = ("study",),
) -> Task:
    """A task for every branch, due on the 20th."""
    what = actions.Tasking(
        title="开展一次学讲评", audience=to, due_on=date(2022, 7, 20), wanted=wanted, kinds=kinds
    )
    fact = actions.task(activity=number(activity), what=what, by=town.holder(STAFF), at=town.noon)
    return Task.objects.get(id=fact.stream.partition(":")[2])


def planned(
    town: Town, *units: str, begins_at: datetime | None = None, serves: str = "", kind: str = "study"
) -> Session:
    """A study (or another ``kind``) that the units (the branch of the cast) plan for the first activity."""
    begins_at = begins_at or town.noon + DAY
    what = gatherings.Planning(
        kind=kind,
        title="参观纪念馆",
        units=units or (BRANCH,),
        begins_at=begins_at,
        ends_at=begins_at + HOUR,
        venue="纪念馆",
        serves=(serves or f"activity:{number(1).id}",),
        lines={"site": "纪念馆"} if kind == "study" else {},
        another=True,
    )
    fact = gatherings.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    return Session.objects.get(id=fact.stream.partition(":")[2])


LINES = {"site": "纪念馆", "studied": "讲解"}


def cancelled(town: Town, session: Session) -> Fact:
    """It does not take place, or is taken back."""
    again = Session.objects.get(id=session.id)
    at = max(town.noon, again.ends_at)
    return gatherings.cancel(session=again, why="记错了", by=town.holder(SECRETARY), at=at)


def held(town: Town, session: Session, *, at: datetime | None = None) -> Fact:
    """It was held."""
    at = at or session.ends_at
    return gatherings.hold(session=session, by=town.holder(SECRETARY), at=at)


def recorded(town: Town, begins_at: datetime, *units: str, serves: str = "") -> Fact:
    """A study of the past, entered afterwards."""
    what = gatherings.Recording(
        kind="study",
        title="参观纪念馆",
        units=units or (BRANCH,),
        begins_at=begins_at,
        ends_at=begins_at + HOUR,
        venue="纪念馆",
        serves=(serves or f"activity:{number(1).id}",),
        lines=LINES,
        another=True,
    )
    at = max(town.noon, begins_at + DAY)
    return gatherings.record(what=what, by=town.holder(SECRETARY), at=at)


def comforted(town: Town, visitor: str) -> Visit:
    """Somebody of the cast's community is called upon, for the second activity."""
    by, at, keeper = town.holder(visitor), town.noon, town.holder("party_staff@410103-zzb")
    opening = visits.Opening(
        unit="410103-zzb",
        place="410103/",
        title="七一走访慰问",
        begins_on=FIRST - DAY,
        ends_on=date(2022, 7, 31),
        serves=(f"activity:{number(2).id}",),
    )
    ref = visits.open_list(what=opening, by=keeper, at=at).stream.partition(":")[2]
    who = visits.Somebody(category="veteran", name="米大娘", place=COMMUNITY, unit=BRANCH, post=visitor)
    visits.list_people(of=VisitList.objects.get(id=ref), people=(who,), by=keeper, at=at)
    entries = tuple(Entry.objects.filter(list=ref).values_list("id", flat=True))
    what = visits.Round(entries=entries, visitor=visitor, on=at.date())
    visits.visit(of=VisitList.objects.get(id=ref), what=what, by=by, at=at)
    return Visit.objects.get()
