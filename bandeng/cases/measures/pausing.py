"""How often time was asked for and given."""

from bandeng.cases.measures.shared import said
from bandeng.figures.queries import Scope, evidence
from bandeng.figures.rules import Counted, Note, Reads, figure, share

ASKED = ("cases.extension_asked", "cases.suspension_asked")


@figure(
    "cases.extended",
    zh="延期的次数",
    en="Extensions given",
    unit="次",
    note=Note(zh="批准一次算一次", en="Each one given counts once"),
    reads=Reads(during=("cases.extended",), plain=True),
)
def extended(scope: Scope) -> Counted:
    return said(scope, "cases.extended")


@figure(
    "cases.suspended",
    zh="暂缓的事",
    en="Matters let rest",
    unit="件",
    note=Note(zh="一件事最多暂缓一次,批准的才算", en="At most once for a matter; only what was given"),
    reads=Reads(during=("cases.suspended",), plain=True),
)
def suspended(scope: Scope) -> Counted:
    return said(scope, "cases.suspended")


@figure(
    "cases.time_given",
    zh="申请延期、暂缓得到批准的比例",
    en="Requests for time that were given",
    unit="%",
    note=Note(
        zh="分母:期间提出的申请;没有决定的算没有批准", en="Of the requests made; undecided ones are not given"
    ),
    reads=Reads(during=ASKED, before=("cases.extended", "cases.suspended", *ASKED)),
)
def time_given(scope: Scope) -> Counted:
    """Each request is answered by the next giving in its stream before another request."""
    given: set[int] = set()
    open_request: dict[str, int] = {}
    for fact in scope.facts_before_end("cases.extended", "cases.suspended", *ASKED):
        if fact.name in ASKED:
            open_request[fact.stream] = fact.id
        elif fact.stream in open_request:
            given.add(open_request.pop(fact.stream))
    whole = [evidence(fact) for fact in scope.facts(*ASKED)]
    return share([record for record in whole if record.height in given], whole)
