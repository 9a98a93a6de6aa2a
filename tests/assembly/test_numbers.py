"""No telephone and no identity number of a person stands in words that everybody reads."""

import pytest

from bandeng.assembly import actions
from bandeng.assembly.models import Promise
from bandeng.demo.town import COMMUNITY, GRID, Town
from bandeng.kernel.refusals import BadInput
from bandeng.kernel.text import has_personal_number
from tests.assembly.decided import DAY, again, begun
from tests.assembly.test_covenant import drafted
from tests.assembly.test_entrust import promised
from tests.assembly.test_meeting import called, enrolled, minuted

MOBILE = "王阿姨 138 0000 0001"
PROMISED = {"what": "换灯", "who": "物业"}


@pytest.mark.parametrize(
    "text",
    ["13800000001", "138-0000-0001", "１３８００００１２３４", "410103195001011234", "41010319500101123X,她"],
)
def test_numbers_of_a_person_are_found(text: str) -> None:
    assert has_personal_number(f"找她{text}")


@pytest.mark.parametrize(
    "text", ["2026-11-30", "0371-68180000", "12345", "3-2-501", "预算 1380000 元", "编号 138000000012"]
)
def test_other_numbers_are_not(text: str) -> None:
    assert not has_personal_number(text)


@pytest.mark.parametrize("field", ["where", "said", "what", "who"])
def test_a_talk_publishes_no_number(town: Town, field: str) -> None:
    day = town.noon.date()
    words = {name: MOBILE if name == field else word for name, word in PROMISED.items()}
    said = {name: MOBILE if name == field else "灯" for name in ("where", "said")}
    promise = actions.Promising(**words, due_on=day)
    what = actions.Talking(kind="bench-talk", held_on=day, promises=(promise,), **said)
    with pytest.raises(BadInput) as refused:
        actions.talk(place=GRID, what=what, by=town.leader, at=town.noon)
    (issue,) = refused.value.issues.values()
    assert "手机号" in issue


def test_nor_do_answers_records_minutes_covenants_and_accounts(town: Town) -> None:
    enrolled(town)
    one, covenant, meeting = begun(town), drafted(town), called(town)
    with pytest.raises(BadInput):
        begun(town, title=MOBILE)
    with pytest.raises(BadInput):
        drafted(town, articles=(actions.Drafted(text="不放音乐", why=MOBILE),))
    with pytest.raises(BadInput):
        called(town, agenda=MOBILE)
    step = actions.Stepping(stage="collect", held_on=town.noon.date() + 8 * DAY, record=MOBILE)
    with pytest.raises(BadInput):
        actions.advance(procedure=again(one), what=step, by=town.staff, at=town.noon + 8 * DAY)
    with pytest.raises(BadInput):
        minutes = actions.Minuting(minutes=MOBILE)
        actions.minute(meeting=meeting, what=minutes, by=town.staff, at=meeting.begins_at + DAY)
    minuted(town, meeting)
    assert covenant.newest == 1
    Promise.objects.all().delete()
    with pytest.raises(BadInput):
        what = actions.Account(fate="kept", why=MOBILE)
        actions.account(promise=promised(town), what=what, by=town.leader, at=town.noon)


def test_an_opinion_is_not_public_and_may_say_whom_to_call(town: Town) -> None:
    one = begun(town)
    what = actions.Speaking(place=COMMUNITY, said=MOBILE, topic=one.stream, channel="talk")
    assert actions.speak(what=what, by=town.staff, at=town.noon)
