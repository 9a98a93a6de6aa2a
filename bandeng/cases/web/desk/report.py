"""Filing for whoever called, came by or wrote: paste or type, look over, file."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.cases import actions
from bandeng.cases.actions.sourcing import backfill_late
from bandeng.cases.projections.intake import number_of
from bandeng.cases.queries import sentence, sight
from bandeng.cases.queries.codes import code_of, spaced
from bandeng.cases.queries.nearby import Told
from bandeng.cases.queries.voices import voice_code
from bandeng.cases.web import texting
from bandeng.cases.web.desk import filing, pasted
from bandeng.cases.web.desk.filing import Filing
from bandeng.cases.web.desk.finding import case_at
from bandeng.cases.web.desk.near import Near, near
from bandeng.cases.web.desk.steps.fields import Typed, signed, typed
from bandeng.cases.web.desk.words import CHANNELS
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.ledger.trays import tray
from bandeng.notices import actions as notices
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook import classify
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The form as it is shown: what is in it, what is wrong with it, what else should be looked at."""

    filing: Filing
    command: str
    kept: tuple[str, ...] = ()
    issues: dict[str, str] | None = None
    near: tuple[Near, ...] = ()
    filled: bool = False
    lacks_day: bool = False


@asks("cases.file")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form; ``do=paste`` fills it from a message, ``do=file`` files what is in it."""
    who = _filer(request)
    if request.method != "POST":
        return _shown(request, who, Sheet(filing=Filing(channel="phone"), command=new_id(who.at)))
    command = Typed(post=request.POST).command or new_id(who.at)
    if first := ledger.said(command, person=who.person):
        return _filed(who, first)
    what = filing.read(request.POST)
    if request.POST.get("do") == "paste":
        message = request.POST.get("message", "")
        blank = Filing() if what.channel == "phone" and not what.words else what
        what = filing.filled(blank, message, filing.places_of(who), at=who.at)
        lacks_day = pasted.parse(message, at=who.at).lacks_day
        return _shown(request, who, Sheet(filing=what, command=command, filled=True, lacks_day=lacks_day))
    return _file(request, who, what, command)


def _filer(request: HttpRequest) -> Sitting:
    """Who files. Raises NotYours for posts that file nowhere."""
    who = sitting(request)
    reach = posts.places_where(who.person, "cases.file", at=who.at)
    if not reach.places:
        raise NotYours(_("您的岗位(%(posts)s)不登记来电来访,请交给社区或街道登记。") % {"posts": who.roles})
    return who


def _file(request: HttpRequest, who: Sitting, what: Filing, command: str) -> HttpResponse:
    sent, issues = Typed(post=request.POST), filing.issues_of(what)
    try:
        sent = typed(request)
    except BadInput as wrong:
        issues |= wrong.issues
    kept = tuple(signed(digest, who.person) for digest in sent.pictures)
    issues |= filing.told_issues(what, at=who.at)
    issues |= {} if "place" in issues else filing.place_issues(what, who)
    if issues:
        return _shown(request, who, Sheet(filing=what, command=command, kept=kept, issues=issues))
    if request.POST.get("join"):
        return _join(request, who, what, sent, command)
    found = () if request.POST.get("anyway") else similar(what, who)
    if found:
        return _shown(request, who, Sheet(filing=what, command=command, kept=kept, near=found))
    posts.hand(who.person, "cases.file", filing.where(what), at=who.at)  # refused before anything is written
    with transaction.atomic(savepoint=False), tray():
        told = filing.report_of(what, sent.pictures, at=who.at)
        fact = actions.file(report=told, by=who.person, at=who.at, command=command)
        backfill_late(raised=fact, told_at=filing.told(what, at=who.at), by=who.person, at=who.at)
        _note_texts(who, what, told, fact)
    return _filed(who, fact)


def _note_texts(who: Sitting, what: Filing, told: actions.Report, fact: Fact) -> None:
    """Her yes to short messages, unless this number was given too often today: then the code has to do."""
    if what.wants_texts and not texting.asked_too_often(what.phone, at=who.at):
        notices.note(person=told.reporter, ways=texting.WANTED, by=who.person, place=fact.place, at=who.at)


def _join(request: HttpRequest, who: Sitting, what: Filing, sent: Typed, command: str) -> HttpResponse:
    """Add the caller to the matter whose button was pressed."""
    case = case_at(request.POST.get("join", ""), who)
    with transaction.atomic():
        told = filing.report_of(what, sent.pictures, at=who.at)
        then = filing.told(what, at=who.at)
        fact = actions.join_caller(
            case=case, report=told, by=who.person, at=who.at, command=command, told_at=then
        )
        _note_texts(who, what, told, fact)
    return _filed(who, fact)


def similar(what: Filing, who: Sitting) -> tuple[Near, ...]:
    """Open matters that may be the same one."""
    proposed = next(iter(classify.propose(what.words)), None)
    pin = (float(what.lon), float(what.lat)) if what.lon and what.lat else None
    community = filing.where(what).split("/")[2]
    told = Told(condition=proposed.condition.key if proposed else "", words=what.words)
    return near(who, pin=pin, community=community, told=told)


def _filed(who: Sitting, fact: Fact) -> HttpResponse:
    if fact.name == "cases.caller_joined":
        return redirect("cases:desk-joined", height=fact.id)
    return redirect("cases:desk-filed", number=number_of(fact))  # where it is asked whether she may see it


def _shown(request: HttpRequest, who: Sitting, sheet: Sheet) -> HttpResponse:
    pasted_now = "" if sheet.filled else request.POST.get("message", "")  # not filled in yet: it stays
    danger = classify.danger(sheet.filing.words)
    context = {
        "sheet": sheet,
        "message": pasted_now,
        "places": [("", _("请选一个社区或网格")), *filing.places_of(who)],
        "channels": filing.chosen(CHANNELS),
        "danger": danger,
        "texts_offered": texting.are_offered(),
        "top": who.held[0].place.rstrip("/").rpartition("/")[2],
        "sitting": who,
    }
    return render(request, "cases/desk/report.html", context, status=422 if sheet.issues else 200)


@asks("cases.file")
@never_cache
@require_safe
def filed(request: HttpRequest, number: str) -> HttpResponse:
    """The number and the code to tell whoever called; only for the person who filed it."""
    who = sitting(request)
    case = case_at(number, who)
    if ledger.timeline(case.stream)[0].person != who.person:
        raise Http404(number)
    context = {
        "number": number,
        "address": whole_address(request, reverse("cases:case", args=[number])),
        "code": spaced(code_of(case.stream)),
        "title": sentence.title(case),
        "standing": sentence.standing(case, at=who.at),
        "sitting": who,
    }
    return render(request, "cases/desk/filed.html", context)


@asks("cases.file")
@never_cache
@require_safe
def joined(request: HttpRequest, height: int) -> HttpResponse:
    """The number and the caller's own code to tell her; only for the person who joined her."""
    who = sitting(request)
    fact = ledger.fact_at(height)
    if fact is None or fact.name != "cases.caller_joined" or fact.person != who.person:
        raise Http404(str(height))
    case = sight.about(height)
    assert case is not None
    context = {
        "number": case.number,
        "address": whole_address(request, reverse("cases:case", args=[case.number])),
        "code": spaced(voice_code(case, fact.body["follower"])),
        "title": sentence.title(case),
        "standing": sentence.standing(case, at=who.at),
        "sitting": who,
    }
    return render(request, "cases/desk/joined.html", context)
