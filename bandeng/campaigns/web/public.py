"""Months for everybody: the list, a month, an activity, its calendar, its bulletin."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.campaigns import queries, rules
from bandeng.campaigns.models import Activity, Campaign
from bandeng.campaigns.web import calendars, results, words
from bandeng.figures.web.leading import sights
from bandeng.gatherings import queries as gatherings
from bandeng.gatherings.web import feeds
from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def all_of_them(request: HttpRequest) -> HttpResponse:
    """Every month, the latest first."""
    return render(request, "campaigns/all.html", {"months": queries.all_of_them(), "year": now().year})


@asks("public")
@require_safe
def campaign(request: HttpRequest, ref: str) -> HttpResponse:
    """A month: what it is for, who leads it, its activities, what was held."""
    one = found(ref)
    activities = queries.activities(one)
    done, own = results.of_month(one, activities, queries.done_by_activity(one), public=True)
    context = {
        "month": queries.shown(one),
        "activities": activities,
        "done": done,
        "figures": [*numbers(one, page=reverse("campaigns:campaign", args=[ref])), *own],
        "mine": at_desk(request),
        "year": now().year,
    }
    return render(request, "campaigns/campaign.html", context)


@asks("public")
@require_safe
def held(request: HttpRequest, ref: str) -> HttpResponse:
    """The sessions that were held for a month, the newest first."""
    one = found(ref)
    shown, older = queries.held_of_month(one, before=request.GET.get("before", "")[:80])
    context = {
        "month": queries.shown(one),
        "count": queries.held_count(one),
        "lines": lines(shown),
        "older": older,
        "year": now().year,
    }
    return render(request, "campaigns/held.html", context)


@asks("public")
@require_safe
def activity(request: HttpRequest, ref: str) -> HttpResponse:
    """An activity: who leads it, what was held and what is planned."""
    try:
        one = queries.activity(ref)
    except Activity.DoesNotExist:
        raise Http404(ref) from None
    shown, done = queries.shown_activity(one), queries.done_by_activity(one.campaign)[one.id]
    held = words.counted_so(one.by, words.done_in_public(one.by, done))
    context = {
        "month": queries.shown(one.campaign),
        "activity": shown,
        "kinds": [(kind, queries.kind_name(kind)) for kind in shown.kinds],
        "planned": lines(queries.of_activity(one, state=rules.PLANNED)),
        "held": lines(queries.of_activity(one, state=rules.HELD)),
        **results.of_activity(one.campaign, shown, held),
        "calls": list(sights(queries.calls_for(one)).values()),
        "by": dict(words.BY),
        "mine": at_desk(request),
        "year": now().year,
    }
    return render(request, "campaigns/activity.html", context)


@asks("public")
@require_safe
def calendar(request: HttpRequest, ref: str) -> HttpResponse:
    """The sessions of a month counted by day, those of one day in full; of one street where one is chosen."""
    one = found(ref)
    street = request.GET.get("place", "")[:40]
    held = queries.of_month(one)
    streets = [(place.code, place.path, place.name) for place in places.living("street")]
    path = next((path for code, path, _name in streets if code == street), "")
    shown = [each for each in held if each.is_in(path)]
    days, here = [each.day for each in shown], reverse("campaigns:calendar", args=[ref])
    today = now().astimezone(SHANGHAI).date()
    turned = calendars.turned(request.GET.get("day", "")[:10], days, today=today)
    context = {
        "month": queries.shown(one),
        "weeks": calendars.weeks(one.begins_on, one.ends_on, days),
        "turned": turned,
        "lines": lines([each for each in shown if each.day == turned.day]),
        "streets": [(name, f"{here}?place={code}", code == street) for code, _path, name in streets],
        "street": next((name for code, _path, name in streets if code == street), ""),
        "here": here,
        "feed": f"{reverse('campaigns:feed', args=[ref])}?place={street if path else ''}",
        "day_at": f"{here}?place={street if path else ''}&day=",
        "year": now().year,
    }
    return render(request, "campaigns/calendar.html", context)


@asks("public")
@require_safe
def feed(request: HttpRequest, ref: str) -> HttpResponse:
    """The sessions of a month as a calendar to subscribe to; of one street where one is chosen."""
    one = found(ref)
    street = request.GET.get("place", "")[:40]
    path = next((place.path for place in places.living("street") if place.code == street), one.place)
    refs = [f"{rules.ACTIVITY}{each.ref}" for each in queries.activities(one)]
    return feeds.answer(request, queries.title_of(one), gatherings.serving_any(refs, place=path))


@asks("public")
@require_safe
def bulletin(request: HttpRequest, ref: str) -> HttpResponse:
    """Pictures of the month's sessions, which everybody in them agreed to, with their captions."""
    one = found(ref)
    context = {"month": queries.shown(one), "frames": queries.frames_of(one), "year": now().year}
    return render(request, "campaigns/bulletin.html", context)


def found(ref: str) -> Campaign:
    """The month, or 404."""
    try:
        return queries.campaign(ref)
    except Campaign.DoesNotExist:
        raise Http404(ref) from None


def numbers(one: Campaign, *, page: str) -> list[dict[str, object]]:
    """What this month has and what was held for it, each with its records. ``page``: of its activities.

    Figures ask by place and period, where another month may lie too: this month's own are counted here.
    """
    held = queries.held_count(one)
    return [
        {"value": len(queries.activities(one)), "text": _("项活动"), "href": f"{page}#activities"},
        {"value": held, "text": _("办过的场次"), "href": reverse("campaigns:held", args=[one.id])},
    ]


def lines(held: list[queries.Held]) -> list[calendars.Line]:
    """Occasions as lines of a page."""
    today = now().astimezone(SHANGHAI).date()
    titles = gatherings.titles(each.ref for each in held if each.what == rules.SESSIONS)
    return [
        calendars.Line(
            title=_called(each, titles),
            who=_("、").join(each.units),
            where=each.where,
            at=each.begins_at.astimezone(SHANGHAI),
            day=each.day,
            held=each.state == rules.HELD,
            over=each.state == rules.PLANNED and each.day < today,
            dated=each.what != rules.SESSIONS,
            href=calendars.address_of(each),
        )
        for each in held
    ]


def _called(one: queries.Held, titles: dict[str, str]) -> str:
    """Its kind, and its title where that says more."""
    if one.what != rules.SESSIONS:
        return str(_by(one.what))
    kind, title = queries.kind_name(one.kind), titles.get(one.ref, "")
    return f"{kind} · {title}" if title and title != kind else kind


def _by(what: str) -> object:
    return dict(words.BY).get(what, what)


def at_desk(request: HttpRequest) -> bool:
    """Whether whoever looks is in a post, so that the page leads on to the desk."""
    return request.user.is_authenticated and bool(posts.seats_of(str(request.user.pk), at=now()))
