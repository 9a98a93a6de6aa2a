"""Contests in numbers: works, never persons."""

from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure

SENT, WITHDRAWN = "contests.sent_in", "contests.withdrawn"
AWARDED, REVOKED = "contests.awarded", "contests.revoked"


@figure(
    "contests.works",
    zh="收到的作品",
    en="Works sent in",
    unit="篇",
    note=Note(
        zh="期间收到的作品和材料;作者撤回的不算",
        en="Works and papers that came in; what its author withdrew does not count",
    ),
    reads=Reads(later=(SENT, WITHDRAWN)),
)
def works(scope: Scope) -> Counted:
    gone = {fact.stream for fact in scope.facts_until_now(WITHDRAWN)}
    sent = (fact for fact in scope.facts_until_now(SENT) if scope.holds(fact.at))
    return counted(evidence(fact) for fact in sent if fact.stream not in gone)


@figure(
    "contests.awarded",
    zh="获奖的作品",
    en="Works awarded",
    unit="篇",
    note=Note(
        zh="期间决定授奖的作品;撤销的不算,撤回的不算",
        en="Works whose award was decided in the period; revoked and withdrawn ones do not count",
    ),
    reads=Reads(later=(AWARDED, REVOKED, WITHDRAWN)),
)
def awarded(scope: Scope) -> Counted:
    last = {fact.stream: fact for fact in scope.facts_until_now(AWARDED, REVOKED, WITHDRAWN)}
    standing = (fact for fact in last.values() if fact.name == AWARDED and scope.holds(fact.at))
    return counted(evidence(fact) for fact in standing)
