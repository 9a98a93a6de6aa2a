"""A department that came says what it has done, and how the working together went."""

import pytest

from bandeng.cases import actions
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.workers import workers_of
from bandeng.demo.town import Town
from bandeng.inbox.models import Clock
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from tests.cases import journeys

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
    assert timeline(case, Reader.ANYBODY)[-1].notes == (PART.words,)
    assert timeline(case, Reader.STAFF)[-1].notes == (PART.words, PART.cooperation)


def test_both_words_are_needed(town: Town) -> None:
    case, by = journeys.arrived(town), town.holder(journeys.OFFICER)
    for part in (actions.Part(words="", cooperation="好"), actions.Part(words="办了", cooperation="")):
        with pytest.raises(BadInput):
            actions.conclude(case=case, call=journeys.call(case), part=part, by=by, at=town.noon)


def test_nobody_concludes_without_having_come_or_for_another(town: Town) -> None:
    case = journeys.arrived(town)
    other = journeys.call(case, "410103-gd")
    with pytest.raises(NotNow):
        actions.conclude(case=case, call=other, part=PART, by=town.holder(journeys.POWER), at=town.noon)
    with pytest.raises(NotYours):
        actions.conclude(case=case, call=journeys.call(case), part=PART, by=town.staff, at=town.noon)
