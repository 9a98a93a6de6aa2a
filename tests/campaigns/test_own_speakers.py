"""A task for lectures is done by the same rule as the figure: the unit's own secretary spoke."""

from collections.abc import Sequence

import pytest

from bandeng.campaigns import actions, rules
from bandeng.campaigns.models import Duty, Task
from bandeng.campaigns.projections.tasks import whoever_spoke
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.gatherings import actions as gatherings
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.models import Session
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import day_begins
from bandeng.ledger import rebuilding
from tests.campaigns.months import AFTER, BRANCH, DAY, FIRST, HOUR, SECRETARY, STAFF, number, recorded

JULY = day_begins(FIRST), day_begins(AFTER)
GUEST = Talk(called="请来的老师")
OWN = Talk(post=SECRETARY)
OTHERS = Talk(post=f"community_secretary@{cast.COMMUNITY}")


def _sent(town: Town, *, kinds: tuple[str, ...] = ("lecture",), anyone: bool = False) -> Task:
    due_on = FIRST.replace(day=20)
    what = actions.Tasking(
        title="每个党支部书记讲一堂课", audience="branches", due_on=due_on, kinds=kinds, anyone=anyone
    )
    fact = actions.task(activity=number(1), what=what, by=town.holder(STAFF), at=town.noon)
    return Task.objects.get(id=fact.stream.partition(":")[2])


def _planned(town: Town, speakers: Sequence[Talk]) -> Session:
    begins_at = town.noon + DAY
    what = gatherings.Planning(
        kind="lecture",
        title="专题党课",
        units=(BRANCH,),
        begins_at=begins_at,
        ends_at=begins_at + HOUR,
        venue="会议室",
        serves=(f"activity:{number(1).id}",),
        speakers=tuple(speakers),
        another=True,
    )
    fact = gatherings.plan(what=what, by=town.holder(SECRETARY), at=town.noon)
    return Session.objects.get(id=fact.stream.partition(":")[2])


def _lectured(town: Town, planned: Talk, *said: Talk) -> Session:
    session = _planned(town, [planned])
    what = gatherings.Outcome(speakers=said) if said else gatherings.Outcome()
    gatherings.hold(session=session, what=what, by=town.holder(SECRETARY), at=session.ends_at)
    return Session.objects.get(id=session.id)


def _part() -> tuple[str, int, int]:
    duty = Duty.objects.get(unit=BRANCH)
    return duty.state, duty.held, ToDo.objects.open().filter(kind=rules.TODO, seat=SECRETARY).count()


def _units() -> object:
    return read("lectures.units", place="410103/", during=JULY).value


@pytest.mark.parametrize("speaker", [GUEST, OTHERS])
def test_the_task_and_the_figure_say_the_same(town: Town, speaker: Talk) -> None:
    _sent(town)
    _lectured(town, speaker)
    assert (_part(), _units()) == ((rules.MISSING, 0, 1), 0)
    _lectured(town, OWN)
    assert (_part(), _units()) == ((rules.DONE, 1, 0), 1)
    assert rebuilding.check().is_equal


def test_the_same_holds_of_what_was_held_before_the_task_came(town: Town) -> None:
    _lectured(town, GUEST)
    _lectured(town, OWN)
    _sent(town)
    assert _part() == (rules.DONE, 1, 0)
    assert rebuilding.check().is_equal


def test_who_really_spoke_decides_and_not_who_was_to_speak(town: Town) -> None:
    _sent(town)
    _lectured(town, OWN, GUEST)
    assert (_part()[:2], Duty.objects.get(unit=BRANCH).planned) == ((rules.MISSING, 0), 0)
    session = _lectured(town, GUEST, OWN)
    assert _part() == (rules.DONE, 1, 0)
    gatherings.cancel(session=session, why="记错了", by=town.holder(SECRETARY), at=session.ends_at)
    assert _part() == (rules.MISSING, 0, 1)
    assert rebuilding.check().is_equal


def test_only_one_to_be_given_by_the_secretary_is_under_way(town: Town) -> None:
    _sent(town)
    _planned(town, [GUEST])
    assert _part()[0] == rules.MISSING
    _planned(town, [OWN])
    assert _part()[0] == rules.READY


def test_whoever_sends_it_may_let_anybody_speak(town: Town) -> None:
    task = _sent(town, anyone=True)
    _lectured(town, GUEST)
    assert (task.own_speakers, _part()) == ("-", (rules.DONE, 1, 0))


def test_other_kinds_ask_for_nobody_in_particular(town: Town) -> None:
    assert _sent(town, kinds=("lecture", "study")).own_speakers == "lecture"
    recorded(town, town.noon - DAY)
    assert _part() == (rules.DONE, 1, 0)


def test_a_task_of_before_is_done_whoever_spoke() -> None:
    assert whoever_spoke({"title": "讲一堂课"})["own_speakers"] == []
