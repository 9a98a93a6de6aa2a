"""Who was asked to have a look or to lend a hand today: one of each answered, one of each still open."""

from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.actions import Asking, Reply
from bandeng.cases.queries import errands
from bandeng.demo import cast
from bandeng.demo.together import Way, accept, raised
from bandeng.posts import queries as posts

PATROLLER, MANAGER = f"patroller@{cast.GRID}", f"house_manager@{cast.GRID}"
POWER, CITY = "department_desk@410103-gd", "department_desk@410103-sz"


def ask(*, until: datetime) -> None:
    """In the first grid: what was found and power is yet to do; what the city lent and is yet to be seen."""
    wires = raised("6号楼楼道口的电线垂下来了,风一吹就晃。", "6号楼", until - timedelta(hours=6))
    accept(wires, "wires.bare")
    _ask(wires, "verify", PATROLLER, "看看线皮破没破,能不能碰到人。")
    _answer(wires, "so", "线皮破了一处,离地一人多高,已经拉了绳子不让人靠近。", "6号楼2单元楼道口")
    _ask(wires, "assist", POWER, "请派人断一下这一路电,好让物业把线收起来。")
    hole = raised("院里的路塌了一小块,下雨就积水。", "1号楼东边", until - timedelta(hours=5))
    accept(hole, "road.hole")
    _ask(hole, "assist", CITY, "借两个围挡,先把坑围住。")
    _answer(hole, "done", "送来两个围挡,已经围上。", "")
    _ask(hole, "verify", MANAGER, "雨后看看坑有没有再变大。")


def _ask(way: Way, kind: str, whom: str, words: str) -> None:
    at = way.later()
    what = Asking(kind=kind, whom=whom, words=words)
    actions.give_errand(case=way.case, what=what, by=way.by, at=at)


def _answer(way: Way, found: str, words: str, spot: str) -> None:
    at = way.later()
    (errand,) = errands.open_of(way.case)
    what = Reply(found=found, words=words, spot=spot)
    by = posts.holders([errand.seat], at=at)[0].person
    actions.answer_errand(case=way.case, errand=errand, what=what, by=by, at=at)
