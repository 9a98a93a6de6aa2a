"""Sessions by month, by street, one's own; and the same as feeds for other programs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.gatherings import actions, queries
from bandeng.gatherings.models import Session
from bandeng.gatherings.queries.listing import after
from bandeng.gatherings.web import feeds
from bandeng.gatherings.web.lists import place_of
from bandeng.gatherings.web.reading import command_of
from bandeng.gatherings.web.words import public_state, waits
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.people.models import Person
from bandeng.places import queries as places
from bandeng.ui.clock import now
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks

PURPOSE, BOUND = b"gatherings feed", "mine"


@asks("public")
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """The month of a place: ``?month=2022-07&place=410103012``."""
    place, at = place_of(request), now()
    first = _month(request.GET.get("month", ""), at)
    by_day = queries.of_month(place.path if place else "", first)
    code = place.code if place else ""
    context = {
        "place": place,
        "first": first,
        "days": [(day, by_day.get(day, [])) for day in _days(first)],
        "any": bool(by_day),
        "before": f"?month={first - timedelta(days=1):%Y-%m}&place={code}",
        "after": f"?month={after(first):%Y-%m}&place={code}",
        "streets": [(row.code, row.name) for row in places.living("street")],
        "today": at.astimezone(SHANGHAI).date(),
        "feed": f"{reverse('gatherings:feed')}?place={code}",
    }
    return render(request, "gatherings/month.html", context)


def _month(text: str, at: datetime) -> date:
    """The first day of the month that is asked for, or of this one. Raises BadInput."""
    if not text:
        return at.astimezone(SHANGHAI).date().replace(day=1)
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise BadInput(_("月份写成 2022-07 这样"), {"month": _("月份写成 2022-07 这样")}) from None


def _days(first: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((after(first) - first).days)]


@asks("signed")
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What she signed up for and what her units hold, with a feed that is only hers."""
    person, at = str(request.user.pk), now()
    token = vault.wrap(_address(person), purpose=PURPOSE, bound=BOUND)
    rows = queries.mine(person, at=at)
    context = {
        "coming": [row for row in rows if row.session.is_planned and row.session.ends_at > at],
        "past": [row for row in reversed(rows) if not row.session.is_planned or row.session.ends_at <= at],
        "state_of": _states_for(person),
        "feed": whole_address(request, reverse("gatherings:my-feed", args=[token])),
        "renewed": "renewed" in request.GET,
        "command": new_id(at),
        "at": at,
    }
    return render(request, "gatherings/mine.html", context)


def _states_for(person: str) -> Callable[[Session, datetime], tuple[str, str | Promise]]:
    """How a session stands for her: where she waits for a seat that is to come, her place."""
    queued = queries.places_in_queues(person)

    def state_of(session: Session, at: datetime) -> tuple[str, str | Promise]:
        if session.id in queued and session.is_planned and session.ends_at > at:
            return "waiting", waits(queued[session.id])
        return public_state(session, at)

    return state_of


def _address(person: str) -> str:
    """What the token of her calendar holds; the first address had no number yet."""
    number = queries.feed_number(person)
    return f"{person} {number}" if number else person


@asks("signed")
@require_POST
def renewal(request: HttpRequest) -> HttpResponse:
    """Give her calendar another address; the one she gave out opens nothing any more."""
    actions.renew_feed(person=str(request.user.pk), at=now(), command=command_of(request))
    return redirect(f"{reverse('gatherings:mine')}?renewed=1#feed")


@asks("public")
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The sessions of a place as a calendar to subscribe to."""
    place = place_of(request)
    name = _("%(place)s的活动") % {"place": place.name if place else _("全区")}
    return feeds.answer(request, name, queries.calendar_of(place.path if place else "", at=now()))


@asks("public")
@require_safe
def my_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Her own calendar, for whoever has its address; 404 where it is not ours, given up, or she is gone."""
    told = vault.unwrap(token, purpose=PURPOSE, bound=BOUND) or ""
    person = told.partition(" ")[0]
    try:
        if not person or people.person(person).is_erased or told != _address(person):
            raise Http404
    except Person.DoesNotExist:
        raise Http404 from None
    return feeds.answer(request, _("我的活动"), queries.mine(person, at=now()))


@asks("public")
@require_safe
def entry(request: HttpRequest, ref: str) -> HttpResponse:
    """One session, to be put into one's own calendar."""
    found = queries.listed(ref)
    if found is None:
        raise Http404(ref)
    return feeds.answer(request, found.called, [found])
