"""Matters brought by acting to the point where a test begins. Ten minutes pass with each step."""

from collections.abc import Callable
from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Call, Case
from bandeng.cases.queries import whistles
from bandeng.demo.town import Town

Journey = Callable[[Town], Case]
STEP = timedelta(minutes=10)
STREET_STAFF = "street_staff@410103012"
STREET_LEADER = "street_leader@410103012"
SECRETARY = "community_secretary@410103012002"
DISTRICT = "district_staff@410103"
DESK, OFFICER = "department_desk@410103-cg", "department_staff@410103-cg"
LAMP = "street-lamp.one-out"
UP = actions.HandingUp(tried="去看过,换了灯泡", why="线路坏了")
DONE = actions.Outcome(outcome="solved", words="换了新灯")


def accepted(town: Town) -> Case:
    """The grid leader has it in hand, ten minutes after noon."""
    return town.accepted(LAMP)


def handed_to_community(town: Town) -> Case:
    """Handed up by the grid, not signed for."""
    case = accepted(town)
    actions.escalate(case=case, what=UP, by=town.leader, at=town.noon + 2 * STEP)
    return town.again(case)


def at_community(town: Town) -> Case:
    case = handed_to_community(town)
    actions.sign(case=case, by=town.staff, at=town.noon + 3 * STEP)
    return town.again(case)


def handed_to_street(town: Town) -> Case:
    case = at_community(town)
    actions.escalate(case=case, what=UP, by=town.staff, at=town.noon + 4 * STEP)
    return town.again(case)


def at_street(town: Town) -> Case:
    case = handed_to_street(town)
    actions.sign(case=case, by=town.holder(STREET_STAFF), at=town.noon + 5 * STEP)
    return town.again(case)


def handed_to_department(town: Town) -> Case:
    case = at_street(town)
    staff = town.holder(STREET_STAFF)
    actions.dispatch(case=case, unit="410103-cg", words="请修路灯", by=staff, at=town.noon + 6 * STEP)
    return town.again(case)


def at_department(town: Town) -> Case:
    case = handed_to_department(town)
    actions.sign(case=case, by=town.holder(DESK), at=town.noon + 7 * STEP)
    return town.again(case)


def resolved(town: Town) -> Case:
    """The grid leader says that it is done."""
    case = accepted(town)
    actions.resolve(case=case, what=DONE, by=town.leader, at=town.noon + 2 * STEP)
    return town.again(case)


def confirming(town: Town) -> Case:
    """Checked by the community; the reporter is to be asked."""
    case = resolved(town)
    passed = actions.Finding(passed=True)
    actions.check(case=case, finding=passed, by=town.staff, at=town.noon + 3 * STEP)
    return town.again(case)


def contested(town: Town) -> Case:
    """The reporter says that it is not done."""
    case = confirming(town)
    word = actions.Word(answer="not", channel="page", words="还是不亮")
    actions.contest(case=case, word=word, by=case.reporter, at=town.noon + 4 * STEP)
    return town.again(case)


def closed(town: Town) -> Case:
    """The reporter says that it is done."""
    case = confirming(town)
    word = actions.Word(answer="solved", channel="page")
    actions.answer(case=case, word=word, by=case.reporter, at=town.noon + 4 * STEP)
    return town.again(case)


CALLED = ("410103-cg", "410103-gd")
CALLING = actions.Calling(units=CALLED, purpose="一起看看这条线归谁修", spot="3号楼北门")
POWER = "department_desk@410103-gd"
DISTRICT_RULES = actions.Ruling(
    unit="410103-gd", reason="灯杆和线路都是供电的", basis="城市照明职责清单第3条"
)


def whistling(town: Town) -> Case:
    """The community has called two departments, forty minutes after noon."""
    case = at_community(town)
    actions.whistle(case=case, what=CALLING, by=town.staff, at=town.noon + 4 * STEP)
    return town.again(case)


def call(case: Case, unit: str = "410103-cg") -> Call:
    """The call of this unit."""
    found = whistles.call_of_unit(case, unit)
    assert found
    return found


def arrived(town: Town) -> Case:
    """One of the two has come."""
    case = whistling(town)
    actions.arrive(case=case, call=call(case), by=town.holder(DESK), at=town.noon + 5 * STEP)
    return town.again(case)


def disowned(town: Town) -> Case:
    """The other says that it is not its own."""
    case = whistling(town)
    basis, by = "线路在楼里,归产权人", town.holder(POWER)
    actions.disown(case=case, call=call(case, "410103-gd"), basis=basis, by=by, at=town.noon + 5 * STEP)
    return town.again(case)


def returned(town: Town) -> Case:
    """The first department has returned it, the street has it in hand again."""
    case = handed_to_department(town)
    what = actions.Returning(basis="线路是供电的", suggested="410103-gd")
    actions.return_(case=case, what=what, by=town.holder(DESK), at=town.noon + 7 * STEP)
    actions.sign(case=town.again(case), by=town.holder(STREET_STAFF), at=town.noon + 8 * STEP)
    return town.again(case)


def at_second_department(town: Town) -> Case:
    """Dispatched anew, to another department."""
    case = returned(town)
    staff = town.holder(STREET_STAFF)
    actions.dispatch(case=case, unit="410103-gd", words="请修线路", by=staff, at=town.noon + 9 * STEP)
    return town.again(case)


def arbitrating(town: Town) -> Case:
    """The second department refuses too: the district is to rule."""
    case = at_second_department(town)
    what = actions.Referring(basis="灯具是城管装的", suggested="410103-cg")
    actions.refer(case=case, what=what, by=town.holder(POWER), at=town.noon + 10 * STEP)
    return town.again(case)


def ruled(town: Town) -> Case:
    """The district rules that it is the second one's."""
    case = arbitrating(town)
    by = town.holder(DISTRICT)
    actions.rule(case=case, ruling=DISTRICT_RULES, by=by, at=town.noon + 11 * STEP)
    return town.again(case)
