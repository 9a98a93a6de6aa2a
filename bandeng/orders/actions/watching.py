"""Their limits: near, whoever has the matter is told; passed without an answer, the post above is.

Each act has a submission id made of the order and its limit, so it is said once for each limit.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from bandeng.cases.models import Case
from bandeng.cases.queries import seats
from bandeng.kernel.refusals import Refusal
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.orders import facts, queries
from bandeng.orders.models import Order
from bandeng.posts import queries as posts

log = logging.getLogger("bandeng.orders")
Act = Callable[[Order, Case, datetime], Fact]


def warn(order: Order, case: Case, at: datetime) -> Fact:
    """Say that most of their limit is used and no answer went out; tell whoever has the matter."""
    hand = posts.built_in("clock", "orders.warn", case.place, at=at)
    said = facts.OrderWarned(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        due_at=_due(order),
        seats=queries.seats_that_have(order, case, at=at),
    )
    return pen.record(said, hand=hand, stream=order.stream, turn=order.turn, command=_command("warn", order))


def supervise(order: Order, case: Case, at: datetime) -> Fact:
    """Say that their limit passed without an answer; tell the post above whoever has the matter."""
    hand = posts.built_in("clock", "orders.supervise", case.place, at=at)
    holding = queries.seats_that_have(order, case, at=at)
    said = facts.OrderSupervised(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        due_at=_due(order),
        seats=holding,
        above=tuple(dict.fromkeys(seats.superior_seat(seat, place=case.place, at=at) for seat in holding)),
    )
    return pen.record(said, hand=hand, stream=order.stream, turn=order.turn, command=_command("late", order))


def _due(order: Order) -> datetime:
    assert order.due_at is not None  # nobody asks of an order without a limit
    return order.due_at


def _command(what: str, order: Order) -> str:
    return f"{what}:{order.id[:20]}:{int(_due(order).timestamp())}"


def tick(*, at: datetime) -> int:
    """Say all that their limits ask for by this moment; answers how much. Safe to run twice or in two
    processes at once."""
    rounds: list[tuple[list[str], Act]] = [
        (queries.near(at=at), warn),
        (queries.late(at=at), supervise),
    ]
    return sum(_try(act, ref, at) for refs, act in rounds for ref in refs)


def _try(act: Act, ref: str, at: datetime) -> int:
    """Whether it was said now. An order that cannot be told of must not hold up all that come after it; a
    database that does not answer ends the round."""
    try:
        with transaction.atomic():
            order = Order.objects.get(id=ref)
            case = Case.objects.get(id=order.case_id)
            act(order, case, at)
    except Refusal:
        return 0
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        log.exception("order %s could not be told of", ref)
        return 0
    return 1
