"""No telephone and no identity number of a person stands in what residents read of a matter."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.begun import staged

MOBILE = "王师傅 139-1234-5678 换好了北门的路灯,线路也查过了"
CARD = "按 41010319500101123X 的委托,线路归产权人,本单位不修"
LATER = timedelta(hours=3)


def _resolved(town: Town, words: str) -> object:
    what = actions.Outcome(outcome="solved", words=words)
    return actions.resolve(case=journeys.accepted(town), what=what, by=town.leader, at=town.noon + LATER)


def _noted(town: Town, words: str) -> object:
    note = actions.Note(words=words, public=True)
    return actions.annotate(case=journeys.accepted(town), note=note, by=town.leader, at=town.noon + LATER)


def _paused(town: Town, words: str) -> object:
    case = journeys.accepted(town)
    return actions.ask_extension(case=case, reason=words, by=town.leader, at=town.noon + journeys.STEP)


def _declined(town: Town, words: str) -> object:
    why = actions.Declining(reason=words, basis="城市照明职责清单第3条")
    return actions.decline(case=town.case("street-lamp.one-out"), why=why, by=town.leader, at=town.noon)


def _returned(town: Town, words: str) -> object:
    what = actions.Returning(basis=words, suggested="410103-gd")
    case, by = journeys.handed_to_department(town), town.holder(journeys.DESK)
    return actions.return_(case=case, what=what, by=by, at=town.noon + LATER)


def _ruled(town: Town, words: str) -> object:
    ruling = actions.Ruling(unit="410103-gd", reason="灯杆和线路都是供电的", basis=words)
    case, by = journeys.arbitrating(town), town.holder(journeys.DISTRICT)
    return actions.rule(case=case, ruling=ruling, by=by, at=town.noon + LATER)


def _reviewed(town: Town, words: str) -> object:
    verdict = actions.Verdict(outcome="rework", words=words)
    by = town.holder(journeys.STREET_LEADER)
    return actions.review(case=journeys.contested(town), verdict=verdict, by=by, at=town.noon + LATER)


def _looked_at(town: Town, words: str) -> object:
    found = actions.Finding(passed=True, words=words)
    return actions.check(case=journeys.resolved(town), finding=found, by=town.staff, at=town.noon + LATER)


def _staged(town: Town, words: str) -> object:
    stage, at = actions.Stage(words=words), town.noon + timedelta(minutes=40)
    return actions.complete_stage(case=staged(town), what=stage, by=town.leader, at=at)


def _disowned(town: Town, words: str) -> object:
    case, by = journeys.whistling(town), town.holder(journeys.DESK)
    return actions.disown(case=case, call=journeys.call(case), basis=words, by=by, at=town.noon + LATER)


def _concluded(town: Town, words: str) -> object:
    case, by = journeys.arrived(town), town.holder(journeys.DESK)
    part = actions.Part(words=words, cooperation="配合得好")
    return actions.conclude(case=case, call=journeys.call(case), part=part, by=by, at=town.noon + LATER)


def _not_awaited(town: Town, words: str) -> object:
    ending = actions.Ending(words="北门的路灯换好了", cooperation="配合得好", why_not=words)
    return actions.disband(case=journeys.arrived(town), ending=ending, by=town.staff, at=town.noon + LATER)


SAID = (
    _resolved,
    _noted,
    _paused,
    _declined,
    _returned,
    _ruled,
    _reviewed,
    _looked_at,
    _staged,
    _disowned,
    _concluded,
    _not_awaited,
)


@pytest.mark.parametrize("words", [MOBILE, CARD])
@pytest.mark.parametrize("said", SAID)
def test_it_is_refused_where_residents_read_it(
    town: Town, said: Callable[[Town, str], object], words: str
) -> None:
    with pytest.raises(BadInput, match="手机号、身份证号去掉"):
        said(town, words)


@pytest.mark.parametrize("said", SAID)
def test_a_switchboard_and_a_number_of_a_matter_may_stand(
    town: Town, said: Callable[[Town, str], object]
) -> None:
    assert said(town, "换了北门的路灯;再不亮请打 0371-68180000 或者 12345,说 410103-26-05432 这个编号")


def test_whoever_handles_it_may_say_whom_to_call(town: Town) -> None:
    case = journeys.accepted(town)
    actions.annotate(case=case, note=actions.Note(words=MOBILE), by=town.leader, at=town.noon + LATER)
    up = actions.HandingUp(tried="打 13912345678 没有人接,去看过", why="线路坏了,要断电")
    actions.escalate(case=town.again(case), what=up, by=town.leader, at=town.noon + LATER)
    told = [note for entry in timeline(town.again(case), Reader.STAFF) for note in entry.notes]
    assert MOBILE in told
    shown = [note for entry in timeline(town.again(case), Reader.PARTY) for note in entry.notes]
    assert not any("139" in note for note in shown)


def test_the_form_says_so_and_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    case, client = journeys.accepted(town), desk(town.leader)
    fields = {"outcome": "solved", "words": MOBILE, "turn": str(case.turn)}
    page = client.post(f"/desk/cases/{case.number}/resolution/", fields).text
    assert "请把手机号、身份证号去掉再交" in page
    assert MOBILE in page
    assert Case.objects.get(id=case.id).state == "handling"
