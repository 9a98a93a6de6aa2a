"""Patterns of the rule book, filled in for a day on which a month is opened."""

from dataclasses import dataclass
from datetime import date, timedelta

from bandeng.campaigns.models import Activity, Campaign, Task
from bandeng.campaigns.queries.kinds import kinds_of_task
from bandeng.campaigns.rules import OPEN
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.campaigns import CampaignPlan

LEAP = 2024  # a year that has every day


@dataclass(frozen=True, kw_only=True)
class Filled:
    """What the form of a new month shows first."""

    title: str = ""
    theme: str = ""
    begins_on: str = ""
    last_on: str = ""
    lead: str = ""
    members: tuple[str, ...] = ()
    year_theme: str = ""


@dataclass(frozen=True, kw_only=True)
class TaskFilled:
    """A task as the pattern has it for this activity."""

    title: str
    audience: str
    audience_name: str
    due_on: date
    wanted: int
    kinds: tuple[str, ...]


def filled(pattern: str, *, today: date) -> Filled:
    """A pattern as it is proposed on this day; nothing for a blank month."""
    plan = book().months.plan(pattern)
    if plan is None:
        return Filled()
    begins_on, ends_on = _days(plan, today)
    return Filled(
        title=plan.zh,
        theme=_said(plan.theme_zh),
        begins_on=begins_on.isoformat(),
        last_on=(ends_on - timedelta(days=1)).isoformat(),
        lead=plan.lead,
        members=plan.members,
        year_theme=_said(plan.year_theme_zh),
    )


def _said(text: str) -> str:
    return "" if text == "-" else text


def _days(plan: CampaignPlan, today: date) -> tuple[date, date]:
    """Its own days while they run or come next month; otherwise as many from the first of next month."""
    begins_on = date.fromisoformat(f"{today.year}-{plan.begins}")
    ends_on = date.fromisoformat(f"{today.year}-{plan.ends}")
    coming = _months_later(today.replace(day=1), 1)
    if begins_on.replace(day=1) <= coming and today < ends_on:
        return begins_on, ends_on
    if begins_on.day == ends_on.day == 1:
        return coming, _months_later(coming, ends_on.month - begins_on.month)
    return coming, coming + (ends_on - begins_on)


def _months_later(first: date, months: int) -> date:
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def planned_tasks(one: Activity, *, today: date) -> list[TaskFilled]:
    """The tasks which the pattern of its month has for this activity and which were not sent yet.

    The activity is found by its number. A task is due as many days into the month as in the pattern, and by
    the last day of the month at the latest; where that day has passed, on the last one.
    """
    plan = book().months.plan(one.campaign.pattern)
    if plan is None or one.number > len(plan.activities):
        return []
    sent = set(Task.objects.filter(activity=one, state=OPEN).values_list("title", flat=True))
    return [
        TaskFilled(
            title=task.zh,
            audience=task.to,
            audience_name=audience_name(task.to),
            due_on=_due(one.campaign, plan.begins, task.due, today),
            wanted=task.wanted,
            kinds=kinds_of_task(one, task.kinds or plan.activities[one.number - 1].kinds),
        )
        for task in plan.activities[one.number - 1].tasks
        if task.zh not in sent
    ]


def _due(month: Campaign, begins: str, due: str, today: date) -> date:
    days = date.fromisoformat(f"{LEAP}-{due}") - date.fromisoformat(f"{LEAP}-{begins}")
    last_on = month.ends_on - timedelta(days=1)
    due_on = min(month.begins_on + days, last_on)
    return due_on if due_on >= today else last_on


def audience_name(code: str) -> str:
    """The audience in words; its code where the book no longer has it."""
    found = book().months.audience(code)
    return spoken(found) if found else code
