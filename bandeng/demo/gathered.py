"""What one can come to round the first community, in a month that is on: a film, paper-cutting that is
full, a check of blood pressure; a comment of the branch that was held, and a study of which nobody has said
whether it was."""

from datetime import datetime, time, timedelta

from bandeng.campaigns import actions as campaigns
from bandeng.demo import cast
from bandeng.gatherings import actions
from bandeng.gatherings.actions import Joining, Planning, Recording
from bandeng.gatherings.models import Session
from bandeng.kernel.periods import SHANGHAI
from bandeng.posts import queries as posts

BRANCH, GROUP = f"{cast.COMMUNITY}-branch", f"{cast.COMMUNITY}-group1"
SECRETARY, LEADER = f"secretary@{BRANCH}", f"group_leader@{GROUP}"
CLERK = f"community_staff@{cast.COMMUNITY}"
OFFICE = "410103-djb"
CENTRE, LASTS = "社区党群服务中心", timedelta(minutes=90)
CHILDREN = ("小石头", "朵朵", "乐乐")


def gather(*, until: datetime) -> None:
    """A month and sessions round this moment."""
    film, health = _month(until)
    _film(until, film)
    _paper_cutting(until)
    _health(until, health)
    _study(until)
    _comment(until)


def _holder(post: str, at: datetime) -> str:
    return posts.holders([post], at=at)[0].person


def _on(until: datetime, days: int, hour: int) -> datetime:
    return datetime.combine((until + timedelta(days=days)).astimezone(SHANGHAI).date(), time(hour), SHANGHAI)


def _plan(what: Planning, post: str, at: datetime) -> Session:
    fact = actions.plan(what=what, by=_holder(post, at), at=at)
    return Session.objects.get(id=fact.stream.partition(":")[2])


def _month(until: datetime) -> list[str]:
    """The office opens a month that is on now; what its activities are served by."""
    began = until - timedelta(days=12)
    day = began.astimezone(SHANGHAI).date()
    what = campaigns.Month(
        title="邻里走动月",
        title_en="Neighbours' month",
        theme="下楼坐一坐,认识认识",
        theme_en="Come down, sit a while, get to know each other",
        begins_on=day,
        ends_on=day + timedelta(days=31),
        lead=OFFICE,
        activities=(
            campaigns.Naming(title="院里放电影", title_en="Films in the yard", kinds=("film",)),
            campaigns.Naming(title="健康进楼院", title_en="Health comes to the yard", kinds=("health",)),
        ),
    )
    fact = campaigns.open_(what=what, by=_holder(f"party_staff@{OFFICE}", began), at=began)
    return [f"activity:{line['ref']}" for line in fact.body["activities"]]


def _film(until: datetime, serves: str) -> None:
    begins_at = _on(until, 2, 19)
    what = Planning(
        kind="film",
        title="露天电影:老渠的故事",
        units=(BRANCH, GROUP),
        begins_at=begins_at,
        ends_at=begins_at + LASTS,
        venue="7号院小广场",
        open_to="everybody",
        serves=(serves,),
        lines={"film": "老渠的故事"},
    )
    _plan(what, SECRETARY, until - timedelta(days=3))


def _paper_cutting(until: datetime) -> None:
    """As many children as there are seats, and one who waits."""
    begins_at = _on(until, 3, 9)
    what = Planning(
        kind="children",
        title="跟蔡奶奶学剪纸",
        units=(cast.COMMUNITY,),
        begins_at=begins_at,
        ends_at=begins_at + LASTS,
        venue=CENTRE,
        room="二楼活动室",
        capacity=len(CHILDREN) - 1,
        open_to="everybody",
        lines={"offers": "剪窗花,剪刀和纸都备好了"},
    )
    at = until - timedelta(days=2)
    session = _plan(what, CLERK, at)
    for number, called in enumerate(CHILDREN, start=1):
        who = Joining(called=called, child=True, consented=True)
        later = at + timedelta(hours=number)
        actions.enrol(session=_again(session), who=who, by=_holder(CLERK, later), at=later)


def _health(until: datetime, serves: str) -> None:
    begins_at = _on(until, 1, 8)
    what = Planning(
        kind="health",
        title="楼下量血压",
        units=(cast.COMMUNITY,),
        begins_at=begins_at,
        ends_at=begins_at + LASTS,
        venue="7号院门口凉亭",
        open_to="everybody",
        serves=(serves,),
        lines={"offers": "量血压、测血糖、问用药"},
    )
    _plan(what, CLERK, until - timedelta(days=1))


def _study(until: datetime) -> None:
    """Its time is over; the morning's page asks whether it was held."""
    begins_at = _on(until, -1, 9)
    what = Planning(
        kind="study",
        title="到党史展馆现场学习",
        units=(GROUP,),
        begins_at=begins_at,
        ends_at=begins_at + LASTS,
        venue="党史展馆",
        lines={"site": "党史展馆二层"},
    )
    _plan(what, LEADER, until - timedelta(days=4))


def _comment(until: datetime) -> None:
    begins_at = _on(until, -2, 19)
    what = Recording(
        kind="comment",
        title="坐在一起评",
        units=(BRANCH,),
        begins_at=begins_at,
        ends_at=begins_at + LASTS,
        venue=CENTRE,
        lines={"asked": "7号院的楼道灯归谁管", "promised": "这周请物业换好,下周一回来说"},
    )
    at = until - timedelta(hours=20)
    actions.record(what=what, by=_holder(SECRETARY, at), at=max(at, begins_at + LASTS))


def _again(session: Session) -> Session:
    return Session.objects.get(id=session.id)
