"""Notes on the work."""

from datetime import timedelta

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.inbox.models import ToDo
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys


def _notes(town: Town, public: bool, reader: Reader) -> str:
    case = journeys.accepted(town)
    note = actions.Note(words="灯具周三到货", public=public)
    actions.annotate(case=case, note=note, by=town.leader, at=town.noon + 2 * journeys.STEP)
    return "".join(words for entry in timeline(town.again(case), reader) for words in entry.notes)


def test_a_note_is_for_staff(town: Town) -> None:
    assert "灯具周三到货" in _notes(town, public=False, reader=Reader.STAFF)
    assert "灯具周三到货" not in _notes(town, public=False, reader=Reader.ANYBODY)


def test_a_public_note_is_for_everybody(town: Town) -> None:
    assert "灯具周三到货" in _notes(town, public=True, reader=Reader.ANYBODY)


def test_a_note_says_something(town: Town) -> None:
    with pytest.raises(BadInput):
        actions.annotate(
            case=journeys.accepted(town), note=actions.Note(words=" "), by=town.leader, at=town.noon
        )


def test_a_department_that_does_not_have_it_writes_nothing(town: Town) -> None:
    with pytest.raises(NotYours):
        actions.annotate(
            case=journeys.accepted(town),
            note=actions.Note(words="看过"),
            by=town.holder(journeys.DESK),
            at=town.noon,
        )


def test_nothing_is_noted_when_it_is_over(town: Town) -> None:
    with pytest.raises(NotNow):
        actions.annotate(
            case=journeys.closed(town), note=actions.Note(words="晚了"), by=town.leader, at=town.noon
        )


def test_a_note_of_whoever_was_told_ends_her_watch(town: Town) -> None:
    case = town.case()
    at = town.noon + timedelta(days=2)
    actions.tick(at=at)
    watch = ToDo.objects.open().get(stream=case.stream, kind="cases.watch")
    note = actions.Note(words="已打电话问过网格,下午就去。")
    actions.annotate(case=town.again(case), note=note, by=town.holder(watch.seat), at=at)
    assert not ToDo.objects.open().filter(id=watch.id).exists()


@pytest.mark.parametrize("words", ["嗯", "好", "嗯嗯。", "好了"])
def test_a_note_to_colleagues_says_something_too(town: Town, words: str) -> None:
    case = journeys.accepted(town)
    with pytest.raises(BadInput, match="没有说清楚:请写一两句"):
        actions.annotate(case=case, note=actions.Note(words=words), by=town.leader, at=town.noon)
    actions.annotate(case=case, note=actions.Note(words="正在处理"), by=town.leader, at=town.noon)
