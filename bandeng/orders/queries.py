"""Orders fetched through permission, and how many there are of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.queries import numbered
from bandeng.kernel.refusals import BadInput
from bandeng.orders.models import Order, OrderQuerySet
from bandeng.orders.rules import LISTED, order_id
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.orders import Sender

WAITING, DUE, ANSWERED, ALL = "waiting", "due", "answered", "all"
PARTS = (WAITING, DUE, ANSWERED, ALL)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Orders of a list, and whether there are more."""

    orders: list[Order]
    more: bool


@numbered.answer_with
def matter_of(channel: str, number: str) -> str:
    """The number of the matter that stands for this order; empty where it is unknown."""
    found = Order.objects.filter(id=order_id(channel, number)).values_list("case__number", flat=True)
    return found.first() or ""


def seen_by(person: str, *, at: datetime, act: str = "orders.see") -> OrderQuerySet:
    """Every order of the book's senders for whose matter this person may do this act."""
    reach = posts.places_where(person, act, at=at)
    senders = [sender.code for sender in book().senders]
    return Order.objects.under(reach.places).filter(sender__in=senders).select_related("case")


def order_for(person: str, order: str, *, at: datetime) -> Order:
    """The order, for whoever may see it. Raises Order.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=order)


def part(orders: OrderQuerySet, name: str) -> OrderQuerySet:
    """Those waiting for their answer, all unanswered by their limit, those answered, or all."""
    return {
        WAITING: orders.waiting().by_due(),
        DUE: orders.unanswered().by_due(),
        ANSWERED: orders.answered().order_by("-answered_at", "id"),
    }.get(name, orders.order_by("-received_at", "id"))


def page(orders: OrderQuerySet, number: int) -> Page:
    """The orders of this page, from 0."""
    begins = number * LISTED
    rows = list(orders[begins : begins + LISTED + 1])
    return Page(orders=rows[:LISTED], more=len(rows) > LISTED)


def chosen(person: str, wanted: Iterable[str], *, at: datetime, act: str) -> list[tuple[Order, int]]:
    """The orders of ``id.outcome`` that this person may answer, each with the outcome she saw."""
    seen = dict(_parted(each) for each in wanted)
    found = seen_by(person, at=at, act=act).filter(id__in=seen).by_due()
    return [(order, seen[order.id]) for order in found]


def _parted(text: str) -> tuple[str, int]:
    ref, _dot, outcome = text.partition(".")
    return ref, int(outcome) if outcome.isdecimal() and len(outcome) < 19 else -1


def senders() -> tuple[Sender, ...]:
    """Who sends orders, by the rule book in force."""
    return book().senders


def sender(code: str) -> Sender:
    """The sender of this code. Raises BadInput."""
    found = next((each for each in book().senders if each.code == code), None)
    if found is None:
        raise BadInput("no such sender")
    return found
