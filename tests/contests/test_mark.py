"""Readers read what they may: no friend, nobody of their unit, nothing outside the scale."""

import pytest

from bandeng.contests import actions, queries, rules
from bandeng.contests.models import Reading
from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.cases.conftest import Desk
from tests.contests.worlds import (
    BRANCH,
    LEAD,
    OTHER,
    READER,
    again,
    called,
    dealt,
    marked,
    readers,
    same,
    sent,
)


def test_every_work_is_read_by_as_many_as_the_book_says(town: Town) -> None:
    contest = called(town)
    works = [sent(town, contest, f"作者{number}", text=f"{OTHER}{number}") for number in range(4)]
    readers(town, contest, many=4)
    assert dealt(town, contest) == (4, 0)
    assert dealt(town, contest) == (0, 0)
    load = [Reading.objects.filter(reader=each.person).count() for each, _ in queries.readers_of(contest)]
    assert load == [2, 2, 2, 2]
    assert Reading.objects.filter(work=works[0]).count() == 2


def test_a_friend_is_passed_over_and_marking_her_is_refused_with_the_reason(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest, "田 秋实")
    first, _second = readers(town, contest, ties=actions.Ties(names=("田秋实",)))
    assert dealt(town, contest) == (1, 1)
    with pytest.raises(NotYours, match="申报过认识这位作者"):
        marked(town, work, first)


def test_whoever_knows_the_guardian_does_not_read_the_child(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest, "小禾", young=True, guardian="祝 秋芳")
    first, second = readers(town, contest, ties=actions.Ties(names=("祝秋芳",)))
    assert dealt(town, contest) == (1, 1)
    assert [each.reader for each in Reading.objects.all()] == [second]
    with pytest.raises(NotYours, match="监护人"):
        marked(town, work, first)


def test_the_same_unit_is_passed_over(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest, unit=BRANCH)
    first, second = readers(town, contest, ties=actions.Ties(units=(BRANCH,)))
    dealt(town, contest)
    assert [each.reader for each in Reading.objects.all()] == [second]
    with pytest.raises(NotYours, match="同一个单位"):
        marked(town, work, first)


def test_a_tie_that_was_declared_stays(town: Town) -> None:
    contest = called(town)
    sent(town, contest)
    first, second = readers(town, contest, ties=actions.Ties(names=("田秋实",), units=(BRANCH,)))
    actions.declare(contest=again(contest), what=actions.Ties(names=("杜小满",)), by=first, at=town.noon)
    reader = queries.reader_of(contest, first)
    assert reader is not None
    assert BRANCH in reader.units.split()
    assert queries.known_to(reader)[-2:] == ["田秋实", "杜小满"]
    dealt(town, contest)
    assert [each.reader for each in Reading.objects.all()] == [second]
    assert rebuilding.check().is_equal


def test_nobody_finds_out_whose_a_number_is_by_declaring_names(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, _second = readers(town, contest)
    dealt(town, contest)
    with pytest.raises(NotNow, match="我要回避这一篇"):
        actions.declare(contest=again(contest), what=actions.Ties(names=("田秋实",)), by=first, at=town.noon)
    marked(town, work, first)


@pytest.mark.parametrize("given", [-1, 11])
def test_marks_outside_the_scale_are_refused(town: Town, given: int) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, _second = readers(town, contest)
    dealt(town, contest)
    with pytest.raises(BadInput) as refused:
        marked(town, work, first, given)
    assert set(refused.value.issues) == {"theme", "truth", "writing"}
    with pytest.raises(BadInput):
        actions.mark(work=same(work), marks={"theme": 3}, by=first, at=town.noon)


def test_nobody_marks_what_she_was_not_given(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, _second = readers(town, contest)
    with pytest.raises(NotYours, match="没有分给您"):
        marked(town, work, first)
    with pytest.raises(NotYours):
        marked(town, work, town.holder(LEAD))
    outsider = town.holder("mediator@410103012002-01")
    with pytest.raises(NotYours):
        marked(town, work, outsider)


def test_whoever_recuses_herself_is_replaced(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, *_others = readers(town, contest, many=3)
    dealt(town, contest)
    reader = Reading.objects.order_by("id")[0].reader
    with pytest.raises(BadInput):
        actions.recuse(work=same(work), tie="", by=reader, at=town.noon)
    actions.recuse(work=same(work), tie="teacher", by=reader, at=town.noon)
    with pytest.raises(NotYours, match="回避"):
        marked(town, work, reader)
    assert dealt(town, contest) == (1, 0)
    assert Reading.objects.exclude(state=rules.RECUSED).count() == 2
    assert first


def test_readers_far_apart_call_for_another(town: Town) -> None:
    contest = called(town)
    work = sent(town, contest)
    readers(town, contest, many=3)
    dealt(town, contest)
    one, two = Reading.objects.order_by("id")
    marked(town, work, one.reader, 2)
    marked(town, work, two.reader, 9)
    (standing,) = queries.works_of(contest)
    assert (standing.given, standing.apart) == ((6, 27), True)
    assert queries.is_being_read(same(work))
    assert dealt(town, contest) == (1, 0)
    marked(town, work, Reading.objects.get(state=rules.WAITING).reader, 7)
    assert not queries.is_being_read(same(work))
    assert rebuilding.check().is_equal


def test_readers_are_appointed_once_and_from_the_list(town: Town) -> None:
    contest, by = called(town), town.holder(LEAD)
    first, _second = readers(town, contest)
    with pytest.raises(NotNow):
        actions.appoint(contest=again(contest), reader=first, by=by, at=town.noon)
    with pytest.raises(BadInput):
        actions.appoint(contest=again(contest), reader=by, by=by, at=town.noon)
    with pytest.raises(NotYours):
        actions.declare(contest=called(town), what=actions.Ties(), by=town.holder(READER), at=town.noon)


def test_the_page_says_why_a_friend_is_not_marked(town: Town, desk: Desk) -> None:
    contest = called(town)
    work = sent(town, contest)
    first, _second = readers(town, contest, ties=actions.Ties(names=("田秋实",)))
    dealt(town, contest)
    marks = {"mark-theme": "9", "mark-truth": "9", "mark-writing": "9", "remark": "写得很真"}
    refused = desk(first).post(f"/desk/readings/{work.id}/marking/", marks)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "申报过认识这位作者" in page
    assert "写得很真" in page, "what was typed is not lost"
