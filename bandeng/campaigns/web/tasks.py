"""A task at the desk, by place: whoever is missing is reminded, and one sent by mistake is withdrawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bandeng.campaigns import actions, queries, rules
from bandeng.campaigns.models import Task
from bandeng.campaigns.web import reading, words
from bandeng.campaigns.web.desk import is_over, sees, shared
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.web.asks import asks


@asks("campaigns.see")
@require_safe
def task(request: HttpRequest, ref: str) -> HttpResponse:
    """A task by place: what has happened where, what is planned, what is missing."""
    return _task(request, sees(request), _found_task(ref), None)


def _task(request: HttpRequest, who: Sitting, one: Task, no: NotNow | BadInput | None) -> HttpResponse:
    state = request.GET.get("state", "")
    chosen, may_remind = state if state in words.PARTS else "", who.may("campaigns.remind")
    if not queries.seen_by(who.person, one, at=who.at).exists():
        raise Http404(one.id)
    shown = queries.tasks_of([one.activity_id], at=who.at)
    context = {
        "month": queries.shown(one.activity.campaign),
        "activity": queries.shown_activity(one.activity),
        "over": is_over(who, one.activity.campaign),
        "task": next(each for each in shown if each.ref == one.id),
        "grounds": queries.by_place(who.person, one, at=who.at, state=chosen),
        "state": chosen,
        "mine": queries.units_of_hers(who.held, one),
        "to_remind": may_remind and queries.to_remind(who.person, one, at=who.at),
        "reminded": may_remind and queries.last_reminded(who.person, one, at=who.at),
        "just": "reminded" in request.GET,
        "sentence": str(no) if isinstance(no, NotNow) else "",
        "may_recall": _may_recall(who, one),
        "audience": queries.audience_name(one.audience),
        **shared(request, who, no if isinstance(no, BadInput) else None),
    }
    status = no.status if isinstance(no, BadInput) else 409 if no else 200
    return render(request, "campaigns/desk/task.html", context, status=status)


def _may_recall(who: Sitting, one: Task) -> bool:
    """Whether it stands, in a month that does, and she leads it."""
    activity = one.activity
    stands = one.state == rules.OPEN and rules.LIFE.can(activity.campaign.state, "task")
    leads = queries.leads(who.person, activity.campaign, activity, at=who.at)
    return stands and leads and who.may("campaigns.recall")


def _found_task(ref: str) -> Task:
    try:
        return queries.task(ref)
    except Task.DoesNotExist:
        raise Http404(ref) from None


@asks("campaigns.remind")
@require_POST
def reminder(request: HttpRequest, ref: str) -> HttpResponse:
    """One click: whoever is still missing is reminded."""
    who = sees(request)
    one = _found_task(ref)
    units, command = request.POST.getlist("unit"), reading.command_of(request)
    try:
        actions.remind(task=one, units=units, by=who.person, at=who.at, command=command)
    except NotNow as no:
        return _task(request, who, one, no)
    return redirect(f"{reverse('campaigns:desk-task', args=[ref])}?reminded=1")


@asks("campaigns.recall")
@require_POST
def recall(request: HttpRequest, ref: str) -> HttpResponse:
    """Withdraw it."""
    who = sees(request)
    one, why, command = _found_task(ref), request.POST.get("why", ""), reading.command_of(request)
    try:
        actions.recall(task=one, why=why, by=who.person, at=who.at, command=command)
    except (BadInput, NotNow) as no:
        return _task(request, who, one, no)
    return redirect("campaigns:desk-task", ref=ref)
