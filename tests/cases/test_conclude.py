"""A department that came says what it has done, and how the working together went."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.models import Call
from bandeng.cases.queries import reasons
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.verbs import verb_of
from bandeng.cases.queries.workers import workers_of
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger.rebuilding import check
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.invariants import every_step_was_open_when_it_was_taken

PART = actions.Part(words="拆了坏灯,线没有电", cooperation="社区提前开了门,配合得顺")


def test_its_part_is_done_and_the_whole_is_not(town: Town) -> None:
    case = journeys.arrived(town)
    officer = town.holder(journeys.OFFICER)
    actions.conclude(case=case, call=journeys.call(case), part=PART, by=officer, at=town.noon)
    assert journeys.call(case).state == "concluded"
    assert town.again(case).state == "whistling"
    assert not Clock.objects.running().filter(kind="conclude1").exists()
    assert officer in workers_of(case)


def test_what_was_done_is_public_and_the_word_on_cooperation_is_not(town: Town) -> None:
    case = journeys.arrived(town)
    by = town.holder(journeys.OFFICER)
    actions.conclude(case=case, call=journeys.call(case), part=PART, by=by, at=town.noon)
    assert timeline(case, Reader.ANYBODY)[-1].notes == (f"办了什么:{PART.words}",)
    assert timeline(case, Reader.STAFF)[-1].notes == (
        f"办了什么:{PART.words}",
        f"配合得怎样:{PART.cooperation}",
    )


def test_both_words_are_needed(town: Town) -> None:
    case, by = journeys.arrived(town), town.holder(journeys.OFFICER)
    for part in (
        actions.Part(words="", cooperation="来得快"),
        replace(PART, cooperation=""),
        replace(PART, cooperation="好"),
    ):
        with pytest.raises(BadInput):
            actions.conclude(case=case, call=journeys.call(case), part=part, by=by, at=town.noon)


def test_nobody_concludes_without_having_come_or_for_another(town: Town) -> None:
    case = journeys.arrived(town)
    other = journeys.call(case, "410103-gd")
    with pytest.raises(NotNow):
        actions.conclude(case=case, call=other, part=PART, by=town.holder(journeys.POWER), at=town.noon)
    with pytest.raises(NotYours):
        actions.conclude(case=case, call=journeys.call(case), part=PART, by=town.staff, at=town.noon)


def test_its_part_is_due_no_later_than_the_whole(town: Town) -> None:
    """Two working days for the part, fewer left for the whole."""
    case = journeys.whistling(town)
    assert case.due_at
    late = case.due_at - timedelta(hours=2)
    actions.arrive(case=case, call=journeys.call(case), by=town.holder(journeys.DESK), at=late)
    part = Clock.objects.running().get(kind="conclude1")
    assert part.due_at == town.again(case).due_at == journeys.call(case).due_at
    assert part.warn_at <= part.due_at <= part.supervise_at
    assert next(each for each in reasons.of(case) if each.due_at == part.due_at and each.cut).cut
    assert check().is_equal


def test_of_an_overdue_whole_it_has_its_own_time(town: Town) -> None:
    case = journeys.whistling(town)
    assert case.due_at
    after = case.due_at + timedelta(hours=2)
    actions.arrive(case=case, call=journeys.call(case), by=town.holder(journeys.DESK), at=after)
    assert Clock.objects.running().get(kind="conclude1").due_at > after


LEFT = actions.Ending(words="先这样", cooperation="城管来得快", why_not="天黑了,改天再约")


def test_whoever_came_and_was_not_waited_for_tells_it_within_days(town: Town) -> None:
    case = journeys.arrived(town)
    call, by = journeys.call(case), town.holder(journeys.OFFICER)
    actions.disband(case=case, ending=LEFT, by=town.staff, at=town.noon)
    case, call = town.again(case), Call.objects.get(id=call.id)
    found = verb_of(by, case, "conclude", at=town.noon)
    assert found
    assert found.may
    assert not found.in_front
    late = town.noon + timedelta(days=6)
    with pytest.raises(NotNow, match="超过5天"):
        actions.conclude(case=case, call=call, part=PART, by=by, at=late)
    actions.conclude(case=case, call=call, part=PART, by=by, at=town.noon + timedelta(days=4))
    again = town.again(case)
    assert (again.state, again.seat, again.next_at) == ("handling", case.seat, case.next_at)
    assert (Call.objects.get(id=call.id).state, by in workers_of(case)) == ("concluded", True)
    assert f"配合得怎样:{PART.cooperation}" in timeline(again, Reader.STAFF)[-1].notes
    assert [each.kind for each in ToDo.objects.open().filter(stream=case.stream)] == ["cases.resolve"]
    assert verb_of(by, again, "conclude", at=town.noon) is None
    assert check().is_equal
    assert not list(every_step_was_open_when_it_was_taken())


def test_whoever_had_not_come_does_not(town: Town) -> None:
    case = journeys.arrived(town)
    other = journeys.call(case, "410103-gd")
    actions.disband(case=case, ending=LEFT, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.conclude(
            case=town.again(case),
            call=Call.objects.get(id=other.id),
            part=PART,
            by=town.holder(journeys.POWER),
            at=town.noon,
        )


def test_the_desk_says_so_to_both_sides(town: Town, desk: Desk) -> None:
    """A department that was typing is told how it stands, and sends the same words once more."""
    case = journeys.arrived(town)
    number, url = case.number, f"/desk/cases/{case.number}/conclusion/"
    said = {"turn": str(case.turn), "command": "one", "words": PART.words, "cooperation": PART.cooperation}
    actions.disband(case=case, ending=LEFT, by=town.staff, at=town.noon)
    assert "5天以内还可以自己补一句" in desk("shequ").get(f"/desk/cases/{number}/refusals/").content.decode()
    officer = desk("chengguan")
    told = officer.post(url, said)
    assert told.status_code == 409
    assert PART.words in told.content.decode()
    assert officer.post(url, said | {"turn": str(town.again(case).turn)}).status_code == 302
    assert town.again(case).state == "handling"
