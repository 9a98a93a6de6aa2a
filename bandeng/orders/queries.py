"""Orders fetched through permission, and how many there are of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import families, numbered, seats
from bandeng.cases.rules import COMMUNITY, OVER_STATES
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import kind_today
from bandeng.orders.models import Order, OrderQuerySet
from bandeng.orders.rules import LISTED, order_id
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.orders import Sender

WAITING, DUE, ANSWERED, ALL = "waiting", "due", "answered", "all"  # an order is in one of the first three
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
    """Those waiting for their answer, those in work, both by their limit; those answered; or all."""
    return {
        WAITING: orders.waiting().by_due(),
        DUE: orders.in_work().by_due(),
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


def ready_of(orders: Iterable[Order]) -> set[str]:
    """The ids of those of these orders that can be answered now, with one statement."""
    refs = [order.id for order in orders]
    return set(Order.objects.filter(id__in=refs).ready().values_list("id", flat=True))


def noted_with(person: str, command: str, *, at: datetime) -> OrderQuerySet:
    """The orders whose answers this person noted with this submission, and that stand so still."""
    commands = [f"{command}.{number}" for number in range(LISTED)] if command else []
    noted = Fact.objects.named("orders.answered").filter(command__in=commands, person=person)
    refs = [stream.partition(":")[2] for stream in noted.values_list("stream", flat=True)]
    return seen_by(person, at=at, act="orders.unanswer").filter(id__in=refs, edition__gt=0, told=F("outcome"))


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


def near(*, at: datetime) -> list[str]:
    """The orders of which so much of their limit is used that whoever has them is told, the nearest first."""
    share = book().limits.warning_share
    running = Order.objects.limited().filter(warned_at=None, due_at__gt=at).by_due()
    found = running.values_list("id", "received_at", "due_at")
    return [ref for ref, since, due in found if due and (at - since) * 100 >= (due - since) * share]


def late(*, at: datetime) -> list[str]:
    """The orders whose limit passed without an answer and without a word to the post above."""
    passed = Order.objects.limited().filter(supervised_at=None, due_at__lte=at).by_due()
    return list(passed.values_list("id", flat=True))


def seats_that_have(order: Order, case: Case, *, at: datetime) -> tuple[str, ...]:
    """The posts that have the matter or its open parts; where it is done, the one that has to answer."""
    if Order.objects.filter(id=order.id).ready().exists():
        return (seats.work_seat(COMMUNITY, place=case.place, unit="-", at=at),)
    parts = [part for part in families.of(case, families.PART) if part.state not in OVER_STATES]
    return tuple(dict.fromkeys(each.seat for each in parts or [case]))


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
