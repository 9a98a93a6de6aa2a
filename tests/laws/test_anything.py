"""Whatever people try, in whatever order: it is done or refused, and the laws still hold."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from bandeng.cases import actions, rules
from bandeng.cases.models import Case
from bandeng.cases.queries import voices
from bandeng.demo import cast
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from tests.cases.conftest import quiet_street
from tests.laws.test_book import complain_of
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
    return actions.settle(case=case, how=actions.Settling(words="好了", condition=key), by=by, at=at)


def _decline(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.decline(case=case, why=actions.Declining(reason="不管", basis="法"), by=by, at=at)


def _relocate(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.relocate(case=case, to=(GRID, OTHER_GRID)[chance % 2], by=by, at=at)


def _escalate(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.escalate(case=case, what=actions.HandingUp(tried="试了", why="不行"), by=by, at=at)


def _dispatch(case: Case, by: str, at: datetime, chance: int) -> object:
    units = [department.code for department in book().departments]
    return actions.dispatch(case=case, unit=units[chance % len(units)], words="请办", by=by, at=at)


def _sign(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.sign(case=case, by=by, at=at)


def _return(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.return_(case=case, what=actions.Returning(basis="不归我"), by=by, at=at)


def _resolve(case: Case, by: str, at: datetime, chance: int) -> object:
    outcome = ("solved", "answered", "infeasible", "")[chance % 4]
    return actions.resolve(case=case, what=actions.Outcome(outcome=outcome, words="办了"), by=by, at=at)


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
    word = actions.Word(answer=rules.ANSWERS[chance % 4], channel=("page", "phone")[chance % 2])
    who = by if word.channel == "phone" else follower
    return actions.judge(case=case, follower=follower, word=word, by=who, at=at)


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


def _detach(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.detach(case=case, words="不是同一盏", by=by, at=at)


def _reopen(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.reopen(case=case, words="又黑了", by=by, at=at)


def _supplement(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.supplement(case=case, by=case.reporter, addition=actions.Addition(words="还有"), at=at)


def _tick(case: Case, by: str, at: datetime, chance: int) -> object:
    return actions.tick(at=at)


VERBS: dict[str, Callable[[Case, str, datetime, int], Any]] = {
    name.removeprefix("_"): doing
    for name, doing in list(globals().items())
    if name.startswith("_") and name != "_other" and getattr(doing, "__module__", "") == __name__
}
TRIES = some.builds(
    Try,
    verb=some.sampled_from(sorted(VERBS)),
    who=some.integers(0, 60),
    chance=some.integers(0, 200),
    pause=some.sampled_from([1, 30, 60 * 5, 60 * 24, 60 * 24 * 4]),
)
WORDS = some.sampled_from(["楼下路灯不亮了", "楼道灯坏了", "有煤气味", "说不清的一件事"])


# Not shrunk: minutes of shrinking say no more than the sentence that failed.
@settings(
    max_examples=20,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(tries=some.lists(TRIES, min_size=8, max_size=25), words=WORDS)
def test_whatever_is_tried_the_laws_hold(world: Lend, tries: list[Try], words: str) -> None:
    with world(quiet_street) as town:
        case, at, cast_ = town.case(words), town.noon, _people(town)
        for each in tries:
            at += timedelta(minutes=each.pause)
            case = town.again(case)
            by = _by(case, each, cast_, at)
            _try(lambda: VERBS[each.verb](case, by, at, each.chance))  # noqa: B023
            for one in Case.objects.all():
                complain_of(one)
        assert rebuilding.check().is_equal


def _people(town: Town) -> list[str]:
    return [town.holder(part.post) for part in cast.PARTS]


def _by(case: Case, each: Try, people_: list[str], at: datetime) -> str:
    """Mostly whoever's step it is: else nothing would ever get far."""
    held = posts.holders([case.seat], at=at)
    return held[0].person if held and each.who > len(people_) else people_[each.who % len(people_)]


def _try(doing: Callable[[], object]) -> None:
    try:
        doing()
    except Refusal as refusal:
        assert str(refusal)
