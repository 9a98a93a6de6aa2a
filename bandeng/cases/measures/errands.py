"""Errands: how often somebody was asked to verify or to assist, and whether the answer came in time."""

from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.measures.shared import said
from bandeng.cases.rules import ERRANDS_FALL
from bandeng.figures.queries import Scope, Told, timed
from bandeng.figures.rules import Counted, Note, Reads, figure, share

GIVEN, ANSWERED, WITHDRAWN = "cases.errand_given", "cases.errand_answered", "cases.errand_withdrawn"


@figure(
    GIVEN,
    zh="请人核实、协办的次数",
    en="Times somebody was asked to verify or to assist",
    unit="次",
    note=Note(zh="请一个岗位或单位算一次", en="Each post or unit that was asked counts once"),
    reads=Reads(during=(GIVEN,), plain=True),
)
def given(scope: Scope) -> Counted:
    return said(scope, GIVEN)


@figure(
    ANSWERED,
    zh="核实、协办有了回答的次数",
    en="Answers of those asked to verify or to assist",
    unit="次",
    note=Note(
        zh="看到什么都算:是这样、不是这样、没有找到,办完了、帮不上",
        en="Whatever was found: so, not so, not found; done, cannot help",
    ),
    reads=Reads(during=(ANSWERED,), plain=True),
)
def answered(scope: Scope) -> Counted:
    return said(scope, ANSWERED)


@figure(
    "cases.errand_on_time",
    zh="核实、协办按时回答的比例",
    en="Answered on time by those asked to verify or to assist",
    unit="%",
    note=Note(
        zh="分母:期间到了时限的核实、协办;没到时限就收回的、跟着事情结束的另列,不在内",
        en="Of the errands that fell due in the period; those taken back or fallen before are left out",
    ),
    reads=Reads(before=(GIVEN, ANSWERED, WITHDRAWN, *ERRANDS_FALL)),
)
def on_time(scope: Scope) -> Counted:
    fell = [each for each in _errands(scope) if scope.holds(each.due_at)]
    come = [each for each in fell if scope.has_come(each.due_at)]
    meant = [each for each in come if not each.ended_early]
    records = [timed(each.told, due_at=each.due_at, done_at=each.answered_at) for each in meant]
    part = [record for record, each in zip(records, meant, strict=True) if each.is_kept]
    counts = {"ahead": len(fell) - len(come), "fallen": len(come) - len(meant)}
    return share(part, records, excluded=tuple((code, n) for code, n in counts.items() if n))


@dataclass
class _Errand:
    """One errand: the fact that gave it, by when it was due, when it was answered or ended otherwise."""

    told: Told
    due_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_kept(self) -> bool:
        return self.answered_at is not None and self.answered_at <= self.due_at

    @property
    def ended_early(self) -> bool:
        return self.ended_at is not None and self.ended_at < self.due_at


def _errands(scope: Scope) -> list[_Errand]:
    """Every errand up to the end of the period."""
    found: list[_Errand] = []
    waiting: dict[str, dict[int, _Errand]] = {}
    for fact in scope.facts_before_end(GIVEN, ANSWERED, WITHDRAWN, *ERRANDS_FALL):
        here = waiting.setdefault(fact.stream, {})
        if fact.name == GIVEN:
            due_at = datetime.fromisoformat(fact.body["clocks"][0]["due_at"])
            here[fact.body["number"]] = _Errand(fact, due_at)
            found.append(here[fact.body["number"]])
        elif fact.name == ANSWERED and fact.body["number"] in here:
            here.pop(fact.body["number"]).answered_at = fact.at
        else:
            _ended(here, fact)
    return found


def _ended(here: dict[int, _Errand], fact: Told) -> None:
    """Taken back, or fallen with the matter."""
    numbers = [fact.body["number"]] if fact.name == WITHDRAWN else list(here)
    for each in (here.pop(number) for number in numbers if number in here):
        each.ended_at = fact.at
