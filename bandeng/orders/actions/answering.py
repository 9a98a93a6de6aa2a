"""Say that an answer went out; take back that it did."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.kernel.refusals import NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.orders import facts, replies
from bandeng.orders.models import Order
from bandeng.orders.rules import stream_of
from bandeng.people import vault
from bandeng.posts import queries as posts


@transaction.atomic
def answer(*, order: Order, outcome: int, by: str, at: datetime, command: str = "") -> Fact:
    """Say that the answer to this outcome went out. Raises NotYours, NotNow, Stale."""
    case = Case.objects.get(id=order.case_id)
    hand = posts.hand(by, "orders.answer", case.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not Order.objects.filter(id=order.id).ready().exists():
        raise NotNow(_("这件事还没有办好核过,还不能答复"))
    if order.outcome == order.told:
        raise NotNow(_("这个结果已经答复过了"))
    if outcome != order.outcome:
        raise Stale("the outcome changed since the answer was shown")
    reply = replies.of(order, at=at)
    said = facts.OrderAnswered(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        edition=order.edition + 1,
        outcome=order.outcome,
        due_at=order.due_at,
        on_time=order.due_at is None or at <= order.due_at,
        text=vault.keep(reply.text, kind="answer", about=case.reporter, at=at),
    )
    stream = stream_of(order.id)
    return pen.record(said, hand=hand, stream=stream, turn=order.turn, command=command)


@transaction.atomic
def unanswer(*, order: Order, by: str, at: datetime, command: str = "") -> Fact:
    """Take back that the last answer went out; the order waits for it again. Raises NotYours, NotNow."""
    case = Case.objects.get(id=order.case_id)
    hand = posts.hand(by, "orders.unanswer", case.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not order.is_told:
        raise NotNow(_("没有可以撤回的答复:还没有答复过,或者办理结果已经变了,再答复一次就是新的一版"))
    answer = Fact.objects.of(order.stream).named("orders.answered").order_by("-turn")[0]
    said = facts.OrderUnanswered(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        edition=order.edition,
        answer=answer.id,
    )
    return pen.record(said, hand=hand, stream=order.stream, turn=order.turn, command=command)
