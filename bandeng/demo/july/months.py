"""The month is opened from the pattern of the rule book, and its tasks go down the tree."""

from dataclasses import dataclass
from datetime import date

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Campaign
from bandeng.demo.july import named
from bandeng.demo.july.ground import PARTY_OFFICE, Ground, july
from bandeng.rulebook.queries import book


@dataclass(frozen=True)
class Opened:
    """The activities of the month by their keys: what a session serves."""

    serves: dict[str, tuple[str, ...]]


def open_month(ground: Ground) -> Opened:
    """Open it, and send the pattern's tasks to those whom they concern."""
    plan = book().months.plan("july")
    assert plan
    at, namings = july(1, 8), named.namings(plan)
    what = actions.Month(
        title="庆祝建党101周年“党建活动月”",
        begins_on=date(2022, 7, 1),
        ends_on=date(2022, 8, 1),
        lead=PARTY_OFFICE,
        pattern="july",
        theme=named.THEME[0],
        theme_en=named.THEME[1],
        year_theme=named.YEAR_THEME[0],
        year_theme_en=named.YEAR_THEME[1],
        members=plan.members,
        activities=tuple(namings.values()),
    )
    fact = actions.open_(what=what, by=ground.staff(PARTY_OFFICE), at=at)
    campaign = Campaign.objects.get(id=fact.stream.partition(":")[2])
    _notice(ground, campaign)
    rows = list(Activity.objects.filter(campaign=campaign.id).order_by("number"))
    for row in rows:
        _send(ground, row)
    return Opened({key: (f"activity:{row.id}",) for key, row in zip(namings, rows, strict=True)})


def _notice(ground: Ground, campaign: Campaign) -> None:
    """The notice the month rests on; its number is the demo's own."""
    what = actions.Notice(
        document="二七党建办〔2022〕演示1号",
        title="关于深入开展庆祝建党101周年“党建活动月”的通知",
        issuer=PARTY_OFFICE,
        issued_on=date(2022, 6, 24),
        clauses=(("一", "主题"), ("二", "活动安排"), ("三", "工作要求")),
    )
    actions.issue(campaign=campaign, what=what, by=ground.staff(PARTY_OFFICE), at=july(1, 8, 20))


def _send(ground: Ground, activity: Activity) -> None:
    """The tasks which the pattern has for this activity, sent by whoever leads it."""
    for planned in queries.planned_tasks(activity, today=july(1).date()):
        what = actions.Tasking(
            title=planned.title,
            audience=planned.audience,
            due_on=planned.due_on,
            wanted=planned.wanted,
            kinds=planned.kinds,
        )
        actions.task(activity=activity, what=what, by=ground.staff(activity.lead), at=july(1, 9))
