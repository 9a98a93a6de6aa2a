"""Matters that stand where a step of two people may begin."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import roots
from bandeng.cases.ties import Root
from bandeng.demo.town import GRID, Town
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.test_unlink import came_back
from tests.laws.walked import DIGEST


def raised(town: Town) -> Case:
    return town.case()


def staged(town: Town) -> Case:
    """A burst pipe: it is to be made safe first."""
    return town.accepted("water.burst")


def with_a_number(town: Town) -> Case:
    """Accepted; the reporter left a telephone number."""
    reporter = people.guest(phone="13800001111", at=town.noon)
    told = actions.Report(place=GRID, words="路灯不亮", reporter=reporter)
    case = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    later = town.noon + timedelta(minutes=10)
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=later)
    return town.again(case)


PATROLLER = f"patroller@{GRID.rstrip('/').rpartition('/')[2]}"
VERIFY = actions.Asking(kind="verify", whom=PATROLLER, words="看看是不是这一盏")


def asked_to_verify(town: Town) -> Case:
    """Accepted; the patroller is asked to look."""
    case = journeys.accepted(town)
    actions.give_errand(case=case, what=VERIFY, by=town.leader, at=town.noon + 2 * journeys.STEP)
    return town.again(case)


def small(town: Town) -> Case:
    return town.case("垃圾桶满了没人清")


def pictured(town: Town) -> Case:
    """Raised with a public picture."""
    told = actions.Report(
        place=GRID,
        words="路灯不亮",
        reporter=people.guest(at=town.noon),
        pictures=(DIGEST,),
        pictures_public=True,
    )
    return Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)


def merged(town: Town) -> Case:
    master, case = journeys.accepted(town), journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    actions.merge(case=case, master=master, words="同一盏灯", by=town.staff, at=at)
    return town.again(case)


def followed(town: Town) -> Case:
    """To be confirmed; a neighbour follows it."""
    case = journeys.accepted(town)
    at = town.noon + timedelta(minutes=15)
    actions.join(case=case, follower=people.guest(at=at), at=at)
    actions.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at + timedelta(minutes=5))
    passed = actions.Finding(passed=True)
    actions.check(case=town.again(case), finding=passed, by=town.staff, at=at + timedelta(minutes=10))
    return town.again(case)


def asked_for_more(town: Town) -> Case:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    actions.ask_extension(case=case, reason="等配件", by=town.leader, at=at)
    return town.again(case)


def asked_to_rest(town: Town) -> Case:
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    what = actions.Resting(reason="下雨", until=at + timedelta(days=5))
    actions.ask_suspension(case=case, what=what, by=town.leader, at=at)
    return town.again(case)


def at_rest(town: Town) -> Case:
    case = asked_to_rest(town)
    by, at = town.holder(journeys.SECRETARY), town.noon + timedelta(hours=2)
    actions.suspend(case=case, by=by, at=at)
    return town.again(case)


def concluded(town: Town) -> Case:
    """Both have done their part; the caller may end the call."""
    case = journeys.whistling(town)
    at = town.noon + timedelta(hours=1)
    for unit, desk in zip(journeys.CALLED, (journeys.DESK, journeys.POWER), strict=True):
        part = actions.Part(words="办了", cooperation="顺利")
        by = town.holder(desk)
        actions.arrive(case=town.again(case), call=journeys.call(case, unit), by=by, at=at)
        call = journeys.call(case, unit)
        actions.conclude(case=town.again(case), call=call, part=part, by=by, at=at)
    return town.again(case)


def root(town: Town) -> Root:
    journeys.closed(town)
    back = [came_back(town, days=days) for days in (5, 12)]
    at = town.noon + timedelta(days=15)
    fact = actions.open_root(cases=back[:1], words="线路老化", by=town.staff, at=at)
    return roots.opened_by(fact)


def root_of_two(town: Town) -> Case:
    """It came back, and is gathered under a root cause."""
    root(town)
    return Case.objects.order_by("-id")[0]


def divided(town: Town) -> Case:
    """Into two, of which nobody has begun."""
    case = journeys.accepted(town)
    at = town.noon + timedelta(hours=1)
    parts = tuple(actions.Thing(condition=key, words="门口那盏") for key in (journeys.LAMP, "stairwell.lamp"))
    actions.divide(case=case, parts=parts, words="说的是两盏灯", by=town.staff, at=at)
    return town.again(case)


def came_back_once(town: Town) -> Case:
    journeys.closed(town)
    return came_back(town, days=5)
