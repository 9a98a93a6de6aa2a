"""Opinions from everywhere are one kind of record; grouped, none is lost; each has its answer."""

import pytest

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Opinion, Procedure
from bandeng.assembly.rules.slips import number
from bandeng.assembly.web import heard
from bandeng.demo.town import COMMUNITY, GRID, OTHER_GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.notices.models import Notice
from tests.assembly.decided import DAY, begun, neighbour


def spoke(town: Town, one: Procedure, said: str, number: int = 0, **changed: str) -> Opinion:
    by = town.leader if changed.get("channel", "online") != "online" else neighbour(town.noon, number)
    place = GRID if by == town.leader else COMMUNITY
    what = actions.Speaking(place=place, said=said, topic=one.stream, **changed)  # type: ignore[arg-type]
    fact = actions.speak(what=what, by=by, at=town.noon)
    return Opinion.objects.get(id=fact.stream.partition(":")[2])


def test_on_line_at_a_talk_and_on_paper_are_one_kind_of_record(town: Town) -> None:
    one = begun(town)
    spoke(town, one, "装在南门更方便", 1)
    spoke(town, one, "充电桩离窗户远一点", channel="talk")
    spoke(town, one, "夜里不要太吵", channel="paper", slip=number(one.stream, "ab12", 7))
    assert queries.counts_of(one.stream) == queries.Counts(received=3, answered=0, adopted=0)
    with pytest.raises(BadInput):
        spoke(town, one, "夜里不要太吵", channel="paper", slip=number(one.stream, "ab12", 7))


def test_similar_ones_are_suggested_grouped_by_a_person_and_answered_each(town: Town) -> None:
    one = begun(town)
    first = spoke(town, one, "充电桩请装在南门车棚", 1)
    second = spoke(town, one, "希望充电桩装在南门", 2)
    spoke(town, one, "夜里不要太吵", 3)
    group = next(each for each in queries.groups_of(one.stream) if each.lead.id == first.id)
    assert {each.id for each in group.like} <= {second.id}
    actions.gather(opinion=second, beside=first, by=town.staff, at=town.noon)
    groups = queries.groups_of(one.stream)
    assert sum(1 + len(each.others) for each in groups) == 3
    first.refresh_from_db()
    together = queries.with_those_beside(first)
    what = actions.Answer(outcome="adopted", why="南门先装")
    actions.answer(opinions=together, what=what, by=town.staff, at=town.noon + DAY)
    assert queries.answers_of(one.stream) == [queries.Answered(outcome="adopted", why="南门先装", voices=2)]
    assert queries.unanswered(one.stream) == 1
    with pytest.raises(NotNow):
        actions.answer(opinions=[Opinion.objects.get(id=second.id)], what=what, by=town.staff, at=town.noon)
    assert rebuilding.check().is_equal


def test_groups_are_not_chained_and_can_be_undone(town: Town) -> None:
    one = begun(town)
    first, second, third = (spoke(town, one, f"意见{n}", n) for n in range(3))
    actions.gather(opinion=second, beside=first, by=town.staff, at=town.noon)
    second.refresh_from_db()
    first.refresh_from_db()
    with pytest.raises(NotNow):
        actions.gather(opinion=third, beside=second, by=town.staff, at=town.noon)
    with pytest.raises(NotNow):
        actions.gather(opinion=first, beside=third, by=town.staff, at=town.noon)
    with pytest.raises(BadInput):
        actions.gather(opinion=third, beside=third, by=town.staff, at=town.noon)
    actions.gather(opinion=second, beside=None, by=town.staff, at=town.noon)
    assert not queries.has_beside(first)


def test_a_resident_sees_her_own_and_everybody_only_the_answers(town: Town) -> None:
    one = begun(town)
    voice = spoke(town, one, "装在南门更方便", 1)
    assert [each.said for each in queries.own_opinions(one.stream, voice.person)] == ["装在南门更方便"]
    assert queries.own_opinions(one.stream, "somebody") == []
    assert queries.own_opinions(one.stream, "") == []
    assert queries.answers_of(one.stream) == []


def test_a_place_at_large_can_be_spoken_of(town: Town) -> None:
    what = actions.Speaking(place=GRID, said="电动车充电、停车位都不够")
    actions.speak(what=what, by=neighbour(town.noon, 1), at=town.noon)
    assert queries.groups_of("-", place=COMMUNITY)
    assert not queries.groups_of("-", place=OTHER_GRID)


@pytest.mark.parametrize("wrong", [{"said": ""}, {"said": "字" * 501}, {"topic": "procedure:nothing"}])
def test_what_cannot_be_is_refused(town: Town, wrong: dict[str, str]) -> None:
    what = actions.Speaking(**{"place": GRID, "said": "好", **wrong})  # type: ignore[arg-type]
    with pytest.raises(BadInput):
        actions.speak(what=what, by=neighbour(town.noon, 1), at=town.noon)


@pytest.mark.parametrize("why", ["已阅", "已阅。", "已收悉,高度重视"])
def test_an_answer_that_says_nothing_is_refused(town: Town, why: str) -> None:
    voice = spoke(town, begun(town), "装在南门更方便", 1)
    with pytest.raises(BadInput) as refused:
        actions.answer(
            opinions=[voice], what=actions.Answer(outcome="adopted", why=why), by=town.staff, at=town.noon
        )
    assert "没有说清楚" in refused.value.issues["why"]


def test_only_whoever_may_answers(town: Town) -> None:
    one = begun(town)
    voice = spoke(town, one, "装在南门更方便", 1)
    what = actions.Answer(outcome="adopted", why="好")
    with pytest.raises(NotYours):
        actions.answer(opinions=[voice], what=what, by=town.leader, at=town.noon)
    for wrong in (actions.Answer(outcome="adopted", why=""), actions.Answer(outcome="maybe", why="好")):
        with pytest.raises(BadInput):
            actions.answer(opinions=[voice], what=wrong, by=town.staff, at=town.noon)


def test_an_answer_sent_twice_is_one(town: Town) -> None:
    one = begun(town)
    voice = spoke(town, one, "装在南门更方便", 1)
    what = actions.Answer(outcome="declined", why="管线过不去")
    for _time in range(2):
        actions.answer(opinions=[voice], what=what, by=town.staff, at=town.noon, command="once")
    town.case(at=town.noon + DAY)
    names = ("received", "answered", "adopted")
    period = (town.noon - DAY, town.noon + 2 * DAY)
    found = [read(f"opinions.{name}", place="410103/", during=period).value for name in names]
    assert found == [1, 1, 0]


def test_whoever_gave_it_on_line_is_told_of_the_answer_and_finds_it(town: Town) -> None:
    one = begun(town)
    own = spoke(town, one, "灯再亮些", 1)
    spoke(town, one, "同意", channel="paper", slip=number(one.stream, "ab", 1))
    yard = actions.speak(
        what=actions.Speaking(place=GRID, said="凳子烫"), by=neighbour(town.noon, 2), at=town.noon
    )
    told = actions.Answer(outcome="adopted", why="换大的灯")
    for row in Opinion.objects.order_by("at", "id"):
        actions.answer(opinions=[row], what=told, by=town.staff, at=town.noon)
    notices = Notice.objects.filter(kind="assembly.answered")
    assert {each.recipient for each in notices} == {own.person, Opinion.objects.get(topic="-").person}
    pages = {stream: each.page for stream, each in heard.matters([own.stream, yard.stream]).items()}
    assert pages[own.stream] == f"/decisions/{one.id}/"
    assert pages[yard.stream].endswith("/opinions/")
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("slip", ["ab12-0007", "ab12-0007-ZZ", "ab12-7", "x", "-"])
def test_a_number_that_was_never_printed_is_refused(town: Town, slip: str) -> None:
    one = begun(town)
    with pytest.raises(BadInput) as wrong:
        spoke(town, one, "同意", channel="paper", slip=slip)
    assert "印出来的意见单上没有这个编号" in wrong.value.issues["slip"]
    other = begun(town, title="别的事")
    with pytest.raises(BadInput):
        spoke(town, one, "同意", channel="paper", slip=number(other.stream, "ab12", 7))
    spoke(town, one, "同意", channel="paper", slip=number(one.stream, "ab12", 7))


def test_one_picture_for_two_slips_is_asked(town: Town) -> None:
    one, shot = begun(town), ("f" * 64,)
    first, second = (number(one.stream, "ab", count) for count in (1, 2))
    spoke(town, one, "同意", channel="paper", slip=first, pictures=shot)
    with pytest.raises(BadInput) as wrong:
        spoke(town, one, "也同意", channel="paper", slip=second, pictures=shot)
    assert first in wrong.value.issues["shared"]
    spoke(town, one, "也同意", channel="paper", slip=second, pictures=shot, shared=True)
    assert Opinion.objects.count() == 2
