"""Orders in numbers, all and by sender: of orders and places, never of persons."""

from datetime import datetime

from bandeng.figures.queries import Scope, Told, evidence, timed
from bandeng.figures.rules import Counted, Measure, Note, Reads, counted, figure, share
from bandeng.rulebook.rules.orders import SENDERS

CAME, ANSWERED = ("cases.reported", "cases.caller_joined"), "orders.answered"
TAKEN_BACK = "orders.unanswered"
EVERYBODY = ""
NAMES = {
    EVERYBODY: ("工单", "orders"),
    "12345": ("12345工单", "12345 orders"),
    "urban": ("数字城管工单", "urban orders"),
}


def _declare_received(sender: str, zh: str, en: str) -> None:
    figure(
        f"orders.received{_end(sender)}",
        zh=f"收到的{zh}",
        en=f"Received {en}",
        unit="件",
        note=Note(
            zh="写着来源编号的,不管是从表格收的还是登记的;同一个编号算一件",
            en="With a number of the source, taken in or filed by hand; a number counts once",
        ),
        reads=Reads(during=CAME),
    )(_received(sender))


def _declare_answered(sender: str, zh: str, en: str) -> None:
    figure(
        f"orders.answered{_end(sender)}",
        zh=f"收到的{zh}里答复了的",
        en=f"Received {en} that were answered",
        unit="%",
        note=Note(
            zh="分母:期间收到的;到期末答复过就算,改过再答复也算一件;记错撤回的不算",
            en="Of those received in the period; answered by its end, each once; not those noted by mistake",
        ),
        reads=Reads(during=CAME, before=(ANSWERED, TAKEN_BACK)),
    )(_answered(sender))


def _declare_in_time(sender: str, zh: str, en: str) -> None:
    figure(
        f"orders.in_time{_end(sender)}",
        zh=f"在对方时限以内答复的{zh}",
        en=f"Answered within the sender's limit, {en}",
        unit="%",
        note=Note(
            zh="分母:期间第一次答复、对方写了时限的;记错撤回的不算",
            en="Of those with a limit that were first answered in the period; not those noted by mistake",
        ),
        reads=Reads(during=(ANSWERED,), before=(TAKEN_BACK,)),
    )(_in_time(sender))


def _end(sender: str) -> str:
    return f"_{sender}" if sender else ""


def _received(sender: str) -> Measure:
    def received(scope: Scope) -> Counted:
        return counted(evidence(fact) for fact in _came(scope, sender).values())

    return received


def _answered(sender: str) -> Measure:
    def answered(scope: Scope) -> Counted:
        wrong = _taken_back(scope)
        stand = (fact for fact in scope.facts_before_end(ANSWERED) if fact.id not in wrong)
        told = {(fact.body["sender"], fact.body["number"]) for fact in stand}
        came = _came(scope, sender)
        part = [evidence(fact) for order, fact in came.items() if order in told]
        return share(part, [evidence(fact) for fact in came.values()])

    return answered


def _in_time(sender: str) -> Measure:
    def in_time(scope: Scope) -> Counted:
        wrong = _taken_back(scope)
        stand = (fact for fact in scope.facts(ANSWERED) if fact.id not in wrong)
        found = [fact for fact in stand if _is_timed(fact, sender)]
        whole = [timed(each, due_at=_due(each), done_at=each.at) for each in found]
        met = [record for record, fact in zip(whole, found, strict=True) if fact.body["on_time"]]
        return share(met, whole)

    return in_time


def _came(scope: Scope, sender: str) -> dict[tuple[str, str], Told]:
    """The fact with which each order first came in the period, by sender and number."""
    wanted = {sender} if sender else set(SENDERS)
    found: dict[tuple[str, str], Told] = {}
    for fact in scope.facts(*CAME):
        body = fact.body
        if body["channel"] in wanted and body["source_number"] != "-":
            found.setdefault((body["channel"], body["source_number"]), fact)
    return found


def _taken_back(scope: Scope) -> set[int]:
    """The heights of answers that had been taken back as noted by mistake by the end of the period."""
    return {fact.body["answer"] for fact in scope.facts_before_end(TAKEN_BACK)}


def _due(fact: Told) -> datetime:
    return datetime.fromisoformat(fact.body["due_at"])


def _is_timed(fact: Told, sender: str) -> bool:
    body = fact.body
    return sender in ("", body["sender"]) and body["edition"] == 1 and body["due_at"] is not None


for code in (EVERYBODY, *SENDERS):
    _declare_received(code, *NAMES[code])
    _declare_answered(code, *NAMES[code])
    _declare_in_time(code, *NAMES[code])
