"""What came of them, how soon, and what the residents say."""

from datetime import datetime

from bandeng.cases.measures.shared import HANDLED, last_of_each, said
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Evidence, Note, counted, figure, quantile, share
from bandeng.ledger.models import Fact

ENDINGS = ("cases.settled", "cases.answered", "cases.expired", "cases.reviewed", "cases.declined")


@figure(
    "cases.closed",
    zh="结束的事",
    en="Matters closed",
    unit="件",
    note=Note(
        zh="当场办结、反映人确认、未确认、复核维持都在内,不予受理不在内",
        en="However closed, declined ones apart",
    ),
)
def closed(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in _closings(scope))


def _closings(scope: Scope) -> list[Fact]:
    ends = last_of_each(fact for fact in scope.facts(*ENDINGS) if _closes(fact))
    return [fact for fact in ends.values() if fact.name != "cases.declined"]


def _closes(fact: Fact) -> bool:
    return fact.name != "cases.reviewed" or fact.body["outcome"] == "uphold"


@figure(
    "cases.unconfirmed",
    zh="没有等到回音的",
    en="Closed without an answer",
    unit="件",
    note=Note(zh="按「未确认」结束,不算满意", en="Closed as unknown, never as satisfied"),
)
def unconfirmed(scope: Scope) -> Counted:
    return said(scope, "cases.expired")


@figure(
    "cases.contested",
    zh="反映人说没办好的",
    en="Answers that it is not solved",
    unit="次",
    note=Note(zh="部分办好、没办好、又发生了都算", en="Partly, not, or it came back"),
)
def contested(scope: Scope) -> Counted:
    return said(scope, "cases.contested")


@figure(
    "cases.judged",
    zh="同反映的人说了办得怎么样",
    en="Answers of those who follow a matter",
    unit="次",
    note=Note(zh="反映人以外、反映过同一件事的人", en="Whoever reported the same beside the reporter"),
)
def judged(scope: Scope) -> Counted:
    return said(scope, "cases.judged")


@figure(
    "cases.reworked",
    zh="返工的次数",
    en="Times sent back to be done again",
    unit="次",
    note=Note(zh="核查没通过,或复核定为返工", en="A check did not pass, or a review ordered it"),
)
def reworked(scope: Scope) -> Counted:
    facts = scope.facts("cases.checked", "cases.reviewed")
    return counted(evidence(fact) for fact in facts if _sends_back(fact))


def _sends_back(fact: Fact) -> bool:
    return fact.body.get("passed") is False or fact.body.get("outcome") == "rework"


@figure(
    "cases.on_time",
    zh="按期处置率",
    en="Handled on time",
    unit="%",
    note=Note(
        zh="分母:期间到了办理时限的事项;分子:其中在时限前报告办好的",
        en="Of the matters whose limit fell in the period, those reported done before it",
    ),
)
def on_time(scope: Scope) -> Counted:
    due = _due_in(scope)
    done = last_of_each(scope.facts_before_end(*HANDLED))
    whole = [evidence(fact) for fact, _due_at in due.values()]
    part = [
        evidence(fact)
        for stream, (fact, due_at) in due.items()
        if stream in done and done[stream].at <= due_at
    ]
    return share(part, whole)


def _due_in(scope: Scope) -> dict[str, tuple[Fact, datetime]]:
    last: dict[str, tuple[Fact, datetime]] = {}
    for fact in scope.facts_before_end("cases.accepted", "cases.reclassified"):
        whole = next((clock for clock in fact.body["clocks"] if clock["kind"] == "whole"), None)
        if whole:
            last[fact.stream] = (fact, datetime.fromisoformat(whole["due_at"]))
    return {stream: entry for stream, entry in last.items() if scope.holds(entry[1])}


@figure(
    "cases.solved_rate",
    zh="居民说办好了的比例",
    en="Solved, by the residents' own word",
    unit="%",
    note=Note(
        zh="分母:期间结束的事项;没有回答的算「不知道」,不算满意",
        en="Of the matters closed in the period; no answer is unknown, not satisfied",
    ),
)
def solved_rate(scope: Scope) -> Counted:
    ends = _closings(scope)
    answers = _answers(scope)
    whole = [evidence(fact) for fact in ends]
    part = [record for record in whole if answers.get(record.stream) == "solved"]
    unknown = sum(1 for record in whole if record.stream not in answers)
    return share(part, whole, unknown=unknown)


def _answers(scope: Scope) -> dict[str, str]:
    return {
        fact.stream: fact.body["answer"]
        for fact in scope.facts_before_end("cases.answered", "cases.contested")
    }


@figure(
    "cases.unknown_rate",
    zh="不知道是否满意的比例",
    en="Share without an answer",
    unit="%",
    note=Note(
        zh="分母:期间结束的事项;分子:反映人没有回答的", en="Of the matters closed, those nobody answered for"
    ),
)
def unknown_rate(scope: Scope) -> Counted:
    answers = _answers(scope)
    whole = [evidence(fact) for fact in _closings(scope)]
    return share([record for record in whole if record.stream not in answers], whole)


def _durations(scope: Scope) -> list[Evidence]:
    done = last_of_each(scope.facts(*HANDLED))
    return [evidence(fact, value=fact.body["elapsed"]) for fact in done.values()]


@figure(
    "cases.median_time",
    zh="办好所用时间的中位数",
    en="Median time until done",
    unit="秒",
    note=Note(zh="从反映到报告办好,自然时间;一半的事比这快", en="From report to done; half were quicker"),
)
def median_time(scope: Scope) -> Counted:
    return quantile(_durations(scope), 50)


@figure(
    "cases.p90_time",
    zh="十件里九件在多久之内办好",
    en="Nine in ten were done within",
    unit="秒",
    note=Note(zh="从反映到报告办好,自然时间的第90百分位", en="90th percentile from report to done"),
)
def p90_time(scope: Scope) -> Counted:
    return quantile(_durations(scope), 90)
