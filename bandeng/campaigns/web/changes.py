"""What the forms of a month and of an activity do."""

from django.http import HttpRequest

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Campaign
from bandeng.campaigns.web import reading
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting


def issue(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Enter the notice."""
    what, command = reading.notice(request, kept=queries.sheets_of(one)), reading.command_of(request)
    return actions.issue(campaign=one, what=what, by=who.person, at=who.at, command=command)


def add(who: Sitting, one: Campaign, request: HttpRequest) -> Fact:
    """Add an activity."""
    what, command = reading.naming(request), reading.command_of(request)
    return actions.add(campaign=one, what=what, by=who.person, at=who.at, command=command)


def amend(who: Sitting, one: Activity, request: HttpRequest) -> Fact:
    """Change an activity."""
    what, command = reading.naming(request), reading.command_of(request)
    return actions.amend(activity=one, what=what, by=who.person, at=who.at, command=command)


def task(who: Sitting, one: Activity, request: HttpRequest) -> Fact:
    """Send a task down the tree."""
    what, command = reading.tasking(request), reading.command_of(request)
    return actions.task(activity=one, what=what, by=who.person, at=who.at, command=command)
