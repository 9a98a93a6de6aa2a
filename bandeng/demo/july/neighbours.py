"""A branch of the next district joins in: what it holds alone does not count in Erqi."""

from datetime import timedelta

from bandeng.demo.july.ground import july
from bandeng.demo.july.months import Opened
from bandeng.demo.names import made_up
from bandeng.gatherings import actions
from bandeng.gatherings.actions import Recording
from bandeng.people import actions as people
from bandeng.posts import actions as posts
from bandeng.posts.facts import HolderLine, MemberLine, PostLine, UnitLine

NEXT = "410104/"  # its places are not drawn in Erqi
BRANCH = "410104-branch"
SECRETARY = f"secretary@{BRANCH}"
FIRST_NAME = 46_000  # of the numbers of made-up names


def join(month: Opened) -> None:
    """Its secretary tells of a study for the first activity, held in the next district."""
    secretary = _come()
    begins_at = july(11, 9)
    what = Recording(
        kind="study",
        title="到党史教育基地学习",
        units=(BRANCH,),
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=2),
        venue="邻区党史教育基地",
        lines={"site": "邻区党史教育基地", "studied": "看展陈,听讲解"},
        serves=month.serves["study"],
    )
    actions.record(what=what, by=secretary, at=july(11, 12))


def _come() -> str:
    """The branch, its secretary in her post; answers who she is."""
    at = july(1, 8, 40)
    secretary = people.enrol([made_up(FIRST_NAME)], at=at)[0]
    unit = UnitLine(
        code=BRANCH,
        name="邻区共建党支部",
        name_en="Next district branch",
        kind="branch",
        place=NEXT,
        phone="-",
    )
    roster = posts.Roster(
        units=(unit,),
        posts=(PostLine(id=SECRETARY, role="secretary", unit=BRANCH, place=NEXT, phone="-"),),
        members=(MemberLine(unit=BRANCH, person=secretary),),
        holders=(HolderLine(post=SECRETARY, person=secretary, begins_at=at),),
    )
    posts.take_roster(place=NEXT, roster=roster, at=at)
    return secretary
