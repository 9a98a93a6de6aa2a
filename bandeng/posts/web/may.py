"""Why a person may or may not act: the answer of the charter, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.people import queries as people
from bandeng.people.models import Person
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.rules.acts import ACTS
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Told:
    """The answer: yes or no, about whom, where, why, and who may instead."""

    yes: bool
    name: str
    place: str
    act: str
    reason: str
    who: tuple[str, ...]


@asks("posts.see")
@require_safe
def may(request: HttpRequest) -> HttpResponse:
    """``?person=&act=&place=&unit=``: may she, and why (not). Without a person: the one who asks."""
    who = sitting(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("person", "act", "place", "unit")}
    told, issues = _told(who, asked) if asked["act"] else (None, {})
    context = {
        "asked": asked,
        "acts": [(act, queries.act_name(act)) for act in ACTS],
        "told": told,
        "issues": issues,
        "sitting": who,
    }
    return render(request, "posts/may.html", context, status=422 if issues else 200)


def _told(who: Sitting, asked: dict[str, str]) -> tuple[Told | None, dict[str, str]]:
    issues: dict[str, str] = {}
    person = _person(who, asked["person"], issues)
    place = _place(person or who.person, asked["place"], issues, at=who.at)
    if asked["act"] not in ACTS:
        issues["act"] = _("没有这种权责")
    if person is None or place is None or issues:
        return None, issues
    answer = queries.permit(person, asked["act"], place.path, at=who.at, unit=asked["unit"])
    told = Told(
        yes=answer.yes,
        name=people.name(person),
        place=places.label(place.path),
        act=queries.act_name(asked["act"]),
        reason=answer.reason,
        who=queries.reachable(answer.who),
    )
    return told, issues


def _person(who: Sitting, ref: str, issues: dict[str, str]) -> str | None:
    try:
        return people.person(ref).id if ref else who.person
    except Person.DoesNotExist:
        issues["person"] = _("没有这个用户名")
        return None


def _place(person: str, ref: str, issues: dict[str, str], *, at: datetime) -> Place | None:
    """By code, by name, or where the post of the person asked about is."""
    if not ref:
        held = queries.holdings(person, at=at)
        return places.by_path(held[0].place) if held else places.district()
    named = places.called(ref).first()
    if named:
        return named
    try:
        return places.place(ref)
    except Place.DoesNotExist:
        issues["place"] = _("没有这个地方,请写社区名或编码")
        return None
