"""Every action on a month, its activities and tasks, its helpers and labels."""

from datetime import date
from itertools import count
from typing import Any

from bandeng.campaigns import actions
from bandeng.campaigns.models import Activity, Assignment, Campaign, Task
from bandeng.campaigns.web import assignments, desk, labels, public, tasks
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.rulebook.queries import book
from tests.campaigns import months
from tests.laws.acting import BOTH_COUNT, TYPED, Acting, Room

OFFICE, STREET = months.STAFF, f"street_staff@{cast.STREET}"
TITLES = count(1)
DUE = date(2022, 7, 20)
MONTH = {
    "title": "活动月{who}",
    "theme": TYPED,
    "begins_on": "2022-07-01",
    "last_on": "2022-07-31",
    "lead": months.OFFICE,
    "pattern": "july",
}
NOTICE = {
    "document": "党建办〔2022〕1号",
    "title": f"通知{TYPED}",
    "issuer": months.OFFICE,
    "issued_on": "2022-06-28",
    "clauses": "一 学讲评",
}
DAYS = {"begins_on": "2022-07-02", "last_on": "2022-08-15", "why": TYPED}
NAMING = {"activity": f"饺子宴{TYPED}", "lead": months.OFFICE, "by": "sessions"}
TASK = {"title": "学一次", "audience": "branches", "due_on": "2022-07-20", "wanted": "1", "done_by": "study"}
HELP = {
    "place": COMMUNITY,
    "kind": "cadre",
    "home": cast.STREET,
    "begins_on": "2022-07-05",
    "called": "孔{who}{number}",
}


def month(town: Town) -> Campaign:
    what = actions.Month(
        title="活动月", begins_on=months.FIRST, ends_on=months.AFTER, lead=months.OFFICE, pattern="july"
    )
    fact = actions.open_(what=what, by=town.holder(OFFICE), at=town.noon)
    return Campaign.objects.get(id=fact.stream.partition(":")[2])


def june(town: Town) -> Campaign:
    what = actions.Month(
        title="六月", begins_on=date(2022, 6, 1), ends_on=months.FIRST, lead=months.OFFICE, pattern="july"
    )
    fact = actions.open_(what=what, by=town.holder(OFFICE), at=town.noon)
    return Campaign.objects.get(id=fact.stream.partition(":")[2])


def activity(town: Town) -> Activity:
    return Activity.objects.select_related("campaign").get(campaign=month(town), number=1)


def sent(town: Town) -> Task:
    what = actions.Tasking(title=f"办一次{next(TITLES)}", audience="branches", due_on=DUE, kinds=("study",))
    fact = actions.task(activity=activity(town), what=what, by=town.holder(OFFICE), at=town.noon)
    return Task.objects.get(id=fact.stream.partition(":")[2])


def helped(town: Town) -> Assignment:
    what = actions.Helping(
        kind="cadre", home=cast.STREET, begins_on=months.FIRST, called=(f"孔大山{next(TITLES)}",)
    )
    fact = actions.assign(place=COMMUNITY, what=what, by=town.holder(STREET), at=town.noon)
    return Assignment.objects.get(id=fact.stream.partition(":")[2])


def _arguments(name: str, thing: Any) -> list[str]:
    if name == "explanation":
        return [book().months.labels[0].code]
    return [thing.id] if thing else []


def nothing(town: Town) -> None:
    return None


ROOM = Room(
    acting={
        "opening": Acting(begin=nothing, by=OFFICE, said=MONTH, ends=BOTH_COUNT),
        "notice": Acting(begin=month, by=OFFICE, said=NOTICE),
        "days": Acting(begin=month, by=OFFICE, said=DAYS),
        "closing": Acting(begin=june, by=OFFICE),
        "withdrawal": Acting(begin=month, by=OFFICE, said={"off_why": TYPED}),
        "addition": Acting(begin=month, by=OFFICE, said=NAMING),
        "amendment": Acting(begin=activity, by=OFFICE, said=NAMING),
        "task": Acting(begin=activity, by=OFFICE, said=TASK),
        "reminder": Acting(begin=sent, by=OFFICE),
        "recall": Acting(begin=sent, by=OFFICE, said={"why": TYPED}),
        "assignment": Acting(begin=nothing, by=STREET, said=HELP, ends=BOTH_COUNT),
        "ending": Acting(begin=helped, by=STREET, said={"everybody": "1"}),
        "explanation": Acting(begin=nothing, by=OFFICE, said={"meaning": TYPED}),
    },
    not_acts={"campaigns.see": "a look"},
    reads=(
        (public, "found"),
        (desk, "_found_activity"),
        (tasks, "_found_task"),
        (labels, "_label"),
        (assignments, "sees"),
    ),
    arguments=_arguments,
    holes=lambda acting, thing, town: {"number": str(next(TITLES))},
)
