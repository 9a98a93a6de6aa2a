"""西工房 prepares its owners' committee: the group is formed, what people said at their doors is answered.

The matter stands before the vote, which its community puts to the owners from the page of the matter.
"""

from datetime import datetime, timedelta

from bandeng.assembly import actions, queries
from bandeng.assembly.actions import Answer, Beginning, Promising, Speaking, Stepping, Talking
from bandeng.assembly.models import Opinion, Procedure
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
COMMUNITY = "410103005002"
AT_THE_DOOR = (
    ("候选人里要有懂账的", "adopted", "报名表上加了一栏,写清楚会不会看账"),
    ("租户能不能参加", "declined", "业主委员会由业主选;租户的意见由楼组长带到会上"),
    ("腿脚不便的能不能在家投", "adopted", "两个人一起上门送票、收票"),
)


def prepare(*, until: datetime) -> None:
    """A month of preparation, up to the vote."""
    at = until - 34 * DAY
    staff = posts.holders([f"community_staff@{COMMUNITY}"], at=at)[0].person
    _talk(staff, at)
    what = Beginning(
        kind="owners-committee-election",
        title="西工房3号院选业主委员会",
        plan="成立筹备组,公示名册和办法,线上线下一起投票,选出来报街道备案",
        sort="owners",
        body="street-office",
    )
    fact = actions.begin(place=places.path(COMMUNITY), what=what, by=staff, at=at)
    one = queries.procedure_numbered(fact.stream.partition(":")[2])
    _step(one, staff, at + 2 * DAY, "筹备组九个人,业主五位,组长由街道派")
    _heard(one, staff, at + 5 * DAY)
    _step(one, staff, at + 18 * DAY, "名册、办法公示满十五天,意见都答复了")


def _talk(staff: str, at: datetime) -> None:
    day = at.astimezone(SHANGHAI).date()
    promise = Promising(what="把选举办法念给大家听一遍,贴在门口", who="社区居委会", due_on=day + 6 * DAY)
    what = Talking(
        kind="bench-talk",
        where="3号院门口",
        said="没有业委会,物业进不来,路灯和门禁没人定",
        held_on=day,
        came=17,
        promises=(promise,),
    )
    talk = actions.talk(place=places.path(COMMUNITY), what=what, by=staff, at=at)
    (row,) = queries.rows_of(talk.stream)
    actions.account(promise=row, what=actions.Account(fate="kept"), by=staff, at=at + 4 * DAY)


def _heard(one: Procedure, staff: str, at: datetime) -> None:
    """Two at their doors, one on line."""
    for said, _outcome, _why in AT_THE_DOOR[:2]:
        what = Speaking(place=one.place, said=said, topic=one.stream, channel="talk")
        actions.speak(what=what, by=staff, at=at)
    owner = people.register(name="方宁玉", kind="resident", at=at).id
    online = Speaking(place=one.place, said=AT_THE_DOOR[2][0], topic=one.stream)
    actions.speak(what=online, by=owner, at=at + HOUR)
    rows = Opinion.objects.filter(topic=one.stream).order_by("at", "id")
    for row, (_said, outcome, why) in zip(rows, AT_THE_DOOR, strict=True):
        answer = Answer(outcome=outcome, why=why)
        actions.answer(opinions=[row], what=answer, by=staff, at=at + 2 * DAY)


def _step(one: Procedure, staff: str, at: datetime, record: str) -> None:
    now = queries.procedure_numbered(one.id)
    what = Stepping(stage=now.stage, held_on=at.astimezone(SHANGHAI).date(), record=record)
    actions.advance(procedure=now, what=what, by=staff, at=at)
