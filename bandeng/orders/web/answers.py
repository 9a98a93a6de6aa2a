"""One order and its answer; answers as a file in the sender's form; that they went out."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bandeng.cases.queries import sentence
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.orders import actions, queries, replies
from bandeng.orders.models import Order
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.ui.web.asks import asks
from bandeng.ui.web.tables import KINDS, table


@asks("orders.see")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, order: str) -> HttpResponse:
    """The order with the answer made of facts; a POST shows it with name and telephone, and logs the look."""
    who = sitting(request)
    one = _order(who, order)
    sender = queries.sender(one.sender)
    ready = bool(queries.ready_of([one]))
    may_contact = sender.is_personal and _may_contact(who, one)
    personal = request.method == "POST" and ready
    if personal:
        _look(who, one, may_contact)
    context = {
        "order": one,
        "sender": spoken(sender),
        "title": sentence.title(one.case),
        "standing": sentence.standing(one.case, at=who.at),
        "ready": ready,
        "is_told": one.is_told,
        "story": queries.story(one),
        **_said(who, one, ready=ready, personal=personal),
        **_may(who, one),
        "may_contact": may_contact and not personal,
        "command": new_id(who.at),
        "sitting": who,
    }
    return render(request, "orders/order.html", context)


def _order(who: Sitting, ref: str) -> Order:
    try:
        return queries.order_for(who.person, ref, at=who.at)
    except Order.DoesNotExist:
        raise Http404(ref) from None


def _said(who: Sitting, order: Order, *, ready: bool, personal: bool) -> dict[str, object]:
    """The answer as it reads now, the last that went out, and whether they differ without a new result."""
    last = vault.read([order.text]).get(order.text, "")
    reply = replies.of(order, at=who.at, personal=personal) if ready and order.outcome else None
    news = order.is_told and not personal and reply is not None and last not in ("", reply.text)
    return {"reply": reply, "last": last, "news": news}


def _may(who: Sitting, order: Order) -> dict[str, bool]:
    """Whether she may note its answer, and take back that it was noted."""
    place = order.case.place
    return {
        f"may_{act}": posts.permit(who.person, f"orders.{act}", place, at=who.at).yes
        for act in ("answer", "unanswer")
    }


def _may_contact(who: Sitting, order: Order) -> bool:
    case = order.case
    return posts.permit(who.person, "cases.contact", case.place, at=who.at, unit=case.unit).yes


def _look(who: Sitting, order: Order, may: bool = True) -> None:
    """Log that name and telephone are shown. Raises NotYours."""
    if not may:
        raise NotYours(_("这里不能看反映人的称呼和电话。"))
    people.look(person=who.person, about=order.case.reporter, what=_("姓名和电话,写进工单的答复"), at=who.at)


@asks("orders.answer")
@require_POST
def answers(request: HttpRequest) -> HttpResponseBase:
    """The answers of one sender as a file in its form; whose name and telephone stand in it is logged."""
    who = sitting(request)
    sender = queries.sender(request.POST.get("sender", ""))
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        raise BadInput(_("请选 CSV 或 Excel"))
    orders = [order for order in _to_hand_out(request, who) if order.sender == sender.code]
    within = posts.places_where(who.person, "cases.contact", at=who.at).places if sender.is_personal else ()
    personal = [order.id for order in orders if within and order.case.place.startswith(within)]
    for each in orders:
        if each.id in personal:
            _look(who, each)
    found = replies.many(orders, personal=personal)
    heads = [column.head for column in sender.answer]
    rows = [[value for _head, value in reply.cells] for reply in found]
    return table(f"answers-{sender.code}-{timezone.localtime(who.at):%Y%m%d}", kind, heads, rows)


@asks("orders.answer")
@require_POST
def answered(request: HttpRequest) -> HttpResponse:
    """These answers went out; what changed since they were shown is left and said so."""
    who, done, left = sitting(request), 0, 0
    command = request.POST.get("command", "")[:30]
    if not request.POST.getlist("chosen"):
        return redirect(_list(sender=request.POST.get("sender", ""), unticked=1))
    found = _chosen(request, who)
    for number, (order, outcome) in enumerate(found):
        once = f"{command}.{number}" if command else ""
        try:
            actions.answer(order=order, outcome=outcome, by=who.person, at=who.at, command=once)
            done += 1
        except (NotNow, Stale):
            if len(found) == 1:
                raise
            left += 1
    if request.POST.get("back") == "order" and len(found) == 1:
        return redirect("orders:order", order=found[0][0].id)
    return redirect(_list(sender=found[0][0].sender, done=done, left=left, noted=command))


@asks("orders.unanswer")
@require_POST
def unanswered(request: HttpRequest) -> HttpResponse:
    """That these answers went out was a mistake: of one order, or all that were noted with one submission."""
    who, noted = sitting(request), request.POST.get("noted", "")[:30]
    if noted:
        found = list(queries.noted_with(who.person, noted, at=who.at))
    else:
        found = [_order(who, request.POST.get("order", "")[:40])]
    command = request.POST.get("command", "")[:30]
    for number, order in enumerate(found):
        once = f"{command}.{number}" if command else ""
        actions.unanswer(order=order, by=who.person, at=who.at, command=once)
    if not noted:
        return redirect("orders:order", order=found[0].id)
    sender = found[0].sender if found else request.POST.get("sender", "")
    return redirect(_list(sender=sender, back=len(found)))


def _to_hand_out(request: HttpRequest, who: Sitting) -> list[Order]:
    """Of those chosen, those that can be answered still: what is looked at again has no result to tell.

    Raises BadInput where none is left.
    """
    found = [order for order, _outcome in _chosen(request, who)]
    ready = queries.ready_of(found)
    if not ready:
        raise BadInput(_("没有可以答复的工单,请回到列表再选一次"))
    return [order for order in found if order.id in ready]


def _list(**asked: str | int) -> str:
    """The address of the list of one sender, with what has just been done."""
    return f"{reverse('orders:index')}?{urlencode({name: said for name, said in asked.items() if said})}"


def _chosen(request: HttpRequest, who: Sitting) -> list[tuple[Order, int]]:
    """Those that were ticked, or all that were shown. Raises BadInput where there are none."""
    wanted = request.POST.getlist("chosen") or request.POST.getlist("shown")
    found = queries.chosen(who.person, wanted[:200], at=who.at, act="orders.answer")
    if not found:
        raise BadInput(_("没有可以答复的工单,请回到列表再选一次"))
    return found
