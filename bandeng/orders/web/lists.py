"""The orders of a desk: which wait for their answer, which are due, which were answered."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.cases.queries import sentence
from bandeng.cases.web.desk.said import first_words
from bandeng.cases.web.desk.words import word_of
from bandeng.kernel.ids import new_id
from bandeng.orders import queries
from bandeng.orders.models import Order, OrderQuerySet
from bandeng.orders.web.words import PARTS
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Line:
    """One order in a list. ``token`` names it and the outcome that was seen."""

    title: str
    address: str
    meta: str
    word: str
    tone: str
    due_at: datetime | None
    late: bool
    token: str


@asks("orders.see")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The orders she may see, in four parts; the answers of one sender can be taken and marked."""
    who = sitting(request)
    part = request.GET.get("part", queries.WAITING)
    sender = request.GET.get("sender", "")
    seen = queries.seen_by(who.person, at=who.at)
    number = _number(request.GET.get("page", ""))
    page = queries.page(queries.part(seen.of_sender(sender), part), number)
    context = {
        "lines": _lines(page.orders, who),
        "part": part,
        "sender": sender,
        "senders": _senders(sender, part),
        "tabs": _tabs(seen.of_sender(sender), part, sender),
        "newer": _address(part, sender, number - 1) if number else "",
        "older": _address(part, sender, number + 1) if page.more else "",
        "may_take": bool(posts.places_where(who.person, "orders.take", at=who.at).places),
        "may_answer": bool(posts.places_where(who.person, "orders.answer", at=who.at).places),
        "picked": request.GET.get("picked") == "1",
        "all_link": f"{_address(part, sender, number)}&picked=1",
        **_just_done(request, who),
        "sitting": who,
    }
    return render(request, "orders/index.html", context)


def _just_done(request: HttpRequest, who: Sitting) -> dict[str, object]:
    """What the step before has done, and what can be taken back of it."""
    asked = request.GET
    return {
        "done": _number(asked.get("done", "")),
        "left": _number(asked.get("left", "")),
        "back": _number(asked.get("back", "")),
        "unticked": asked.get("unticked") == "1",
        "noted": _noted(request, who),
        "command": new_id(who.at),
    }


def _noted(request: HttpRequest, who: Sitting) -> str:
    """The submission that has just noted answers, while any of them can be taken back."""
    noted = request.GET.get("noted", "")[:30]
    return noted if noted and queries.noted_with(who.person, noted, at=who.at).exists() else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0


def _address(part: str, sender: str, page: int = 0) -> str:
    asked = {"part": part} | ({"sender": sender} if sender else {}) | ({"page": page} if page else {})
    return f"{reverse('orders:index')}?{urlencode(asked)}"


def _tabs(seen: OrderQuerySet, part: str, sender: str) -> list[tuple[str, str, bool, int | None]]:
    waiting = queries.part(seen, queries.WAITING).count()
    counts = {queries.WAITING: waiting}
    return [
        (str(words), _address(name, sender), name == part, counts.get(name)) for name, words in PARTS.items()
    ]


def _senders(chosen: str, part: str) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    known = queries.senders()
    options = [(spoken(each), _address(part, each.code), each.code == chosen) for each in known]
    now = next((spoken(each) for each in known if each.code == chosen), _("所有来源"))
    return [(now, _("来源"), [(_("所有来源"), _address(part, ""), not chosen), *options])]


def _lines(orders: list[Order], who: Sitting) -> list[Line]:
    labels = places.labels({order.case.place for order in orders}) if orders else {}
    reach = posts.places_where(who.person, "cases.see", at=who.at).places
    said = first_words(order.case.words for order in orders if order.case.place.startswith(reach))
    names = {sender.code: spoken(sender) for sender in queries.senders()}
    ready = queries.ready_of(orders)
    return [
        _line(
            order,
            (said.get(order.case.words, ""), names[order.sender], labels[order.case.place]),
            order.id in ready,
            who,
        )
        for order in orders
    ]


def _line(order: Order, meta: tuple[str, ...], ready: bool, who: Sitting) -> Line:
    word, tone, matter = _state(order, ready)
    due_at = None if order.is_told else order.due_at
    late = due_at is not None and due_at < who.at
    return Line(
        title=f"{sentence.titled(order.case)} · {order.number}",
        address=reverse("orders:order", args=[order.id]),
        meta=" · ".join(filter(None, (matter, *meta))),
        word=word,
        tone="late" if late else tone,
        due_at=due_at,
        late=late,
        token=f"{order.id}.{order.outcome}",
    )


def _state(order: Order, ready: bool) -> tuple[str, str, str]:
    """The one state of an order, as the parts of the list have it, its tone, and how its matter stands."""
    word, tone = word_of(order.case)
    if not ready:
        return word, tone, ""
    return (_("已答复"), "done", word) if order.is_told else (_("等着答复"), "waiting", word)
