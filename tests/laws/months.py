"""Every step of a month of activities, taken once in the quiet street."""

from datetime import date, timedelta

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Activity, Assignment, Campaign, Task
from bandeng.demo import cast
from bandeng.demo.town import COMMUNITY, Town
from bandeng.ledger.models import Fact
from bandeng.posts.actions import renaming
from bandeng.rulebook.queries import book
from bandeng.ui.spreadsheets import Row

DAY = timedelta(days=1)
OFFICE = "party_staff@410103-djb"
HELPER = "林见山"


def walk(street: Town) -> None:
    """Opened, noticed, added to, amended; a task sent and reminded of; helpers, a label."""
    month = _opened(street)
    activity = Activity.objects.get(campaign=month, number=1)
    what = actions.Tasking(
        title="开展一次学讲评", audience="branches", due_on=date(2022, 7, 20), kinds=("study",)
    )
    sent = actions.task(activity=activity, what=what, by=street.holder(OFFICE), at=street.noon)
    task = Task.objects.get(id=_ref(sent))
    actions.remind(task=task, by=street.holder(OFFICE), at=street.noon + DAY)
    why = "发错了范围"
    actions.recall(task=queries.task(task.id), why=why, by=street.holder(OFFICE), at=street.noon + DAY)
    eighth = Activity.objects.get(campaign=month, number=8)
    actions.drop(activity=eighth, why="今年不办", by=street.holder(OFFICE), at=street.noon)
    _ended(street, month)
    _helped(street)
    _renamed(street)
    label = book().months.labels[0]
    said = actions.Explanation(meaning="三张网合成一张用", turn=0, leads=(("活动月", "/campaigns/"),))
    actions.define(label=label, what=said, by=street.holder(OFFICE), at=street.noon)


def _ended(street: Town, month: Campaign) -> None:
    """Its days are moved and it is closed; another one was opened by mistake."""
    by, at = street.holder(OFFICE), street.noon
    days = actions.Days(begins_on=date(2022, 7, 1), ends_on=at.date() + DAY, why="早一点收")
    actions.move(campaign=queries.campaign(month.id), what=days, by=by, at=at)
    actions.close(campaign=queries.campaign(month.id), by=by, at=at + DAY)
    again = actions.Month(
        title="重复的活动月", begins_on=date(2022, 8, 1), ends_on=date(2022, 9, 1), lead="410103-djb"
    )
    ref = _ref(actions.open_(what=again, by=by, at=at))
    actions.withdraw(campaign=queries.campaign(ref), why="开重了", by=by, at=at)


def _opened(street: Town) -> Campaign:
    by, at = street.holder(OFFICE), street.noon
    what = actions.Month(
        title="党建活动月",
        begins_on=date(2022, 7, 1),
        ends_on=date(2022, 8, 1),
        lead="410103-djb",
        pattern="july",
    )
    ref = _ref(actions.open_(what=what, by=by, at=at))
    notice = actions.Notice(
        document="党建办〔2022〕1号",
        title="关于开展党建活动月的通知",
        issuer="410103-djb",
        issued_on=date(2022, 6, 28),
        clauses=(("一", "学讲评"), ("二", "走访慰问")),
        sheets=("ef" * 32,),
    )
    actions.issue(campaign=queries.campaign(ref), what=notice, by=by, at=at)
    more = actions.Naming(title="楼院饺子宴", lead="410103-szw", co=("410103-xcb",))
    actions.add(campaign=queries.campaign(ref), what=more, by=by, at=at)
    eighth = Activity.objects.get(campaign=ref, number=8)
    actions.amend(activity=eighth, what=actions.Naming(title="志愿者表彰"), by=by, at=at)
    return queries.campaign(ref)


def _renamed(street: Town) -> None:
    row = Row(number=2, cells={"unit": "410103-djb", "unit_name": "区委党建办公室", "unit_name_en": ""})
    other = renaming.renamed([row])
    renaming.rename_all(other, by=street.holder("district_staff@410103"), at=street.noon)


def _helped(street: Town) -> None:
    by, at = street.holder(f"street_staff@{cast.STREET}"), street.noon
    what = actions.Helping(
        kind="cadre", home=cast.STREET, begins_on=at.date(), called=(HELPER, "周望舒"), ends_on=None
    )
    ref = _ref(actions.assign(place=COMMUNITY, what=what, by=by, at=at))
    one = Assignment.objects.get(id=ref)
    actions.end(assignment=one, ends_on=at.date() + DAY, by=by, at=at + DAY)


def _ref(fact: Fact) -> str:
    return fact.stream.partition(":")[2]
