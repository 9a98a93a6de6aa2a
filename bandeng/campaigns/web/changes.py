"""What the forms of a month and of an activity do."""

from django.http import HttpRequest

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Campaign
from bandeng.campaigns.web import reading
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.ledger.web import drawn
from bandeng.posts.web.sitting import Sitting


def notice_mark(one: Campaign) -> str:
    """From what the form of the notice is drawn."""
    shown = queries.shown(one)
    papers = tuple(paper.digest for paper in shown.papers)
    return drawn.mark(
        one.document, one.notice, one.issuer, one.issued_on, shown.clauses, sorted((*shown.sheets, *papers))
    )


def activity_mark(one: Activity) -> str:
    """From what the form of an activity is drawn."""
    return drawn.mark(
        one.title, one.lead, one.co, one.kinds, one.by, one.clause, bool(one.pending), one.remark
    )


def days_mark(one: Campaign) -> str:
    """From what the form of the days is drawn."""
    return drawn.mark(one.begins_on, one.ends_on)


def move(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Move the days."""
    drawn.still(request, days_mark(one), by=who.person)
    what, command = reading.days(request), reading.command_of(request)
    return actions.move(campaign=one, what=what, by=who.person, at=who.at, command=command)


def close(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Close it."""
    return actions.close(campaign=one, by=who.person, at=who.at, command=reading.command_of(request))


def withdraw(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Withdraw it."""
    why, command = request.POST.get("off_why", ""), reading.command_of(request)
    try:
        return actions.withdraw(campaign=one, why=why, by=who.person, at=who.at, command=command)
    except BadInput as wrong:  # two forms of the page ask why
        raise BadInput(str(wrong), {"off_why": wrong.issues["why"]}) from None


def issue(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Enter the notice."""
    drawn.still(request, notice_mark(one), by=who.person)
    what, command = reading.notice(request, kept=queries.sheets_of(one)), reading.command_of(request)
    return actions.issue(campaign=one, what=what, by=who.person, at=who.at, command=command)


def add(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Add an activity."""
    what, command = reading.naming(request), reading.command_of(request)
    return actions.add(campaign=one, what=what, by=who.person, at=who.at, command=command)


def amend(who: Sitting, one: Activity, request: HttpRequest) -> Fact:
    """Change an activity."""
    drawn.still(request, activity_mark(one), by=who.person)
    what, command = reading.naming(request), reading.command_of(request)
    return actions.amend(activity=one, what=what, by=who.person, at=who.at, command=command)


def drop(who: Sitting, one: Activity, request: HttpRequest) -> Fact:
    """Take an activity off the month."""
    why, command = request.POST.get("off_why", ""), reading.command_of(request)
    return actions.drop(activity=one, why=why, by=who.person, at=who.at, command=command)


def task(who: Sitting, one: Activity, request: HttpRequest) -> Fact:
    """Send a task down the tree."""
    what, command = reading.tasking(request), reading.command_of(request)
    return actions.task(activity=one, what=what, by=who.person, at=who.at, command=command)
