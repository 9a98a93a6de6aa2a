"""What went together and parted again; what was opened once more."""

from collections.abc import Iterable

from bandeng.cases.measures.shared import ENDINGS, MERGERS, OBJECTED, ends, last_of_each, merged_away, said
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

OPENED = (*OBJECTED, "cases.judged", "cases.reopened")


@figure(
    "cases.merged",
    zh="并进另一件的事",
    en="Matters merged into another",
    unit="件",
    note=Note(zh="到期末还并着的;拆出来的不算", en="Still merged at the end of the period"),
    reads=Reads(during=("cases.merged",), before=MERGERS),
)
def merged(scope: Scope) -> Counted:
    away = _merged(scope)
    last = last_of_each(scope.facts("cases.merged"))
    return counted(evidence(fact) for stream, fact in last.items() if stream in away)


def _merged(scope: Scope) -> set[str]:
    last = last_of_each(scope.facts_before_end("cases.merged", "cases.detached"))
    return {stream for stream, fact in last.items() if fact.name == "cases.merged"}


@figure(
    "cases.detached",
    zh="从并案里拆出来的事",
    en="Matters taken out of a merger",
    unit="次",
    note=Note(zh="拆出来以后接着单独办", en="They go on by themselves"),
    reads=Reads(during=("cases.detached",), plain=True),
)
def detached(scope: Scope) -> Counted:
    return said(scope, "cases.detached")


@figure(
    "cases.valid",
    zh="有效的事",
    en="Valid matters",
    unit="件",
    note=Note(
        zh="期间反映的,去掉不予受理的;并进另一件的,和那一件算一件",
        en="Raised in the period; without those declined, and merged ones counted once with their master",
    ),
    reads=Reads(during=("cases.reported",), before=(*MERGERS, "cases.declined", *OBJECTED)),
)
def valid(scope: Scope) -> Counted:
    away = _merged(scope)
    last = last_of_each(scope.facts_before_end("cases.declined", *OBJECTED))
    declined = {stream for stream, fact in last.items() if fact.name == "cases.declined"}
    raised = list(scope.facts("cases.reported"))
    kept = [fact for fact in raised if fact.stream not in away | declined]
    return counted(evidence(fact) for fact in kept)


@figure(
    "cases.reopened",
    zh="结束后又打开的事",
    en="Matters opened again after closing",
    unit="次",
    note=Note(
        zh="反映人说没办好或又发生了,来源又派来,或者上级要求重办",
        en="By its people, its source, or a superior",
    ),
    reads=Reads(before=(*ENDINGS, *OPENED)),
)
def reopened(scope: Scope) -> Counted:
    said_then = scope.facts_before_end(*ENDINGS, *OPENED)
    return counted(evidence(fact) for fact in openings(said_then) if scope.holds(fact.at))


def openings(facts: Iterable[Told]) -> Iterable[Told]:
    """The facts by which a matter that had been closed was opened again."""
    over: set[str] = set()
    for fact in facts:
        if fact.stream in over and reopens(fact):
            yield fact
        if is_over(fact, was_over=fact.stream in over):
            over.add(fact.stream)
        else:
            over.discard(fact.stream)


def reopens(fact: Told) -> bool:
    """Whether this fact opens a matter again that is over."""
    return fact.name in OPENED and bool(fact.body.get("contests", True))


def is_over(fact: Told, *, was_over: bool) -> bool:
    """Whether a matter is over once this was said of it; what was declined never began."""
    return not reopens(fact) and (was_over or (ends(fact) and fact.name != "cases.declined"))


@figure(
    "cases.divided",
    zh="分成几件办的",
    en="Reports divided into several matters",
    unit="件",
    note=Note(
        zh="一次反映里说了几件事;收回了的不算", en="One report told of several things; not those taken back"
    ),
    reads=Reads(during=("cases.divided",), before=MERGERS),
)
def divided(scope: Scope) -> Counted:
    away, last = merged_away(scope), last_of_each(scope.facts("cases.divided"))
    return counted(evidence(fact) for stream, fact in last.items() if stream in away)


@figure(
    "cases.parts",
    zh="从一次反映里分出来的事",
    en="Matters that came of divided reports",
    unit="件",
    note=Note(
        zh="每一件有自己的类别和时限;收回了的不算",
        en="Each with its own condition and limits; not those taken back",
    ),
    reads=Reads(during=("cases.parted",), before=MERGERS),
)
def parts(scope: Scope) -> Counted:
    away, made = merged_away(scope), last_of_each(scope.facts("cases.parted"))
    return counted(evidence(fact) for stream, fact in made.items() if stream not in away)


LINKS = ("cases.recurred", "cases.unlinked")


@figure(
    "cases.recurrent",
    zh="办结不久又发生的事",
    en="Matters that came back",
    unit="件",
    note=Note(
        zh="同一个地方、同一类,在规则书写的天数之内;看过不是的不算",
        en="The same kind at the same place within the days of the rule book; undone links apart",
    ),
    reads=Reads(during=("cases.recurred",), before=LINKS),
)
def recurrent(scope: Scope) -> Counted:
    last = last_of_each(scope.facts_before_end(*LINKS))
    linked = {stream for stream, fact in last.items() if fact.name == "cases.recurred"}
    found = last_of_each(scope.facts("cases.recurred"))
    return counted(evidence(fact) for stream, fact in found.items() if stream in linked)
