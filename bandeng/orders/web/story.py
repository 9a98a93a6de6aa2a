"""What became of an order, from its own facts: it came, came again, was warned of, was answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import kind_today
from bandeng.orders.models import Order
from bandeng.rulebook.language import spoken


@dataclass(frozen=True, kw_only=True)
class Event:
    """One fact of an order: when, what, and their limit from then on (None: as it was)."""

    at: datetime
    text: str
    due_at: datetime | None


def story(order: Order) -> list[Event]:
    """Everything that happened to the order, oldest first."""
    told = Fact.objects.of(order.stream).order_by("turn")
    return [Event(at=fact.at, text=_text(fact), due_at=_due(fact)) for fact in told]


def _text(fact: Fact) -> str:
    if fact.name == "orders.answered":
        words = {"n": fact.body["edition"]}
        return (_("第%(n)s次答复") if fact.body["on_time"] else _("第%(n)s次答复,过了对方的时限")) % words
    return spoken(kind_today(fact.name, fact.version))


def _due(fact: Fact) -> datetime | None:
    if fact.name in {"orders.received", "orders.changed"} and fact.body["due_at"]:
        return datetime.fromisoformat(fact.body["due_at"])
    return None
