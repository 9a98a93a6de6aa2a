"""Orders, folded from their own facts and from those of their matters."""

from datetime import datetime
from typing import Any

from bandeng.cases.models import Case
from bandeng.inbox.models import ToDo
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.notices.projections import Telling, tell
from bandeng.orders.models import Order, Sooner
from bandeng.orders.rules import MOVES, RESULTS, order_id

tables(Order, Sooner)


@on("cases.reported")
def reported(fact: Fact) -> None:
    """However a matter with a number of its source was filed, there is an order; the first one keeps it."""
    _came(fact, case=fact.id)


@on("cases.caller_joined")
def joined(fact: Fact) -> None:
    """The same order about a matter that is open already, and may have come to a result."""
    if fact.body["source_number"] != "-":
        case = int(straight.one(Case, {"stream": fact.stream}, "id")[0])
        _came(fact, case=case, outcome=_outcome(fact.stream, before=fact.id))


def _came(fact: Fact, *, case: int, outcome: int = 0) -> None:
    body = fact.body
    if body["source_number"] == "-":
        return
    ref = order_id(body["channel"], body["source_number"])
    if straight.find(Order, {"id": ref}, "id"):
        return
    due_at = _moment(body["source_due_at"])
    order = Order(
        id=ref,
        sender=body["channel"],
        number=body["source_number"],
        case_id=case,
        matter=fact.stream,
        due_at=due_at,
        received_at=fact.at,
        outcome=outcome,
    )
    straight.keep(order)  # two may file the same number at once
    _bring_forward(fact.stream, due_at)


@on("orders.received", "orders.changed")
def received(fact: Fact) -> None:
    body = fact.body
    columns: dict[str, Any] = {"turn": fact.turn + 1}
    if body["kept"]:
        columns["kept"] = body["kept"]["kept"]
    if body["due_at"]:
        columns["due_at"] = _moment(body["due_at"])
    if fact.name == "orders.changed":
        columns["told"] = 0  # whatever was answered, this was not
    if fact.name == "orders.changed" and body["due_at"]:
        columns |= {"warned_at": None, "supervised_at": None}
    _set(body, columns)
    _look_again(body["matter"])


@on("orders.warned")
def warned(fact: Fact) -> None:
    body = fact.body
    _set(body, {"turn": fact.turn + 1, "warned_at": fact.at})
    tell(fact, [Telling(to=tuple(body["seats"]), kind="orders.warned")])


@on("orders.supervised")
def supervised(fact: Fact) -> None:
    body = fact.body
    _set(body, {"turn": fact.turn + 1, "supervised_at": fact.at})
    above = Telling(to=tuple(body["above"]), kind="orders.supervised", urgent=True)
    tell(fact, [above, Telling(to=tuple(body["seats"]), kind="orders.late", urgent=True)])


@on("orders.answered")
def answered(fact: Fact) -> None:
    body = fact.body
    said = {"edition": body["edition"], "told": body["outcome"], "text": body["text"]["kept"]}
    _set(body, {"turn": fact.turn + 1, "answered_at": fact.at, **said})


@on("orders.unanswered")
def unanswered(fact: Fact) -> None:
    """As it stood before that answer: the one before it counts again, unless the order came anew since."""
    body, columns = fact.body, {"edition": 0, "told": 0, "text": "-", "answered_at": None}
    said = list(Fact.objects.of(fact.stream).filter(turn__lt=fact.turn, id__lt=body["answer"]))
    before = next((each for each in reversed(said) if _is_edition(each, body["edition"] - 1)), None)
    if before is not None:
        came_anew = any(each.name == "orders.changed" and each.turn > before.turn for each in said)
        told = 0 if came_anew else before.body["outcome"]
        columns = {"edition": body["edition"] - 1, "told": told, "text": before.body["text"]["kept"]}
        columns["answered_at"] = before.at
    _set(body, {"turn": fact.turn + 1, **columns})


def _is_edition(fact: Fact, edition: int) -> bool:
    return fact.name == "orders.answered" and fact.body["edition"] == edition


def _set(body: dict[str, Any], columns: dict[str, Any]) -> None:
    straight.change(Order, {"id": order_id(body["sender"], body["number"])}, columns)


@on(*MOVES)
def moved(fact: Fact) -> None:
    """A result was said, or something waits anew: one question where no order is behind the matter."""
    orders = straight.find(Order, {"matter": fact.stream}, "id")
    if not orders:
        return
    if fact.name in RESULTS:
        straight.change(Order, {"matter": fact.stream}, {"outcome": fact.id})
    _look_again(fact.stream)


@on("cases.divided")
def divided(fact: Fact) -> None:
    """What there is to say is what came of the parts."""
    straight.change(Order, {"matter": fact.stream}, {"outcome": fact.id})


@on("cases.merged")
def merged(fact: Fact) -> None:
    """From here on the other matter stands for the order."""
    if straight.find(Order, {"matter": fact.stream}, "id"):
        master = fact.body["master"]
        case = straight.one(Case, {"stream": master}, "id")[0]
        outcome = _outcome(master, before=fact.id)
        straight.change(
            Order, {"matter": fact.stream}, {"case_id": case, "matter": master, "outcome": outcome}
        )
        _look_again(master)


@on("cases.detached")
def detached(fact: Fact) -> None:
    """The order goes with its own matter again."""
    case, sender, number = straight.one(Case, {"stream": fact.stream}, "id", "channel", "source_number")
    if number != "-":
        which = {"id": order_id(sender, number), "matter": fact.body["master"]}
        straight.change(Order, which, {"case_id": case, "matter": fact.stream, "outcome": 0})
        _look_again(fact.stream)


def _outcome(matter: str, *, before: int) -> int:
    said = Fact.objects.of(matter).named(*RESULTS).filter(id__lt=before).values_list("id", flat=True)
    return max(said, default=0)


def _look_again(matter: str) -> None:
    """What waits in the matter is due at the nearest of our moment and theirs."""
    dues = [due for (due,) in straight.find(Order, {"matter": matter}, "due_at") if due]
    _give_back(matter)
    _bring_forward(matter, min(dues, default=None))


def _give_back(matter: str) -> None:
    """Our own moments again, but where something was made due anew since."""
    brought = list(Sooner.objects.filter(matter=matter))
    for each in brought:
        straight.change(
            ToDo, {"id": each.id, "done_at": None, "due_at": each.due_at}, {"due_at": each.own_due_at}
        )
    if brought:
        Sooner.objects.filter(matter=matter).delete()


def _bring_forward(matter: str, due_at: datetime | None) -> None:
    if due_at is None:
        return
    waiting = ToDo.objects.open().filter(stream=matter, due_at__gt=due_at)
    late = [
        Sooner(id=ref, matter=matter, own_due_at=own, due_at=due_at)
        for ref, own in waiting.values_list("id", "due_at")
        if own
    ]
    if late:
        straight.insert(*late)
        straight.change(ToDo, {"id": [each.id for each in late]}, {"due_at": due_at})


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
