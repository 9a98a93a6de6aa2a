"""Orders in numbers: of matters and units, never of persons."""

from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.rules import Counted, Note, Reads, counted, figure, share

RECEIVED, ANSWERED = "orders.received", "orders.answered"


@figure(
    "orders.received",
    zh="收到的工单",
    en="Orders received",
    unit="件",
    note=Note(
        zh="从对方的表格或粘贴的文字收进来的;同一个编号算一件",
        en="Taken in from a table or a pasted text; a number counts once",
    ),
    reads=Reads(during=(RECEIVED,)),
)
def received(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in scope.facts(RECEIVED))


@figure(
    "orders.answered",
    zh="收到的工单里答复了的",
    en="Of the orders received, those answered",
    unit="%",
    note=Note(
        zh="分母:期间收到的工单;到期末答复过就算,改过再答复也算一件",
        en="Of the orders received in the period; answered by its end, each once",
    ),
    reads=Reads(during=(RECEIVED,), before=(ANSWERED,)),
)
def answered(scope: Scope) -> Counted:
    came = {fact.stream: fact for fact in scope.facts(RECEIVED)}
    told = {fact.stream for fact in scope.facts_before_end(ANSWERED)}
    whole = [evidence(fact) for fact in came.values()]
    return share([record for record in whole if record.stream in told], whole)


@figure(
    "orders.in_time",
    zh="在对方时限以内答复的",
    en="Answered within the sender's limit",
    unit="%",
    note=Note(
        zh="分母:期间第一次答复、对方写了时限的工单",
        en="Of the orders with a limit that were first answered in the period",
    ),
    reads=Reads(during=(ANSWERED,)),
)
def in_time(scope: Scope) -> Counted:
    timed = [fact for fact in scope.facts(ANSWERED) if _is_first(fact)]
    return share(
        [evidence(fact) for fact in timed if fact.body["on_time"]], [evidence(fact) for fact in timed]
    )


def _is_first(fact: Told) -> bool:
    return fact.body["edition"] == 1 and fact.body["due_at"] is not None
