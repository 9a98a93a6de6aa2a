"""Opinions and what was decided."""

from fractions import Fraction

from bandeng.cases.measures.shared import said
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure, share

SPOKEN, ANSWERED = "assembly.spoken", "assembly.answered"
BEGAN, ADVANCED, REJECTED = "assembly.began", "assembly.advanced", "assembly.rejected"
MINUTED, ADOPTED = "assembly.minuted", "assembly.adopted"


@figure(
    "opinions.received",
    zh="收到的意见",
    en="Opinions received",
    unit="条",
    note=Note(
        zh="线上、会上、意见单上的都算一条;归在一起的各算各的",
        en="On line, at talks and on paper alike; those put together still count one by one",
    ),
    reads=Reads(during=(SPOKEN,), plain=True),
)
def received(scope: Scope) -> Counted:
    return said(scope, SPOKEN)


@figure(
    "opinions.answered",
    zh="答复了的意见",
    en="Opinions answered",
    unit="条",
    note=Note(zh="期间给出的答复", en="Answers given in the period"),
    reads=Reads(during=(ANSWERED,), plain=True),
)
def answered(scope: Scope) -> Counted:
    return said(scope, ANSWERED)


@figure(
    "opinions.adopted",
    zh="采纳了的意见",
    en="Opinions adopted",
    unit="条",
    note=Note(zh="全部采纳和部分采纳的", en="Wholly or in part"),
    reads=Reads(during=(ANSWERED,)),
)
def adopted(scope: Scope) -> Counted:
    taken = (fact for fact in scope.facts(ANSWERED) if fact.body["outcome"] in ("adopted", "partly"))
    return counted(evidence(fact) for fact in taken)


@figure(
    "procedures.decided",
    zh="按步骤议定的事",
    en="Matters decided by a procedure",
    unit="件",
    note=Note(
        zh="期间通过了决定的;没有通过的不算", en="Decisions passed in the period; what was rejected is not"
    ),
    reads=Reads(during=(ADVANCED,)),
)
def decided(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in scope.facts(ADVANCED) if fact.body["decides"])


@figure(
    "decisions.carried_out",
    zh="议定以后已经公开结果的比例",
    en="Decisions whose outcome has been published",
    unit="%",
    note=Note(
        zh="期间议定的事里,到现在两次公开都做完的",
        en="Of what was decided in the period: both publications made by now",
    ),
    reads=Reads(later=(ADVANCED,)),
)
def carried_out(scope: Scope) -> Counted:
    steps = list(scope.facts_until_now(ADVANCED))
    ended = {fact.stream for fact in steps if fact.body["publication"] == 2}
    made = [fact for fact in steps if fact.body["decides"] and scope.holds(fact.at)]
    return share([evidence(fact) for fact in made if fact.stream in ended], [evidence(fact) for fact in made])


@figure(
    "decisions.published_twice",
    zh="运用一征三议两公开解决的事",
    en="Matters solved by one collection, three deliberations and two publications",
    unit="件",
    note=Note(
        zh="两次公开都做了才算,按第二次公开做完的日子算",
        en="Only with both publications, by the day on which the second was completed",
    ),
    reads=Reads(before=(BEGAN, ADVANCED)),
)
def published_twice(scope: Scope) -> Counted:
    of_the_method = {f.stream for f in scope.facts_before_end(BEGAN) if f.body["counted"]}
    steps = [f for f in scope.facts_before_end(ADVANCED) if f.stream in of_the_method]
    first = {f.stream for f in steps if f.body["publication"] == 1}
    second = [f for f in steps if f.body["publication"] == 2 and f.stream in first and scope.holds(f.at)]
    return counted(evidence(fact) for fact in second)


@figure(
    "participation.rate",
    zh="到会的比例",
    en="Share of those due who came",
    unit="%",
    note=Note(
        zh="按名册表决的会:到会的加起来,除以应到的加起来",
        en="Meetings that vote by a roll: all who came, of all who were due",
        of="人",
    ),
    reads=Reads(during=(ADVANCED, REJECTED, MINUTED)),
)
def participation(scope: Scope) -> Counted:
    facts = [fact for fact in scope.facts(ADVANCED, REJECTED, MINUTED) if _is_a_meeting(fact)]
    last = list({_meeting(fact): fact for fact in facts}.values())
    came = sum(fact.body["hands"]["present"] for fact in last)
    due = sum(fact.body["hands"]["due"] for fact in last)
    return Counted(
        value=Fraction(came, due) if due else None,
        evidence=tuple(evidence(fact) for fact in last),
        numerator=came,
        denominator=due,
    )


def _is_a_meeting(fact: Told) -> bool:
    """Numbers of a meeting that stand nowhere else: a step taken from minutes only repeats them."""
    return bool(fact.body["hands"]["due"]) and fact.body.get("meeting", "-") == "-"


def _meeting(fact: Told) -> tuple[str, str]:
    """Minutes that were written anew are those of one meeting; each step of a procedure is one."""
    return fact.stream, fact.body.get("stage", "")


@figure(
    "covenants.adopted",
    zh="通过的公约、章程和规约",
    en="Covenants and charters adopted",
    unit="项",
    note=Note(zh="期间通过的新版本", en="Versions adopted in the period"),
    reads=Reads(during=(ADOPTED,), plain=True),
)
def covenants(scope: Scope) -> Counted:
    return said(scope, ADOPTED)
