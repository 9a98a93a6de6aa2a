"""What the rooms below may ask of this one: notices about orders, and what they are about."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.queries import sentence
from bandeng.notices.kinds import CLOCK, Kind, Matter, about, declare
from bandeng.orders.models import Order

declare(
    Kind(code="orders.warned", topic=CLOCK, words=gettext_lazy("工单快到对方的时限了,还没有答复")),
    Kind(code="orders.late", topic=CLOCK, words=gettext_lazy("工单过了对方的时限,还没有答复")),
    Kind(
        code="orders.supervised",
        topic=CLOCK,
        words=gettext_lazy("工单过了对方的时限还没有答复,请您督促"),
    ),
)


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The matters that stand for the orders of these streams, with one statement."""
    refs = [stream.partition(":")[2] for stream in streams]
    return {
        order.stream: Matter(
            number=order.case.number,
            title=_("%(title)s(工单 %(number)s)")
            % {"title": sentence.titled(order.case), "number": order.number},
            page=reverse("cases:case", args=[order.case.number]),
            desk_page=reverse("cases:desk-case", args=[order.case.number]),
        )
        for order in Order.objects.filter(id__in=refs).select_related("case")
    }


about("order:", matters)
