"""Months at the desk: what waits for me, a month as its leads see it, an activity."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Activity, Campaign
from bandeng.campaigns.web import changes, ending, planning, public, reading, results, words
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting, sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.asks import asks


@asks("campaigns.see")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What my units are to do, and the months there are."""
    who = sees(request)
    context = {
        "waiting": queries.waiting(who.held, at=who.at, done=True),
        "months": queries.all_of_them(withdrawn=True),
        "month_states": words.MONTHS,
        "plans": book().months.plans,
        **shared(request, who, None),
    }
    return render(request, "campaigns/desk/overview.html", context)


@asks("campaigns.open")
@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """The one screen on which a month is opened, filled from a pattern where one is chosen."""
    who = sees(request)
    return _form(request, who, request.GET.get("pattern", ""), None)


@asks("campaigns.open")
@require_POST
def opening(request: HttpRequest) -> HttpResponse:
    """Open it."""
    who = sees(request)
    try:
        what = reading.month(request)
        fact = actions.open_(what=what, by=who.person, at=who.at, command=reading.command_of(request))
    except (BadInput, NotYours) as no:
        return _form(request, who, request.POST.get("pattern", ""), _at_lead(who, no))
    return redirect("campaigns:desk-campaign", ref=fact.stream.partition(":")[2])


def _at_lead(who: Sitting, no: BadInput | NotYours) -> BadInput:
    """What is wrong, at its field also for a unit she does not lead. Raises NotYours where she leads none."""
    if isinstance(no, BadInput):
        return no
    if not queries.leading(who.person, at=who.at):
        raise no
    said = _("这个单位开活动月不由您来办,请选列出的单位")
    return BadInput(_("还没有开始,请改一下再交"), {"lead": said})


def _form(request: HttpRequest, who: Sitting, pattern: str, wrong: BadInput | None) -> HttpResponse:
    context = {
        "pattern": pattern if book().months.plan(pattern) else "",
        "filled": queries.filled(pattern, today=who.at.astimezone(SHANGHAI).date()),
        "departments": queries.departments(),
        "leading": queries.leading(who.person, at=who.at),
        "mine": [holding.unit for holding in who.held],
        **shared(request, who, wrong),
    }
    return render(request, "campaigns/desk/new.html", context, status=422 if wrong else 200)


@asks("campaigns.see")
@require_safe
def campaign(request: HttpRequest, ref: str) -> HttpResponse:
    """A month at the desk."""
    return _campaign(request, sees(request), public.found(ref), None)


def _campaign(request: HttpRequest, who: Sitting, one: Campaign, wrong: BadInput | None) -> HttpResponse:
    month, activities = queries.shown(one), queries.activities(one)
    done = queries.done_by_activity(one)
    said, own = results.of_month(one, activities, done, public=False)
    tasks = queries.tasks_of([each.ref for each in activities], at=who.at)
    context = {
        "month": month,
        "drawn": changes.notice_mark(one),
        "activities": activities,
        "tasks": {each.ref: [task for task in tasks if task.activity == each.ref] for each in activities},
        "done": said,
        "planned": {ref: each.planned for ref, each in done.items()},
        "figures": [*public.numbers(one, page=reverse("campaigns:desk-campaign", args=[one.id])), *own],
        "leads": queries.leads(who.person, one, None, at=who.at) and who.may("campaigns.add"),
        "departments": queries.departments(),
        "kinds": queries.kinds(),
        "by": words.BY,
        **ending.shown(who, one),
        **shared(request, who, wrong),
    }
    return render(request, "campaigns/desk/campaign.html", context, status=wrong.status if wrong else 200)


@asks("campaigns.see")
@require_safe
def activity(request: HttpRequest, ref: str) -> HttpResponse:
    """An activity at the desk: its tasks, and how it is amended."""
    return _activity(request, sees(request), _found_activity(ref), None)


def _found_activity(ref: str) -> Activity:
    try:
        return queries.activity(ref)
    except Activity.DoesNotExist:
        raise Http404(ref) from None


def _activity(request: HttpRequest, who: Sitting, one: Activity, wrong: BadInput | None) -> HttpResponse:
    shown, month = queries.shown_activity(one), queries.shown(one.campaign)
    done = words.done_words(one.by, queries.done_by_activity(one.campaign)[one.id])
    context = {
        "month": month,
        "activity": shown,
        "over": is_over(who, one.campaign),
        "drawn": changes.activity_mark(one),
        "tasks": queries.tasks_of([one.id], at=who.at),
        "planned_tasks": queries.planned_tasks(one, today=who.at.astimezone(SHANGHAI).date()),
        "held": public.lines(queries.of_activity(one, state=rules.HELD, most=20)),
        "planned": public.lines(queries.of_activity(one, state=rules.PLANNED, most=20)),
        **results.of_activity(one.campaign, shown, done),
        "leads": _may_change(who, one),
        "may_drop": _may_drop(who, one),
        **_offered_tasks(one),
        "departments": queries.departments(),
        "co": queries.codes(one.co),
        "kinds": queries.kinds(),
        "by": words.BY,
        **shared(request, who, wrong),
    }
    return render(request, "campaigns/desk/activity.html", context, status=wrong.status if wrong else 200)


def _offered_tasks(one: Activity) -> dict[str, object]:
    """What the form of a task lets one choose."""
    kinds = queries.kinds_for(one)
    return {
        "audiences": [(each.code, spoken(each)) for each in book().months.audiences],
        "wanted": words.WANTED,
        "kinds_for": kinds,
        "own_speakers": queries.of_own_speakers(code for code, _name in kinds),
        "who_speaks": words.WHO_SPEAKS,
    }


def _may_change(who: Sitting, one: Activity) -> bool:
    """Whether she leads it, and its month was neither closed nor withdrawn."""
    is_open = one.state == rules.OPEN and rules.LIFE.can(one.campaign.state, "task")
    return is_open and queries.leads(who.person, one.campaign, one, at=who.at) and who.may("campaigns.task")


def _may_drop(who: Sitting, one: Activity) -> bool:
    """Whether she leads the month, and nothing serves the activity."""
    of_hers = queries.leads(who.person, one.campaign, None, at=who.at) and who.may("campaigns.drop")
    return of_hers and _may_change(who, one) and not queries.is_served(one)


def is_over(who: Sitting, month: Campaign) -> bool:
    """Whether the days of the month have passed, or it was closed or withdrawn."""
    return month.state != rules.OPEN or month.ends_on <= who.at.astimezone(SHANGHAI).date()


OfMonth = Callable[[Sitting, Campaign, HttpRequest], Fact]
OfActivity = Callable[[Sitting, Activity, HttpRequest], Fact]


def changing_month(act: str, change: OfMonth) -> Callable[..., HttpResponse]:
    """The view of one change to a month: acts, or shows the page with what is wrong."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who, one = sees(request), public.found(ref)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _campaign(request, who, one, wrong)
        return redirect("campaigns:desk-campaign", ref=ref)

    return view


def changing_activity(act: str, change: OfActivity) -> Callable[..., HttpResponse]:
    """The same for an activity."""

    @asks(act)
    @require_POST
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        who, one = sees(request), _found_activity(ref)
        try:
            change(who, one, request)
        except BadInput as wrong:
            return _activity(request, who, one, wrong)
        return redirect("campaigns:desk-activity", ref=ref)

    return view


def sees(request: HttpRequest) -> Sitting:
    """Who sits at the desk; the action asks whether she may."""
    return sitting(request)


def shared(request: HttpRequest, who: Sitting, wrong: BadInput | None) -> dict[str, object]:
    """What every page here has."""
    return {
        "plan": planning.doors,
        "said_kinds": words.kinds_words,
        "states": words.PARTS,
        "late": words.LATE,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": lambda: new_id(who.at),
        "sitting": who,
        "year": who.at.year,
    }
