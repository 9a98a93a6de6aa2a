"""The lead unit decides with a reason, when the readers have read; only agreed works are public."""

from datetime import timedelta

import pytest

from bandeng.contests import actions, queries, rules
from bandeng.contests.models import Work
from bandeng.demo.town import Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from tests.contests.worlds import (
    CLOSED,
    DAY,
    LEAD,
    OTHER,
    TEXT,
    again,
    called,
    dealt,
    marked,
    readers,
    same,
    sent,
)


def _read(town: Town, **more: object) -> Work:
    """A work both readers have read."""
    contest = called(town)
    work = sent(town, contest, **more)  # type: ignore[arg-type]
    found = readers(town, contest)
    dealt(town, contest)
    for reader in found:
        marked(town, work, reader)
    return same(work)


def _awarded(town: Town, **more: object) -> Work:
    work = _read(town, **more)
    actions.award(
        work=work,
        what=actions.Awarding(award="first", why="写得真"),
        by=town.holder(LEAD),
        at=town.noon + CLOSED,
    )
    return same(work)


def test_an_award_waits_for_the_readers_and_needs_a_reason(town: Town) -> None:
    contest, by = called(town), town.holder(LEAD)
    unread = sent(town, contest)
    with pytest.raises(NotNow, match="征集到2022-07-20截止"):
        what = actions.Awarding(award="first", why="好")
        actions.award(work=unread, what=what, by=by, at=town.noon + CLOSED - DAY)
    with pytest.raises(NotNow, match="还没有读完"):
        actions.award(
            work=unread, what=actions.Awarding(award="first", why="好"), by=by, at=town.noon + CLOSED
        )
    work = _read(town)
    for award, why in (("", "好"), ("first", " ")):
        with pytest.raises(BadInput):
            actions.award(
                work=work, what=actions.Awarding(award=award, why=why), by=by, at=town.noon + CLOSED
            )
    other = town.holder("party_staff@410103-zzb")
    with pytest.raises(NotYours):
        actions.award(
            work=work, what=actions.Awarding(award="first", why="好"), by=other, at=town.noon + CLOSED
        )
    actions.award(work=work, what=actions.Awarding(award="first", why="好"), by=by, at=town.noon + CLOSED)
    with pytest.raises(NotNow):
        actions.award(
            work=same(work), what=actions.Awarding(award="second", why="好"), by=by, at=town.noon + CLOSED
        )
    with pytest.raises(NotNow, match="不再打分"):
        marked(town, work, queries.readers_of(work.contest)[0][0].person)


def test_only_what_its_author_agreed_to_is_published(town: Town) -> None:
    by = town.holder(LEAD)
    private = _awarded(town)
    with pytest.raises(NotNow, match="没有同意公开"):
        actions.publish(work=private, by=by, at=town.noon + CLOSED)
    unread = sent(town, private.contest, "别人", text=OTHER, publish=True)
    with pytest.raises(NotNow, match="定了奖"):
        actions.publish(work=unread, by=by, at=town.noon + CLOSED)
    work = _awarded(town, publish=True, named=False)
    actions.publish(work=work, by=by, at=town.noon + CLOSED)
    assert [each.id for each in queries.public_of(work.contest)] == [work.id]
    with pytest.raises(NotNow):
        actions.publish(work=same(work), by=by, at=town.noon + CLOSED)
    actions.withdraw(work=same(work), by=by, at=town.noon + CLOSED)
    assert queries.public_of(work.contest) == []
    assert rebuilding.check().is_equal


def test_a_revoked_award_counts_nowhere(town: Town) -> None:
    work, by = _awarded(town), town.holder(LEAD)
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=20))

    def value(name: str) -> object:
        return read(f"contests.{name}", place="410103/", during=july).value

    assert (value("works"), value("awarded")) == (1, 1)
    with pytest.raises(BadInput):
        actions.revoke(work=work, why="", by=by, at=town.noon + CLOSED)
    actions.revoke(work=work, why="不是本人写的", by=by, at=town.noon + CLOSED)
    assert (value("works"), value("awarded")) == (1, 0)
    actions.withdraw(work=same(work), by=by, at=town.noon + CLOSED)
    assert (value("works"), value("awarded")) == (0, 0)


def test_what_is_alike_is_shown_and_may_be_set_aside(town: Town) -> None:
    contest, by = called(town), town.holder(LEAD)
    work = sent(town, contest)
    copy = sent(town, contest, "另一位", text="我也来写一写。" + TEXT[:30] + "完。")
    sent(town, contest, "第三位", text=OTHER)
    actions.compare(contest=again(contest), by=by, at=town.noon)
    ((pair, one, other),) = queries.likenesses_of(contest)
    assert {one, other} == {work.number, copy.number}
    assert pair.percent >= 50
    with pytest.raises(BadInput):
        actions.set_aside(work=copy, why="", by=by, at=town.noon)
    actions.set_aside(work=copy, why="和另一篇相同", by=by, at=town.noon)
    assert same(copy).state == rules.ASIDE
    with pytest.raises(NotNow):
        actions.set_aside(work=same(copy), why="再来", by=by, at=town.noon)
    actions.compare(contest=again(contest), by=by, at=town.noon)
    assert queries.likenesses_of(contest) == []
    assert rebuilding.check().is_equal


def test_an_award_beside_a_work_that_is_alike_is_asked_about(town: Town) -> None:
    contest, by, at = called(town), town.holder(LEAD), town.noon + CLOSED
    work, copy = (
        sent(town, contest),
        sent(town, contest, "另一位", text="我也来写一写。" + TEXT[:30] + "完。"),
    )
    found = readers(town, contest)
    dealt(town, contest)
    for reader in found:
        for one in (work, copy):
            marked(town, one, reader)
    actions.compare(contest=again(contest), by=by, at=town.noon)
    first = actions.Awarding(award="first", why="写得真")
    with pytest.raises(BadInput) as asked:
        actions.award(work=same(work), what=first, by=by, at=at)
    assert set(asked.value.issues) == {"compared"}
    seen = actions.Awarding(award="first", why="写得真", compared=True)
    actions.award(work=same(work), what=seen, by=by, at=at)
    assert [(other.id, other.award) for _percent, other in queries.alike_with(same(copy))] == [
        (work.id, "first")
    ]
    actions.set_aside(work=same(copy), why="和另一篇相同", by=by, at=at)
    assert queries.alike_with(same(work)) == []


def test_papers_stand_side_by_side_and_win_nothing(town: Town) -> None:
    topics = ("怎样把党员聚起来", "遇到的难题")
    contest = called(town, kind="paper", topics=topics, groups=("unit",), longest=0)
    by = town.holder(LEAD)
    first = sent(
        town, contest, "甲书记", group="unit", unit="410103012", text="", parts=("一月一次院坝会", "缺场地")
    )
    sent(town, contest, "乙书记", group="unit", unit="410103005", text="", parts=("党员亮身份", ""))
    (one, said), (two, other) = queries.papers_of(contest)
    assert (one, two) == topics
    assert {words for _who, words in said} == {"一月一次院坝会", "党员亮身份"}
    assert [words for _who, words in other] == ["缺场地"]
    for refused in (
        lambda: actions.award(
            work=first, what=actions.Awarding(award="first", why="好"), by=by, at=town.noon + CLOSED
        ),
        lambda: actions.deal(contest=contest, by=by, at=town.noon),
        lambda: actions.appoint(contest=contest, reader=by, by=by, at=town.noon),
    ):
        with pytest.raises(NotNow):
            refused()


def test_a_call_that_cannot_be_is_refused(town: Town) -> None:
    for wrong in (
        {"title": ""},
        {"kind": "song"},
        {"groups": ()},
        {"closes_on": town.noon.date() - timedelta(30)},
        {"closes_on": town.noon.date() - timedelta(1)},
    ):
        with pytest.raises(BadInput) as refused:
            called(town, **wrong)
        assert refused.value.issues.keys() == wrong.keys()
    with pytest.raises(NotYours):
        called(town, unit="410103-zzb")
