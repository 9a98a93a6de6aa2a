"""Every action upon an order of another system."""

from datetime import timedelta

from bandeng.demo.town import Town
from bandeng.kernel.ids import new_id
from bandeng.orders import actions
from bandeng.orders.models import Order
from bandeng.orders.web import answers
from tests.laws.acting import STAFF, Acting, Room
from tests.orders.test_orders import ORDER, resolve, take

HOUR = timedelta(hours=1)


def to_answer(town: Town) -> Order:
    """Its matter is done; the answer has not gone out."""
    number = f"ZZ{new_id(town.noon)[-12:]}"
    take(town, [number, *ORDER[1:]])
    order = Order.objects.get(number=number)
    resolve(town, order.case)
    return Order.objects.get(number=number)


def told(town: Town) -> Order:
    """Its answer is noted as gone out."""
    order = to_answer(town)
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=town.noon + HOUR)
    return Order.objects.get(id=order.id)


ROOM = Room(
    acting={
        "unanswered": Acting(begin=told, by=STAFF, said={"order": "{id}"}),
        "answered": Acting(begin=to_answer, by=STAFF, said={"chosen": "{id}.{outcome}", "back": "order"}),
    },
    nobodys={
        "order": "a look",
        "answers": "a file of what is there",
        "taking": "each row goes in once, however many send it: "
        "test_two_who_take_the_same_table_in_at_once_take_each_row_once",
    },
    not_acts={
        "orders.see": "a look",
        "orders.take": "see taking",
    },
    reads=((answers, "_chosen"), (answers, "_order")),
    holes=lambda acting, thing, town: {"id": thing.id, "outcome": str(thing.outcome)},
    arguments=lambda name, thing: [],
    commands=lambda command: (f"{command[:30]}.0",),
)
