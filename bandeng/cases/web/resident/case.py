"""The public page of a matter, why its deadline is what it is, and "me too"."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from bandeng.cases import actions, rules
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import families, looks, pictures, reasons, sentence, sight, urging
from bandeng.cases.queries.codes import spaced
from bandeng.cases.queries.timeline import timeline
from bandeng.cases.queries.voices import voice_code
from bandeng.cases.web.resident import floods, forms, judging, party, texts
from bandeng.cases.web.resident.once import led_to, once
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import NotNow
from bandeng.people import actions as people
from bandeng.people import phones
from bandeng.people.web import sections
from bandeng.places import queries as places
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks

READ = ["GET", "HEAD"]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The pictures of a matter by moment, those this reader may see."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def numbered(number: str) -> Case:
    """The matter of this number. Raises Http404."""
    found = sight.find(number)
    if found is None:
        raise Http404
    return found


def page(
    request: HttpRequest, case: Case, issues: dict[str, str] | None = None, status: int = 422, **more: object
) -> HttpResponse:
    """The page of the matter as this browser may see it; ``status`` is that of a page with issues."""
    at = now()
    voice = None if (way := party.way_of(request, case)) else party.voice_of(request, case)
    context: dict[str, Any] = {
        "case": case,
        "at": at,
        "way": way,
        "issues": issues or {},
        "title": sentence.title(case),
        "told": sentence.standing(case, at=at),
        "where": places.label(case.place),
        "entries": timeline(case, party.reader_of(request, case)),
        "shown": _shown(case, everything=bool(way)),
        "serving": sentence.serving(case, at=at),
        "typed": "",
        "added": "",
        "danger": forms.danger_of(case) if way and case.state in rules.OPEN_STATES else None,
        "receipt": forms.receipt(request, case),
        **_standing(case, way, voice),
        **more,
    }
    code = 200 if not issues else 429 if "flood" in issues else status
    return render(request, "cases/resident/case.html", context, status=code)


def _looks(case: Case, way: str, voice: Follower | None) -> list[looks.Looked] | None:
    """Who looked at how to reach whoever this browser speaks for; None where it is another's business."""
    if way:
        return looks.at_reporter(case)
    return looks.at_voice([voice.person, voice.helper], since=voice.since_at) if voice else None


def _standing(case: Case, way: str, voice: Follower | None) -> dict[str, object]:
    """What whoever this browser speaks for can do in the matter as it stands."""
    master = families.whole_of(case) if case.state == "merged" else None
    return {
        "is_open": case.state in rules.OPEN_STATES,
        "may_add": bool(families.going_on(case)),
        **judging.offered(case, way, voice, at=now()),
        "family": _family(case),
        "master": master,
        "follows": voice is not None,
        "looks": _looks(case, way, voice),
        "seen_as": sections.seen_as,
        "urge_from": _urge_from(case, way, voice),
        "command": new_id(now()),
        "texted": bool(way) and texts.are_wanted(case),
        "voice_code": spaced(voice_code(case, voice.person)) if voice else "",
    }


def _urge_from(case: Case, way: str, voice: Follower | None) -> datetime | None:
    """From when she who reads may ask for haste; None where she may not, or nobody has to act."""
    if way:
        return urging.from_moment(case, case.reporter)
    is_known = voice is not None and urging.may_follower_urge(voice)
    return urging.from_moment(case, voice.person) if voice and is_known else None


def _family(case: Case) -> list[tuple[str, str, sentence.Standing]]:
    """Of a divided matter its parts, of a part the whole: number, title, how it stands."""
    at = now()
    whole = families.whole_of(case) if case.state != "merged" else None
    found = families.of(case, families.PART) if case.state == "divided" else [whole] if whole else []
    told = sentence.standings(found, at=at)
    return [(each.number, sentence.title(each), how) for each, how in zip(found, told, strict=True)]


def _shown(case: Case, *, everything: bool) -> Shown:
    rows = pictures.of(case) if everything else pictures.public_of(case)
    seen = [(row.moment, row.digest) for row in rows]
    return Shown(
        before=tuple(digest for moment, digest in seen if moment == "before"),
        after=tuple(digest for moment, digest in seen if moment in {"after", "check"}),
    )


@asks("public")
@require_http_methods(READ)
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Who has it, since when, what is next and by when; the whole path; no personal data."""
    return page(request, numbered(number))


@asks("public")
@require_http_methods(READ)
def why(request: HttpRequest, number: str) -> HttpResponse:
    """Why each deadline is what it is, day by day."""
    found = numbered(number)
    context = {
        "case": found,
        "title": sentence.title(found),
        "reasons": reasons.in_public(found),
        "at": now(),
    }
    return render(request, "cases/resident/why.html", context)


@asks("public")
@require_http_methods(["POST"])
def urge(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for haste; whoever raised or follows the matter may, once half of its time is used."""
    found = numbered(number)
    if led_to(request):
        return redirect("cases:case", number=number)
    voice = party.voice_of(request, found)
    person = found.reporter if party.way_of(request, found) else voice.person if voice else ""
    if not person:
        raise Http404(number)
    try:
        once(
            request,
            found,
            lambda case, said: actions.urge_own(
                case=case, person=person, at=case.moment(now()), command=said
            ),
        )
    except NotNow as refused:
        return page(request, found, {"urge": str(refused)})
    return redirect("cases:case", number=number)


@asks("public")
@require_http_methods(["POST"])
def support(request: HttpRequest, number: str) -> HttpResponse:
    """ "Me too": follow this matter instead of raising another; a telephone may be left."""
    found, at = numbered(number), now()
    first = led_to(request)
    if first is not None and first.name == "cases.joined":
        request.session["follower"] = first.body["follower"]  # the answer that said so was lost
    if first is not None or party.way_of(request, found) or party.follows(request, found):
        return redirect("cases:case", number=number)
    if told := floods.too_many(request, "support", about=found.stream):
        return page(request, found, {"flood": told})
    phone = request.POST.get("phone", "").strip()
    if phone and not phones.is_number(phone):
        return page(request, found, {"phone": forms.not_a_number()})
    known = party.follower_of(request) or party.known_as(request, phone)

    def join(case: Case, said: str) -> None:
        follower = known or people.guest(phone=phone, at=at)
        actions.join(case=case, follower=follower, at=at, command=said)
        request.session["follower"] = follower

    try:
        once(request, found, join)
    except NotNow as refused:
        return page(request, found, {"support": str(refused)})
    return redirect("cases:case", number=number)
