"""Sessions at the desk: the list, a new one, one of the past, and everything about one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.gatherings import actions, queries
from bandeng.gatherings.models import Session
from bandeng.gatherings.web import changes, reading
from bandeng.gatherings.web.proposing import proposed
from bandeng.gatherings.web.reading import command_of
from bandeng.gatherings.web.serving import purposes
from bandeng.gatherings.web.showing import audience_of, choices_for, desk_page, examined_chooser
from bandeng.gatherings.web.words import state_of
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.spreadsheets import Sent
from bandeng.ui.web.asks import asks
from bandeng.ui.web.choosing import is_searching


@asks("gatherings.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is over and not spoken of, what is coming, what was."""
    who = sees(request)
    found = queries.of_desk(who.person, at=who.at, before=request.GET.get("before", ""))
    kinds = {kind.code: spoken(kind) for kind in book().gatherings.kinds}
    context = {"found": found, "kinds": kinds, "state_of": state_of, "sitting": who}
    context["may_plan"] = who.may("gatherings.plan")
    return render(request, "gatherings/desk/overview.html", context)


@asks("gatherings.plan")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new session; first the kind is chosen."""
    return _form(request, sees(request), None, past=False)


@asks("gatherings.record")
@require_safe
def past(request: HttpRequest) -> HttpResponse:
    """The form of a session of the past (补录)."""
    return _form(request, sees(request), None, past=True)


@asks("gatherings.plan")
@require_POST
def addition(request: HttpRequest) -> HttpResponse:
    """Plan it."""
    who = sees(request)
    if is_searching(request):
        return _form(request, who, None, past=False)
    try:
        what = reading.planning(request)
        fact = actions.plan(what=what, by=who.person, at=who.at, command=command_of(request))
    except BadInput as wrong:
        return _form(request, who, wrong, past=False)
    return _saved(fact)


@asks("gatherings.record")
@require_POST
def recording(request: HttpRequest) -> HttpResponse:
    """Enter it afterwards."""
    who = sees(request)
    if is_searching(request):
        return _form(request, who, None, past=True)
    try:
        what = reading.recording(request)
        fact = actions.record(what=what, by=who.person, at=who.at, command=command_of(request))
    except BadInput as wrong:
        return _form(request, who, wrong, past=True)
    return _saved(fact)


def _saved(fact: Fact) -> HttpResponse:
    """To the page of the session, which lets the browser forget what was typed."""
    ref = fact.stream.partition(":")[2]
    return redirect(f"{reverse('gatherings:desk-session', args=[ref])}?saved=1")


def _form(request: HttpRequest, who: Sitting, wrong: BadInput | None, *, past: bool) -> HttpResponse:
    asked = request.POST or request.GET
    kind = book().gatherings.kind(asked.get("kind", ""))
    context: dict[str, Any] = {
        "kind": kind,
        "kinds": [(each.code, spoken(each), audience_of(each)) for each in book().gatherings.kinds],
        "past": past,
        "spoken": spoken,
        "issues": reading.at_fields(wrong),
        "typed": asked,
        **_for(request, who, wrong, past=past),
        "command": new_id(who.at),
        "leads_to": reverse("gatherings:recording" if past else "gatherings:addition"),
        "sitting": who,
    }
    act = "gatherings.record" if past else "gatherings.plan"
    context |= choices_for(who, act, kind, request) if kind else {}
    template = "form" if kind else "kinds"
    return render(request, f"gatherings/desk/{template}.html", context, status=422 if wrong else 200)


def _for(request: HttpRequest, who: Sitting, wrong: BadInput | None, *, past: bool) -> dict[str, Any]:
    """What the session is for, the day that is proposed, and where else it may be entered."""
    serves = (request.POST or request.GET).getlist("serves")[: reading.SERVES]
    within = dict.fromkeys(span for span in queries.spans(serves).values() if not span.is_gone)
    doubted = wrong is not None and "begins_at" in wrong.issues
    return {
        "served": purposes(serves),
        "within": within,
        "local": proposed(who.at, past=past, within=within),
        "instead": reading.instead(request)
        if doubted and reading.is_over(request, who.at, past=past)
        else "",
        "apart": reading.apart(request, past=past) if doubted and reading.is_outside(request) else "",
        "alike": reading.alike(request) if wrong is not None and "another" in wrong.issues else None,
    }


@asks("gatherings.see")
@require_safe
def session(request: HttpRequest, ref: str) -> HttpResponse:
    """One session: its plan, who signed up, who came, what can be done now.

    The whole of a festival that her session is a part of, and a part of hers, she reads as everybody does.
    """
    who = sees(request)
    try:
        this = found(who, ref)
    except Http404:
        if queries.is_beside_hers(who.person, ref, at=who.at):
            return redirect("gatherings:session", ref=ref)
        raise
    return one(request, who, this, None)


ON_LIST = {"beyond": "list_beyond"}  # three forms of the page ask it; each beside its own field
Change = Callable[[Sitting, Session, HttpRequest], Fact]


def changing(act: str, change: Change, *, to: str = "") -> Callable[..., HttpResponse]:
    """The view of one change: acts, or shows what is wrong. ``to``: the part of the page one goes back to."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who = sees(request)
        this = found(who, ref)
        if is_searching(request):
            return one(request, who, this, None)
        try:
            change(who, this, request)
        except BadInput as wrong:
            return one(request, who, this, wrong)
        return redirect(f"{reverse('gatherings:desk-session', args=[ref])}{_part(request)}{to}")

    return view


def _part(request: HttpRequest) -> str:
    """Back to that part of the list of who came from which it was pressed."""
    return f"?{urlencode({'before': before})}" if (before := request.POST.get("before", "")[:60]) else ""


@asks("gatherings.attend")
@require_POST
def attendance_list(request: HttpRequest, ref: str) -> HttpResponse:
    """Take in an offline list; a page says what became of each row."""
    who = sees(request)
    this, file = found(who, ref), request.FILES.get("list")
    beyond = "beyond" in request.POST
    try:
        if file is None:
            raise BadInput(_("没有导入"), {"list": _("请先选一个表格文件")})
        table, command = Sent(file.read(), file.name), command_of(request)
        done = actions.take_list(
            session=this, file=table, beyond=beyond, by=who.person, at=who.at, command=command
        )
    except BadInput as wrong:
        issues = {ON_LIST.get(name, name): said for name, said in wrong.issues.items()} or {
            "list": str(wrong)
        }
        return one(request, who, this, BadInput(str(wrong), issues))
    context = {"session": this, "done": done, "command": lambda: new_id(who.at), "sitting": who}
    context["taken_in"] = queries.taken_in_by(this, who.person, at=who.at)
    return render(request, "gatherings/desk/imported.html", context)


def sees(request: HttpRequest) -> Sitting:
    """Whoever sits at the desk and sees sessions. Raises NotYours."""
    who = sitting(request)
    if not who.may("gatherings.see"):
        raise NotYours(_("场次由单位的书记、党小组长、党务干部和社区、街道的工作人员来办,您的岗位不办。"))
    return who


def found(who: Sitting, ref: str) -> Session:
    """The session she sees. Raises Http404."""
    try:
        return queries.session_for(who.person, ref, at=who.at)
    except Session.DoesNotExist:
        raise Http404(ref) from None


def one(request: HttpRequest, who: Sitting, this: Session, wrong: BadInput | None) -> HttpResponse:
    """The page of one session, with what is wrong."""
    if this.taken or this.waiting or this.arrived:
        persons = [this.id, *queries.persons_on(this)]
        people.look_at_all(person=who.person, about=persons, what=_("活动名单上的名字"), at=who.at)
    asked = request.POST or request.GET
    context = desk_page(who, this, before=asked.get("before", "")[:60]) | {
        "drawn": changes.moving_mark(this),
        "examined_chooser": examined_chooser(request, book().gatherings.kind(this.kind)),
        "issues": reading.at_fields(wrong),
        "sentence": str(wrong) if wrong else "",
        "typed": request.POST,
        "saved": "saved" in request.GET,
        "command": lambda: new_id(who.at),
        "sitting": who,
    }
    return render(request, "gatherings/desk/session.html", context, status=wrong.status if wrong else 200)
