"""西工房 chooses its owners' committees, each matter with its group, its opinions and its vote.

Of 3号院 the group is formed and what people said at their doors is answered: it stands before the vote, which
its community puts to the owners from the page of the matter. 家属院 has voted: the vote was put from the page
of its matter, decided it, and what was decided hangs on the board.
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
CHOSEN = "选出第一届业主委员会委员三位,名单和票数见表决结果"
AT_THE_DOOR = (
    ("候选人里要有懂账的", "adopted", "报名表上加了一栏,写清楚会不会看账"),
    ("租户能不能参加", "declined", "业主委员会由业主选;租户的意见由楼组长带到会上"),
    ("腿脚不便的能不能在家投", "adopted", "两个人一起上门送票、收票"),
)


def prepare(*, until: datetime) -> None:
    """A month of preparation, up to the vote."""
    at = until - 34 * DAY
    staff = _staff(at)
    _talk(staff, at)
    one = _begun("西工房3号院选业主委员会", staff, at)
    _step(one, staff, at + 2 * DAY, "筹备组九个人,业主五位,组长由街道派")
    _heard(one, staff, at + 5 * DAY)
    _step(one, staff, at + 18 * DAY, "名册、办法公示满十五天,意见都答复了")


def collect(title: str, *, at: datetime) -> Procedure:
    """Begun at ``at``: the group formed, its documents posted; in sixteen days nothing is left to answer."""
    staff = _staff(at)
    one = _begun(title, staff, at)
    _step(one, staff, at + DAY, "筹备组七个人,业主四位,组长由街道派")
    _step(one, staff, at + 17 * DAY, "名册、办法和候选人公示满十五天,没有人提意见")
    return queries.procedure_numbered(one.id)


def decide(one: Procedure, *, ballot: str, at: datetime) -> None:
    """The vote of this stream decides it; a day later two owners say that the sheet hangs on the board."""
    staff, now = _staff(at), queries.procedure_numbered(one.id)
    what = Stepping(stage=now.stage, held_on=at.astimezone(SHANGHAI).date(), ballot=ballot, record=CHOSEN)
    actions.advance(procedure=now, what=what, by=staff, at=at)
    for name, door in (("曲长宁", "1排6室"), ("岳文澜", "3排2室")):
        owner = people.register(name=name, kind="resident", at=at).id
        actions.check(place=one.place, person=owner, door=door, by=staff, at=at + DAY)
        actions.confirm(procedure=queries.procedure_numbered(one.id), by=owner, at=at + DAY)


def _staff(at: datetime) -> str:
    return posts.holders([f"community_staff@{COMMUNITY}"], at=at)[0].person


def _begun(title: str, staff: str, at: datetime) -> Procedure:
    what = Beginning(
        kind="owners-committee-election",
        title=title,
        plan="成立筹备组,公示名册和办法,线上线下一起投票,选出来报街道备案",
        sort="owners",
        body="street-office",
    )
    fact = actions.begin(place=places.path(COMMUNITY), what=what, by=staff, at=at)
    return queries.procedure_numbered(fact.stream.partition(":")[2])


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
