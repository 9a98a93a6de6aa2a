"""A matter on its way through 一征三议两公开, for the tests of this room."""

from datetime import datetime, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.facts import Hands
from bandeng.assembly.models import Procedure
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people
from bandeng.people import queries as persons

DAY = timedelta(days=1)
METHOD = "one-collect-three-deliberate"
BEGINNING = actions.Beginning(
    kind=METHOD,
    title="给车棚装充电桩",
    plan="在北门车棚装十二个充电桩,费用从公共收益里出",
    sort="residents",
    body="residents-committee",
)
AGREED = Hands(rule="residents-meeting", due=100, present=60, yes=40, no=15, abstain=5)


def rolled(town: Town) -> None:
    """The roll says as many as agreed."""
    noted = queries.roll_of(COMMUNITY, AGREED.rule)
    if noted is None or noted.heads != AGREED.due:
        roll = actions.Enrolling(kind=AGREED.rule, heads=AGREED.due, drawn_on=town.noon.date())
        actions.enrol(place=COMMUNITY, what=roll, by=town.staff, at=town.noon)


def begun(town: Town, **changed: str) -> Procedure:
    rolled(town)
    what = actions.Beginning(**{**vars(BEGINNING), **changed})
    fact = actions.begin(place=COMMUNITY, what=what, by=town.staff, at=town.noon)
    return again(fact.stream.partition(":")[2])


def again(ref: str | Procedure) -> Procedure:
    return queries.procedure_numbered(ref if isinstance(ref, str) else ref.id)


def step(town: Town, one: Procedure, at: datetime, **changed: object) -> Procedure:
    typed: dict[str, object] = {"stage": again(one).stage, "held_on": at.date(), "record": "都说可以"}
    what = actions.Stepping(**{**typed, **changed})  # type: ignore[arg-type]
    actions.advance(procedure=again(one), what=what, by=town.staff, at=at)
    return again(one)


def neighbour(at: datetime, number: int, door: str = "1-001") -> str:
    """A resident whom the community has checked."""
    return lives(stranger(at, number), at, door)


def lives(who: str, at: datetime, door: str = "1-001") -> str:
    """The community has checked that she does; answers her id."""
    actions.check(place=COMMUNITY, person=who, door=door, by=persons.person("shequ").id, at=at)
    return who


def stranger(at: datetime, number: int) -> str:
    """Somebody who has signed in, and nothing else is known of her."""
    return people.register(name=f"邻居{number}", kind="resident", phone=f"1390000{number:04d}", at=at).id


def resolved(town: Town, one: Procedure) -> datetime:
    """Through the three deliberations; answers the moment of the decision."""
    at = town.noon + 8 * DAY
    for _stage in ("collect", "propose", "examine"):
        step(town, one, at)
        at += DAY
    promise = actions.Promising(what="装十二个充电桩", who="物业", due_on=at.date() + 10 * DAY)
    step(town, one, at, hands=AGREED, promises=(promise,))
    return at


def seen_by_two(town: Town, one: Procedure, at: datetime) -> None:
    for number in range(2):
        actions.confirm(procedure=again(one), by=neighbour(at, number + at.day * 10), at=at)
