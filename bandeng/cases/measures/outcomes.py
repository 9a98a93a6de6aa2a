"""What came of them, how soon, and what the residents say."""

from bandeng.cases import rules
from bandeng.cases.measures.shared import (
    ENDINGS,
    HANDLED,
    ends,
    last_of_each,
    said,
)
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Evidence, Note, Reads, counted, figure, quantile, share

ANSWERS = ("cases.answered", "cases.contested", "cases.voiced")
OBJECTIONS = ("cases.contested", "cases.judged", "cases.voiced")
FEW = 5  # a share of fewer answers could say what one neighbour said


@figure(
    "cases.closed",
    zh="结束的事",
    en="Matters closed",
    unit="件",
    note=Note(
        zh="当场办结、反映人确认、未确认、复核维持都在内,不予受理不在内",
        en="However closed, declined ones apart",
    ),
    reads=Reads(during=ENDINGS),
)
def closed(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in _closings(scope))


def _closings(scope: Scope) -> list[Told]:
    ended = last_of_each(fact for fact in scope.facts(*ENDINGS) if ends(fact))
    return [fact for fact in ended.values() if fact.name != "cases.declined"]


@figure(
    "cases.unconfirmed",
    zh="没有等到回音的",
    en="Closed without an answer",
    unit="件",
    note=Note(zh="按「未确认」结束,不算满意", en="Closed as unknown, never as satisfied"),
    reads=Reads(during=("cases.expired",), plain=True),
)
def unconfirmed(scope: Scope) -> Counted:
    return said(scope, "cases.expired")


@figure(
    "cases.contested",
    zh="反映人说没办好的",
    en="Answers that it is not solved",
    unit="次",
    note=Note(zh="部分办好、没办好、又发生了都算", en="Partly, not, or it came back"),
    reads=Reads(during=("cases.contested",), plain=True),
)
def contested(scope: Scope) -> Counted:
    return said(scope, "cases.contested")


@figure(
    "cases.judged",
    zh="同反映的人说了办得怎么样",
    en="Answers of those who follow a matter",
    unit="次",
    note=Note(zh="反映人以外、反映过同一件事的人", en="Whoever reported the same beside the reporter"),
    reads=Reads(during=("cases.judged",), plain=True),
)
def judged(scope: Scope) -> Counted:
    return said(scope, "cases.judged")


@figure(
    "cases.voiced",
    zh="重新打开以后,其余反映的人对上次结果的回答",
    en="Answers on the last result after another had opened it again",
    unit="次",
    note=Note(zh="记在旁边,不再另开一次复核", en="They stand beside; no further review starts"),
    reads=Reads(during=("cases.voiced",), plain=True),
)
def voiced(scope: Scope) -> Counted:
    return said(scope, "cases.voiced")


@figure(
    "cases.reworked",
    zh="返工的次数",
    en="Times sent back to be done again",
    unit="次",
    note=Note(zh="核查没通过,或复核定为返工", en="A check did not pass, or a review ordered it"),
    reads=Reads(during=("cases.checked", "cases.reviewed")),
)
def reworked(scope: Scope) -> Counted:
    facts = scope.facts("cases.checked", "cases.reviewed")
    return counted(evidence(fact) for fact in facts if sends_back(fact))


def sends_back(fact: Told) -> bool:
    return fact.body.get("passed") is False or fact.body.get("outcome") == "rework"


@figure(
    "cases.solved_rate",
    zh="居民说办好了的比例",
    en="Solved, by the residents' own word",
    unit="%",
    note=Note(
        zh="解决率。分母:期间结束的事项;没有回答的算「未确认」,不算满意",
        en="The solution rate: of the matters closed in the period; no answer is unknown, not satisfied",
        at_least=FEW,
    ),
    reads=Reads(during=ENDINGS, before=ANSWERS),
)
def solved_rate(scope: Scope) -> Counted:
    answers, whole = _answers(scope), _judged(scope)
    part = [record for record in whole if answers.get(record.stream) == "solved"]
    unknown = [record for record in whole if record.stream not in answers]
    return share(part, whole, unknown=unknown)


def _answers(scope: Scope) -> dict[str, str]:
    return {fact.stream: fact.body["answer"] for fact in _by_reporter(scope)}


def _by_reporter(scope: Scope) -> list[Told]:
    return [fact for fact in scope.facts_before_end(*ANSWERS) if is_of_reporter(fact)]


def is_of_reporter(fact: Told) -> bool:
    """Whether a word of ANSWERS is the reporter's own."""
    return fact.name != "cases.voiced" or fact.body["who"] == "reporter"


def objects(fact: Told) -> bool:
    """Whether somebody says with it that the result is not what it should be."""
    return fact.name in OBJECTIONS and fact.body["answer"] in rules.CONTESTING


def _judged(scope: Scope) -> list[Evidence]:
    """What was closed, each by the reporter's last word where she gave one: that is what decides."""
    last = last_of_each(_by_reporter(scope))
    return [evidence(last.get(fact.stream, fact)) for fact in _closings(scope)]


@figure(
    "cases.satisfied_rate",
    zh="居民从头到尾没说不好的比例",
    en="Solved, and never said otherwise",
    unit="%",
    note=Note(
        zh="满意率。分母:期间结束的事项;分子:反映人说办好了,并且谁也没有说过没办好;没有回答的算「未确认」",
        en="The satisfaction rate: said to be solved and never contested by anybody; no answer is unknown",
        at_least=FEW,
    ),
    reads=Reads(during=ENDINGS, before=(*ANSWERS, *OBJECTIONS)),
)
def satisfied_rate(scope: Scope) -> Counted:
    answers, contested_ever = _answers(scope), _contested_ever(scope)
    whole = _judged(scope)
    good = {stream for stream, word in answers.items() if word == "solved"} - contested_ever
    unknown = [record for record in whole if record.stream not in answers | dict.fromkeys(contested_ever, "")]
    return share([record for record in whole if record.stream in good], whole, unknown=unknown)


def _contested_ever(scope: Scope) -> set[str]:
    return {fact.stream for fact in scope.facts_before_end(*OBJECTIONS) if objects(fact)}


@figure(
    "cases.unknown_rate",
    zh="未确认的比例",
    en="Share without an answer",
    unit="%",
    note=Note(
        zh="分母:期间结束的事项;分子:反映人没有回答的",
        en="Of the matters closed, those nobody answered for",
        at_least=FEW,
    ),
    reads=Reads(during=ENDINGS, before=ANSWERS),
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
    reads=Reads(during=HANDLED),
)
def median_time(scope: Scope) -> Counted:
    return quantile(_durations(scope), 50)


@figure(
    "cases.p90_time",
    zh="十件里九件在多久之内办好",
    en="Nine in ten were done within",
    unit="秒",
    note=Note(zh="从反映到报告办好,自然时间的第90百分位", en="90th percentile from report to done"),
    reads=Reads(during=HANDLED),
)
def p90_time(scope: Scope) -> Counted:
    return quantile(_durations(scope), 90)
