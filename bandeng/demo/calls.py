"""A list of the organisation department: some called upon, some waiting, one entered afterwards."""

from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.visits import actions
from bandeng.visits.models import Entry, VisitList

UNIT = "410103-zzb"
PEOPLE = (
    ("穆老先生", "1号楼2单元301", "veteran"),
    ("桂老太太", "2号楼1单元102", "veteran"),
    ("岑大爷", "3号楼3单元501", "hardship"),
    ("祁大娘", "3号楼1单元202", "model_member"),
    ("蔺大叔", "5号楼2单元401", "family"),
)
LEADER, STREET = "district_leader@410103", f"street_leader@{cast.STREET}"
NEED = "单元门口的台阶高,老人上下不方便,想装一段扶手"


def call(*, until: datetime) -> None:
    """The list of this month, four days old."""
    at = until - timedelta(days=4)
    keeper, leader = _holder(f"party_staff@{UNIT}", at), _holder(LEADER, at)
    of = _opened(keeper, at)
    people = [_somebody(number) for number in range(len(PEOPLE))]
    actions.list_people(of=of, people=people, by=keeper, at=at)
    first, second, third, *_more = Entry.objects.filter(list=of).order_by("id")
    day = at.astimezone(SHANGHAI).date()
    told = {"how": "精神很好,在社区合唱队唱歌", "said": "希望多组织年轻人听老故事"}
    heard = actions.Round(entries=(first.id,), visitor=LEADER, on=day, gift="goods", lines=told)
    actions.visit(of=of, what=heard, by=leader, at=at + timedelta(hours=2))
    late = actions.Round(entries=(second.id,), visitor=STREET, on=day - timedelta(days=1), gift="money")
    actions.visit(of=of, what=late, by=_holder(STREET, at), at=at + timedelta(hours=3))
    need = actions.Round(
        entries=(third.id,),
        visitor=STREET,
        on=day,
        gift="money",
        need=NEED,
        consent=True,
        phone="13800000003",
    )
    actions.visit(of=of, what=need, by=_holder(STREET, at), at=at + timedelta(hours=4))


def _opened(keeper: str, at: datetime) -> VisitList:
    day = at.astimezone(SHANGHAI).date()
    what = actions.Opening(
        unit=UNIT,
        place=places.path("410103"),
        title="走访慰问老党员、困难党员",
        begins_on=day - timedelta(days=5),
        ends_on=day + timedelta(days=30),
    )
    stream = actions.open_list(what=what, by=keeper, at=at).stream
    return VisitList.objects.get(id=stream.partition(":")[2])


def _somebody(number: int) -> actions.Somebody:
    name, home, category = PEOPLE[number]
    return actions.Somebody(
        category=category,
        name=name,
        home=home,
        place=places.path(cast.COMMUNITY),
        unit=f"{cast.COMMUNITY}-branch",
        post=LEADER if number % 2 == 0 else STREET,
    )


def _holder(post: str, at: datetime) -> str:
    return posts.holders([post], at=at)[0].person
