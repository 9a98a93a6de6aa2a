"""Whatever people try, in whatever order: it is done or refused, and the laws still hold."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from bandeng.cases import actions, rules
from bandeng.cases.models import Call, Case
from bandeng.cases.queries import appeals, errands, pausing, roots, seats, voices
from bandeng.cases.queries.filters import own_filter
from bandeng.cases.ties import Errand, Root
from bandeng.demo import cast
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import NotNow, Refusal
from bandeng.ledger import rebuilding, sealing, verifying
from bandeng.ledger.models import Fact
from bandeng.notices import actions as notices
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.cases.test_appeal import late
from tests.house.source import text_of
from tests.laws import begun
from tests.laws.invariants import complaints
from tests.laws.test_book import complain_of, unlawful
from tests.laws.watching import Watch
from tests.worlds import Lend


@dataclass(frozen=True)
class Try:
    """Somebody tries something: which verb, whose hand (mostly the right one), a number to choose by."""

    verb: str
    who: int
    chance: int
    pause: int


def _accept(case: Case, by: str, at: datetime, chance: int) -> object:
    rows = book().conditions
    return actions.accept(case=case, condition=rows[chance % len(rows)].key, by=by, at=at)


def _reclassify(case: Case, by: str, at: datetime, chance: int) -> object:
    rows = book().conditions
    return actions.reclassify(case=case, condition=rows[chance % len(rows)].key, by=by, at=at)


def _settle(case: Case, by: str, at: datetime, chance: int) -> object:
    key = "stairwell.lamp" if chance % 2 else ""
    return actions.settle(case=case, how=actions.Settling(words="灯亮了", condition=key), by=by, at=at)


def _decline(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.decline(
        case=case, why=actions.Declining(reason="这是住户自己的灯", basis="物业服务合同"), by=by, at=at
    )


def _relocate(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.relocate(case=case, to=(GRID, OTHER_GRID)[chance % 2], by=by, at=at)


def _escalate(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.escalate(case=case, what=actions.HandingUp(tried="试了", why="不行"), by=by, at=at)


def _recall(case: Case, by: str, at: datetime, chance: int) -> object:
    """Mostly by whoever did the last thing: that may have been handing it over."""
    last = Fact.objects.of(case.stream).last()
    return actions.recall(case=case, by=last.person if last and chance % 4 else by, at=at)


def _dispatch(case: Case, by: str, at: datetime, chance: int) -> object:
    units = [department.code for department in book().departments]
    return actions.dispatch(case=case, unit=units[chance % len(units)], words="请办", by=by, at=at)


def _sign(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.sign(case=case, by=by, at=at)


def _return(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.return_(
        case=case, what=actions.Returning(basis="线路是供电的", suggested=case.street), by=by, at=at
    )


def _resolve(case: Case, by: str, at: datetime, chance: int) -> object:
    outcome = ("solved", "answered", "infeasible", "")[chance % 4]
    return actions.resolve(case=case, what=actions.Outcome(outcome=outcome, words="办了"), by=by, at=at)


def _complete_stage(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.complete_stage(case=case, what=actions.Stage(words="围好了"), by=by, at=at)


def _reach(case: Case, by: str, at: datetime, chance: int) -> object:
    what = actions.Contact(channel=("phone", "door")[chance % 2], reached=chance % 3 > 0)
    return actions.reach(case=case, what=what, by=by, at=at)


def _check(case: Case, by: str, at: datetime, chance: int) -> object:
    finding = actions.Finding(passed=chance % 3 > 0, words="看了")
    return actions.check(case=case, finding=finding, by=by, at=at)


def _answer(case: Case, by: str, at: datetime, chance: int) -> object:
    channel = ("page", "phone", "door")[chance % 3]
    who = case.reporter if channel == "page" else by
    word = ("solved", "partly", "not", "came_back")[chance % 4]
    step = actions.answer if word == "solved" else actions.contest
    return step(case=case, word=actions.Word(answer=word, channel=channel), by=who, at=at)


def _review(case: Case, by: str, at: datetime, chance: int) -> object:
    outcome = ("rework", "uphold")[chance % 2]
    return actions.review(case=case, verdict=actions.Verdict(outcome=outcome, words="看了"), by=by, at=at)


def _annotate(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.annotate(case=case, note=actions.Note(words="记一笔"), by=by, at=at)


def _join(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.join(case=case, follower=people.guest(at=at), at=at)


def _join_caller(case: Case, by: str, at: datetime, chance: int) -> object:
    told = actions.Report(place=case.place, words="我也看不见", reporter=people.guest(at=at), channel="phone")
    return actions.join_caller(case=case, report=told, by=by, at=at)


def _judge(case: Case, by: str, at: datetime, chance: int) -> object:
    followers = voices.of(case)
    follower = followers[chance % len(followers)].person if followers else case.reporter
    word = actions.Word(answer=rules.ANSWERS[chance % 4], channel=("page", "door")[chance % 2])
    who = by if word.channel == "door" else follower
    return actions.judge(case=case, follower=follower, word=word, by=who, at=at)


def _voice(case: Case, by: str, at: datetime, chance: int) -> object:
    people_of = [case.reporter, *(each.person for each in voices.of(case))]
    person = people_of[chance % len(people_of)]
    word = actions.Word(answer=rules.ANSWERS[chance % 4], channel="page")
    return actions.voice(case=case, person=person, word=word, by=person, at=at)


def _merge(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.merge(case=case, master=_other(case, at, chance), words="同一盏灯", by=by, at=at)


def _absorb(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.merge(case=_other(case, at, chance), master=case, words="同一盏灯", by=by, at=at)


def _other(case: Case, at: datetime, chance: int) -> Case:
    """Another matter of the same place: one there is, or a new one."""
    others = list(Case.objects.exclude(id=case.id).order_by("id"))
    if others and chance % 2:
        return others[chance % len(others)]
    told = actions.Report(place=case.place, words="灯还是不亮", reporter=people.guest(at=at))
    return Case.objects.get(stream=actions.report(report=told, at=at).stream)


def _divide(case: Case, by: str, at: datetime, chance: int) -> object:
    keys = [row.key for row in book().conditions[chance % 9 :][: chance % 4]]
    things = tuple(actions.Thing(condition=key, words="一件") for key in keys)
    return actions.divide(case=case, parts=things, words="几件事", by=by, at=at)


def _unite(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.unite(case=case, words="还是一件", by=by, at=at)


def _amend_ruling(case: Case, by: str, at: datetime, chance: int) -> object:
    ruling = actions.Ruling(unit=_units(chance)[0], reason="移交了", basis="清单")
    district = posts.holders([journeys.DISTRICT], at=at)[0].person
    return actions.amend_ruling(case=case, ruling=ruling, by=district if chance % 3 else by, at=at)


def _unlink(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.unlink(case=case, words="两盏灯", by=by, at=at)


def _detach(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.detach(case=case, words="不是同一盏", by=by, at=at)


def _reopen(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.reopen(case=case, words="又黑了", by=by, at=at)


def _supplement(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.supplement(case=case, by=case.reporter, addition=actions.Addition(words="还有"), at=at)


def _units(chance: int) -> tuple[str, ...]:
    units = [department.code for department in book().departments]
    return tuple(units[(chance + number) % len(units)] for number in range(1 + chance % 3))


def _give_errand(case: Case, by: str, at: datetime, chance: int) -> object:
    found = errands.askable(case, by=by, at=at)
    whom = found[chance % len(found)] if found else ""
    what = actions.Asking(kind=("verify", "assist")[chance % 2], whom=whom, words="请看看")
    return actions.give_errand(case=case, what=what, by=by, at=at)


def _answer_errand(case: Case, by: str, at: datetime, chance: int) -> object:
    """Mostly by whoever was asked."""
    errand = _errand(case, chance)
    held = posts.holders([errand.seat], at=at)
    by = held[0].person if held and chance % 4 else by
    found = rules.FOUND[errand.kind]
    what = actions.Reply(found=found[chance % len(found)], words="看了", spot="北门" if chance % 3 else "")
    return actions.answer_errand(case=case, errand=errand, what=what, by=by, at=at)


def _withdraw_errand(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.withdraw_errand(case=case, errand=_errand(case, chance), words="", by=by, at=at)


def _errand(case: Case, chance: int) -> Errand:
    found = errands.of(case)
    if not found:
        raise NotNow("nobody was asked")
    return found[chance % len(found)]


def _whistle(case: Case, by: str, at: datetime, chance: int) -> object:
    meet_at = at + timedelta(hours=chance % 30) if chance % 2 else None
    what = actions.Calling(units=_units(chance), purpose="一起看看", spot="北门", meet_at=meet_at)
    return actions.whistle(case=case, what=what, by=by, at=at)


def _arrive(case: Case, by: str, at: datetime, chance: int) -> object:
    call, by = _call(case, by, at, chance)
    return actions.arrive(case=case, call=call, by=by, at=at)


def _disown(case: Case, by: str, at: datetime, chance: int) -> object:
    call, by = _call(case, by, at, chance)
    return actions.disown(case=case, call=call, basis="线路是产权人的", by=by, at=at)


def _conclude(case: Case, by: str, at: datetime, chance: int) -> object:
    call, by = _call(case, by, at, chance)
    part = actions.Part(words="办了", cooperation="顺利" if chance % 5 else "")
    return actions.conclude(case=case, call=call, part=part, by=by, at=at)


def _insist(case: Case, by: str, at: datetime, chance: int) -> object:
    call, _by_unit = _call(case, by, at, chance)
    return actions.insist(case=case, call=call, words="还请来", by=by, at=at)


def _disband(case: Case, by: str, at: datetime, chance: int) -> object:
    end = actions.Ending(words="办到这里", cooperation="还行", why_not="不等了" if chance % 4 == 1 else "")
    return actions.disband(case=case, ending=end, by=by, at=at)


def _call(case: Case, by: str, at: datetime, chance: int) -> tuple[Call, str]:
    """One of the calls there ever were, and mostly somebody of its unit."""
    calls = list(Call.objects.filter(case=case).order_by("number"))
    if not calls:
        raise NotNow("nobody was called")
    call = calls[chance // 3 % len(calls)]
    held = posts.holders([call.seat], at=at)
    return call, held[0].person if held and chance % 4 else by


def _refer(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.refer(case=case, what=actions.Referring(basis="说不清"), by=by, at=at)


def _rule(case: Case, by: str, at: datetime, chance: int) -> object:
    unit = case.street if chance % 4 == 0 else _units(chance)[0]
    ruling = actions.Ruling(unit=unit, reason="是它的", basis="清单")
    return actions.rule(case=case, ruling=ruling, by=by, at=at)


def _ask_extension(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.ask_extension(case=case, reason="等件", by=by, at=at)


def _ask_suspension(case: Case, by: str, at: datetime, chance: int) -> object:
    what = actions.Resting(reason="下雨", until=at + timedelta(days=chance % 20))
    return actions.ask_suspension(case=case, what=what, by=by, at=at)


def _extend(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.extend(case=case, by=_above(case, by, at, chance), at=at)


def _suspend(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.suspend(case=case, by=_above(case, by, at, chance), at=at)


def _refuse_pause(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.refuse_pause(case=case, words="不用", by=_above(case, by, at, chance), at=at)


def _above(case: Case, by: str, at: datetime, chance: int) -> str:
    """Mostly somebody at the desk that was asked."""
    asked = pausing.pending(case)
    held = posts.holders([asked.seat], at=at) if asked and chance % 4 else []
    return held[0].person if held else by


def _appeal(case: Case, by: str, at: datetime, chance: int) -> object:
    found = appeals.missed(case)
    if not found:
        raise NotNow("nothing was missed")
    limit = found[chance % len(found)]
    held = posts.holders([limit.seat], at=at)
    who = held[0].person if held and chance % 4 else by
    what = actions.Appealing(limit=limit.clock.id, reason="停电" if chance % 5 else "")
    return actions.appeal(case=case, what=what, by=who, at=at)


def _decide_appeal(case: Case, by: str, at: datetime, chance: int) -> object:
    waiting = appeals.pending(case)
    if not waiting:
        raise NotNow("nothing is appealed")
    found = waiting[chance % len(waiting)]
    above = seats.above(found.missed, place=case.place)
    held = posts.holders([above[chance % len(above)]], at=at)
    who = held[0].person if held and chance % 4 else by
    what = actions.Deciding(number=found.number, granted=chance % 3 > 0, words="看过")
    return actions.decide_appeal(case=case, what=what, by=who, at=at)


def _urge(case: Case, by: str, at: datetime, chance: int) -> object:
    if chance % 2:
        return actions.urge_own(case=case, person=case.reporter, at=at)
    return actions.urge(case=case, by=by, at=at)


def _resume(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.resume(case=case, by=by, at=at)


def _hide_picture(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.hide_picture(case=case, picture=("ab" * 32, "cd" * 32)[chance % 2], by=by, at=at)


def _file(case: Case, by: str, at: datetime, chance: int) -> object:
    reporter = people.guest(at=at)
    told = actions.Report(
        place=case.place, words="灯又灭了", reporter=reporter, channel="phone", pictures=("ab" * 32,)
    )
    return actions.file(report=told, by=by, at=at)


def _open_root(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.open_root(cases=_back(by, at), words="线路老了", by=by, at=at)


def _gather_root(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.gather_root(root=_root(), cases=_back(by, at), by=by, at=at)


def _mend_root(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.mend_root(root=_root(), words="换了线", by=by, at=at)


def _amend_root(case: Case, by: str, at: datetime, chance: int) -> object:
    which, words = ("cause", "done")[chance % 2], f"第{chance}根杆子歪了"
    return actions.amend_root(root=_root(), which=which, words=words, by=by, at=at)


def _back(by: str, at: datetime) -> list[Case]:
    """What came back and has no root cause yet."""
    return list(roots.to_gather(by, at=at)[:2])


def _root() -> Root:
    found = Root.objects.order_by("-id").first()
    if found is None:
        raise NotNow("there is no root cause")
    return found


def _backfill(case: Case, by: str, at: datetime, chance: int) -> object:
    told_at = case.reported_at + timedelta(hours=chance % 5 - 3)
    return actions.backfill(case=case, told_at=told_at, by=by, at=at)


def _change_source(case: Case, by: str, at: datetime, chance: int) -> object:
    due_at = at + timedelta(days=chance % 3) if chance % 2 else None
    more = actions.More(number=case.source_number, due_at=due_at, words="又说了一句")
    return actions.change_source(case=case, more=more, by=by, at=at)


def _ask_again(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.ask_again(case=case, number=case.source_number, by=by, at=at)


def _withdraw_note(case: Case, by: str, at: datetime, chance: int) -> object:
    """Mostly by whoever did the last thing: that may have been writing it."""
    last = Fact.objects.of(case.stream).last()
    assert last
    return actions.withdraw_note(case=case, note=last.id, by=last.person if chance % 4 else by, at=at)


def _batch(case: Case, by: str, at: datetime, chance: int) -> object:
    """Looked at, done together with its neighbours, and every other time taken back."""
    verb = ("accept", "sign", "escalate", "dispatch", "urge", "annotate")[chance % 6]
    said = {"words": "请看看", "tried": "试了", "why": "不行", "unit": "410103-cg"}
    rows = tuple(actions.Chosen(case=each, turn=each.turn) for each in Case.objects.order_by("-id")[:3])
    batch = actions.Batch(id=new_id(at), verb=verb, rows=rows, said=said)
    actions.preview(batch=batch, by=by, at=at)
    taken = actions.perform(batch=batch, by=by, at=at)
    if chance % 2:
        cases = list(Case.objects.filter(id__in=[row.case.id for row in rows]))
        actions.undo(taken=taken, cases=cases, by=by, at=at)
    return taken


def _filters(case: Case, by: str, at: datetime, chance: int) -> object:
    called = actions.FilterCalled(name=f"第{chance}个", shared=chance % 2 > 0)
    fact = actions.save_filter(query="?state=open", called=called, by=by, at=at)
    saved = own_filter(fact.stream.partition(":")[2], by)
    assert saved
    actions.rename_filter(saved=saved, called=actions.FilterCalled(name="改了名"), by=by, at=at)
    saved.refresh_from_db()
    return actions.remove_filter(saved=saved, by=by, at=at)


def _round(case: Case, by: str, at: datetime, chance: int) -> object:
    """One round of the worker: clocks, seal, letters."""
    said = actions.tick(at=at)
    sealing.seal(at=at)
    notices.send_due(at=at)
    return said


BESIDE = {"units", "call", "errand", "other", "above", "back", "root"}  # choices that the verbs share
VERBS: dict[str, Callable[[Case, str, datetime, int], Any]] = {
    name.removeprefix("_"): doing
    for name, doing in list(globals().items())
    if name.startswith("_") and name[1:] not in BESIDE and getattr(doing, "__module__", "") == __name__
}
TRIES = some.builds(
    Try,
    verb=some.sampled_from(sorted(VERBS)),
    who=some.integers(0, 60),
    chance=some.integers(0, 200),
    pause=some.sampled_from([1, 30, 60 * 5, 60 * 24, 60 * 24 * 4]),
)
WORDS = some.sampled_from(["楼下路灯不亮了", "楼道灯坏了", "有煤气味", "说不清的一件事"])
# Mostly from the beginning; sometimes from where chance alone would seldom come.
BEGIN: some.SearchStrategy[journeys.Journey | None] = some.sampled_from(
    [
        None,
        None,
        journeys.at_community,
        journeys.whistling,
        journeys.disowned,
        journeys.at_second_department,
        journeys.arbitrating,
        journeys.ruled,
        late,
        journeys.closed,
        journeys.confirming,
        begun.asked_to_rest,
        begun.asked_to_verify,
        begun.merged,
        begun.root_of_two,
    ]
)


MORE = int(os.environ.get("BANDENG_EXAMPLES", "0"))  # so many sequences, other ones each time


# Not shrunk: minutes of shrinking say no more than the sentence that failed.
@settings(
    max_examples=MORE or 20,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tries=some.lists(TRIES, min_size=8, max_size=25), words=WORDS, begin=BEGIN)
def test_whatever_is_tried_the_laws_hold(
    world: Lend, tries: list[Try], words: str, begin: journeys.Journey | None
) -> None:
    with world(quiet_street) as town:
        case, cast_ = begin(town) if begin else town.case(words), _people(town)
        at, watch = max(town.noon + timedelta(hours=2), Fact.objects.latest("id").at), Watch()
        for each in tries:
            at += timedelta(minutes=each.pause)
            case = town.again(case)
            by = _by(case, each, cast_, at)
            _try(lambda: _verb(case, each)(case, by, at, each.chance))  # noqa: B023
            watch.look()
            for one in Case.objects.all():
                complain_of(one)
            assert not complaints()
        assert not unlawful()
        assert verifying.verify().facts == Fact.objects.count()
        assert rebuilding.check().is_equal


def test_every_action_is_tried() -> None:
    """A new action must be among what is tried at random here."""
    tried = text_of(Path(__file__))
    of_the_clock = {"warn", "remind", "supervise", "expire", "urge_by_voices"}  # by `tick` and by voices
    wanted = {name for name in actions.__all__ if name.islower()} - of_the_clock
    missing = sorted(name for name in wanted if f"actions.{name}" not in tried)
    assert not missing, f"add a verb to tests/laws/test_anything.py for each of these actions: {missing}"


def _people(town: Town) -> list[str]:
    """Whoever of the demo's cast serves in this small town too."""
    held = [posts.holders([part.post], at=town.noon) for part in cast.PARTS]
    return [holders[0].person for holders in held if holders]


def _by(case: Case, each: Try, people_: list[str], at: datetime) -> str:
    """Mostly whoever's step it is: else nothing would ever get far."""
    held = posts.holders([case.seat], at=at)
    return held[0].person if held and each.who > len(people_) else people_[each.who % len(people_)]


def _verb(case: Case, each: Try) -> Callable[[Case, str, datetime, int], Any]:
    """Mostly one that the state allows: else the rarer steps would hardly ever be taken."""
    open_now = [verb for verb in rules.LIFE.verbs(case.state) if verb in VERBS]
    if each.chance % 3 and open_now:
        return VERBS[open_now[(each.who + each.pause + each.chance // 2) % len(open_now)]]
    return VERBS[each.verb]


def _try(doing: Callable[[], object]) -> None:
    try:
        doing()
    except Refusal as refusal:
        assert str(refusal)
