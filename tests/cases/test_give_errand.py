"""Whoever has a matter asks somebody on the spot to verify, or another unit to assist; she keeps it."""

from datetime import timedelta

import pytest

from bandeng.cases import actions, rules
from bandeng.cases.models import Case, CaseUnit
from bandeng.cases.queries import errands, reasons, sight
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.cases.queries.verbs import verb_of
from bandeng.demo.town import GRID, Town
from bandeng.inbox.models import Clock, ToDo
from bandeng.inbox.queries import waiting_for
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from tests.cases import journeys

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PATROLLER = f"patroller@{GRID.rstrip('/').rpartition('/')[2]}"
VERIFY = actions.Asking(kind="verify", whom=PATROLLER, words="看看3号楼门口的灯是不是灭了")
ASSIST = actions.Asking(kind="assist", whom=journeys.DESK, words="借一辆升降车")


def asked(town: Town, what: actions.Asking = VERIFY, case: Case | None = None) -> Case:
    """The grid's leader has asked, twenty minutes after noon."""
    case = case or journeys.accepted(town)
    actions.give_errand(case=case, what=what, by=town.leader, at=town.noon + 2 * journeys.STEP)
    return town.again(case)


def waits(case: Case) -> ToDo:
    return ToDo.objects.open().get(stream=case.stream, kind="cases.answer_errand")


def test_it_waits_for_whoever_is_asked_and_the_matter_stays(town: Town) -> None:
    before = journeys.accepted(town)
    case = asked(town, case=before)
    same = ("state", "level", "unit", "seat", "due_at", "next_at")
    assert [getattr(case, name) for name in same] == [getattr(before, name) for name in same]
    assert (waits(case).seat, waits(case).barred.split()) == (PATROLLER, [town.leader])
    assert ToDo.objects.open().filter(stream=case.stream, kind="cases.resolve").exists()
    assert Notice.objects.get(kind="cases.to_answer_errand").recipient == PATROLLER
    assert verb_of(town.holder(PATROLLER), case, "answer_errand", at=town.noon + HOUR).may  # type: ignore[union-attr]
    assert not verb_of(town.staff, case, "answer_errand", at=town.noon + HOUR).may  # type: ignore[union-attr]
    assert rebuilding.check().is_equal


def test_somebody_looks_before_it_is_accepted(town: Town) -> None:
    case = town.case("灯不亮了")
    actions.give_errand(case=case, what=VERIFY, by=town.leader, at=town.noon + MINUTE)
    case = town.again(case)
    assert case.state == "submitted"
    assert waits(case).due_at == case.next_at  # never later than the first limit of the matter
    actions.accept(case=case, condition=journeys.LAMP, by=town.leader, at=town.noon + 5 * MINUTE)
    assert waits(case).seat == PATROLLER
    assert rebuilding.check().is_equal


def test_its_limit_is_the_books_and_never_longer_than_the_matters(town: Town) -> None:
    case = asked(town)
    clock = Clock.objects.get(stream=case.stream, kind="verify1")
    assert clock.limit == "4 工作时"
    assert case.next_at
    assert clock.due_at < case.next_at
    actions.give_errand(case=case, what=ASSIST, by=town.leader, at=town.noon + HOUR)
    other = Clock.objects.get(stream=case.stream, kind="assist2")
    assert other.due_at == case.next_at
    assert other.started_at < other.warn_at < other.due_at < other.supervise_at
    told = {each.name: each for each in reasons.of(case)}
    assert told["巡逻员核实"].rows
    assert told["区城市管理局协办"].cut
    assert not told["区城市管理局协办"].rows


def test_it_stays_with_whoever_was_asked_when_the_matter_goes_up(town: Town) -> None:
    case = asked(town)
    actions.escalate(case=case, what=journeys.UP, by=town.leader, at=town.noon + HOUR)
    assert waits(case).seat == PATROLLER
    actions.sign(case=town.again(case), by=town.staff, at=town.noon + 2 * HOUR)
    assert waits(case).seat == PATROLLER
    assert Clock.objects.running().filter(stream=case.stream, kind="verify1").exists()
    assert rebuilding.check().is_equal


@pytest.mark.parametrize("verb", ["resolve", "suspend", "merge", "divide"])
def test_it_falls_with_the_matter(town: Town, verb: str) -> None:
    case, at = asked(town, ASSIST), town.noon + HOUR
    if verb == "resolve":
        actions.resolve(case=case, what=journeys.DONE, by=town.leader, at=at)
    elif verb == "suspend":
        what = actions.Resting(reason="等灯头到货", until=town.noon + 5 * DAY)
        actions.ask_suspension(case=case, what=what, by=town.leader, at=at)
        actions.suspend(case=town.again(case), by=town.holder(journeys.SECRETARY), at=at + MINUTE)
        actions.resume(case=town.again(case), by=town.leader, at=at + DAY)
    elif verb == "merge":
        other = town.accepted(journeys.LAMP)
        actions.merge(case=case, master=other, words="同一盏灯", by=town.staff, at=at)
        actions.detach(case=town.again(case), words="不是一盏", by=town.staff, at=at + MINUTE)
    else:
        parts = tuple(actions.Thing(condition=journeys.LAMP, words=words) for words in ("东边", "西边"))
        actions.divide(case=case, parts=parts, words="两盏", by=town.staff, at=at)
        actions.unite(case=town.again(case), words="还是一盏", by=town.staff, at=at + MINUTE)
    assert not ToDo.objects.open().filter(kind="cases.answer_errand").exists()
    assert not [each for each in Clock.objects.running() if rules.is_errand(each.kind)]
    assert [each.state for each in errands.of(case)] == ["left"]
    assert not CaseUnit.objects.filter(unit="410103-cg").exists()
    assert rebuilding.check().is_equal


def test_a_unit_sees_the_matter_while_it_is_asked_and_can_do_nothing_else(town: Town) -> None:
    case, desk = asked(town, ASSIST), town.holder(journeys.DESK)
    at = town.noon + HOUR
    assert sight.seen_by(desk, at=at).get() == case
    for verb in rules.LIFE.verbs(case.state):
        found = verb_of(desk, case, verb, at=at)
        assert found is None or found.may == (verb == "answer_errand"), verb
    assert not sight.may_contact(desk, case, at=at)
    actions.withdraw_errand(case=case, errand=errands.of(case)[0], words="", by=town.leader, at=at)
    assert not sight.seen_by(desk, at=at).exists()


def test_a_unit_that_had_it_goes_on_seeing_it(town: Town) -> None:
    case = journeys.at_department(town)
    by, at = town.holder(journeys.DESK), town.noon + 2 * HOUR
    what = actions.Returning(basis="不归本局", suggested="410103-gd")
    actions.return_(case=case, what=what, by=by, at=at)
    actions.sign(case=town.again(case), by=town.holder(journeys.STREET_STAFF), at=at + MINUTE)
    staff = town.holder(journeys.STREET_STAFF)
    actions.give_errand(case=town.again(case), what=ASSIST, by=staff, at=at + HOUR)
    errand = errands.of(case)[0]
    actions.withdraw_errand(case=town.again(case), errand=errand, words="", by=staff, at=at + 2 * HOUR)
    assert sight.seen_by(by, at=at + 3 * HOUR).get() == case


def test_who_may_ask_whom(town: Town) -> None:
    case, at = journeys.accepted(town), town.noon + HOUR
    for other in (town.staff, town.holder(PATROLLER), town.holder(journeys.DESK)):
        with pytest.raises(NotYours):
            actions.give_errand(case=case, what=VERIFY, by=other, at=at)
    may = errands.askable(case, by=town.leader, at=at)
    assert PATROLLER in may
    assert journeys.DESK in may
    assert case.seat not in may
    for whom in (case.seat, "", "patroller@nowhere", journeys.DISTRICT):
        with pytest.raises(BadInput):
            what = actions.Asking(kind="verify", whom=whom, words="看看")
            actions.give_errand(case=case, what=what, by=town.leader, at=at)
    with pytest.raises(BadInput):
        actions.give_errand(
            case=case, what=actions.Asking(kind="urge", whom=PATROLLER, words="看"), by=town.leader, at=at
        )
    with pytest.raises(BadInput):
        actions.give_errand(
            case=case, what=actions.Asking(kind="verify", whom=PATROLLER, words=" "), by=town.leader, at=at
        )


def test_four_at_once_are_enough(town: Town) -> None:
    case, at = journeys.accepted(town), town.noon + HOUR
    for number in range(rules.ERRANDS_AT_MOST):
        actions.give_errand(case=town.again(case), what=VERIFY, by=town.leader, at=at + number * MINUTE)
    fifth = verb_of(town.leader, town.again(case), "give_errand", at=at + HOUR)
    assert fifth
    assert not fifth.may
    assert "一次最多请4个" in fifth.reason
    with pytest.raises(NotNow, match="一次最多请4个"):
        actions.give_errand(case=town.again(case), what=VERIFY, by=town.leader, at=at + HOUR)


def test_what_is_late_is_late_at_whoever_was_asked(town: Town) -> None:
    case = asked(town)
    clock = Clock.objects.get(stream=case.stream, kind="verify1")
    actions.tick(at=clock.due_at)
    reminded = Fact.objects.of(case.stream).named("cases.reminded").get()
    assert (reminded.body["kind"], reminded.body["seat"]) == ("verify1", PATROLLER)
    assert town.again(case).next_at == case.next_at
    actions.tick(at=clock.supervise_at)
    told = [
        fact
        for fact in Fact.objects.of(case.stream).named("cases.supervised")
        if fact.body["kind"] == "verify1"
    ]
    assert [fact.body["seat"] for fact in told] == [journeys.SECRETARY]
    assert town.again(case).supervisions == 0
    assert not Notice.objects.filter(kind="cases.watched", height=told[0].id).exists()


def test_residents_read_that_somebody_was_asked_and_no_more(town: Town) -> None:
    case = asked(town)
    actions.tick(at=Clock.objects.get(stream=case.stream, kind="verify1").due_at)
    for reader in (Reader.ANYBODY, Reader.PARTY):
        said = [each.text for each in timeline(case, reader)]
        assert said[-1] == "请巡逻员核实"
        assert not timeline(case, reader)[-1].notes
    staff = timeline(case, Reader.STAFF)
    assert staff[-2].notes == (VERIFY.words,)
    assert staff[-1].text == "「巡逻员核实」超过了时限,系统催办"


def test_it_is_not_before_whoever_asked_though_she_stands_in(town: Town) -> None:
    case = asked(town)
    assert not waiting_for(town.leader, [PATROLLER]).filter(stream=case.stream).exists()
