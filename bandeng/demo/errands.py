"""A few orders of others: just in, nearly due to them, changed, to be answered, answered."""

from datetime import datetime, timedelta

from bandeng.cases import actions as cases
from bandeng.cases.actions import Finding, Outcome
from bandeng.demo import cast
from bandeng.kernel.periods import SHANGHAI
from bandeng.orders import actions, running, whereabouts
from bandeng.orders.drafts import Reader
from bandeng.orders.layouts import layout
from bandeng.orders.models import Order
from bandeng.orders.running import Taking
from bandeng.places import queries as places
from bandeng.posts import queries as posts

GRID = f"{cast.COMMUNITY}-01"
WHERE = {"place": cast.COMMUNITY, "address": "院里3号楼旁"}
THEIRS = {"kept:工单标题": "群众诉求", "kept:大类名称": "公用设施"}
LAMP, HOLE = "street-lamp.one-out", "road.hole"


def run(*, until: datetime) -> None:
    """Orders of the last five days in the first community."""
    _take(
        "12345",
        "ZZ{day}0101",
        {"words": "院门口的路灯不亮,晚上看不见路", "kind": "路灯"},
        until - timedelta(hours=2),
    )
    near = {"words": "楼前路面有个坑,下雨积水", "kind": "路面破损"}
    _accept(_take("12345", "ZZ{day}0102", near, until - timedelta(hours=8), due=timedelta(hours=12)), HOLE)
    first = {"words": "夜里施工声音大"}
    told = _take("12345", "ZZ{day}0103", first, until - timedelta(days=2)).number
    _take("12345", told, {"words": "夜里施工声音大,连着三天了"}, until - timedelta(days=1))
    _mend(_take("12345", "ZZ{day}0104", {"words": "路灯一闪一闪"}, until - timedelta(days=4)))
    done = _take(
        "urban", "CG{day}0201", {"words": "路灯灯罩破了", "kind": "路灯损坏"}, until - timedelta(days=5)
    )
    _mend(done)
    order, at = Order.objects.get(id=done.id), until - timedelta(days=4)
    actions.answer(order=order, outcome=order.outcome, by=_staff(at), at=at)


def _take(
    sender: str, number: str, cells: dict[str, str], at: datetime, *, due: timedelta | None = None
) -> Order:
    """Take one row in at this moment; ``{day}`` in the number is its day."""
    form = layout(sender)
    here = at.astimezone(SHANGHAI)
    number = number.format(day=f"{here:%y%m%d}")
    limit = here + (due or timedelta(days=3))
    names = [column.name for column in form.columns]
    theirs = {name: said for name, said in THEIRS.items() if name in names}
    whole = dict.fromkeys(names, "") | WHERE | theirs | cells
    whole |= {"number": number, "due": f"{limit:%Y-%m-%d %H:%M}"}
    reader = Reader(layout=form, places=whereabouts.known(()), at=at)
    for outcome in running.take([(2, whole)], reader, Taking(by=_staff(at), at=at, how="table")):
        assert not outcome.problems, outcome
    return Order.objects.select_related("case").get(sender=sender, number=number)


def _staff(at: datetime) -> str:
    return posts.holders([f"community_staff@{cast.COMMUNITY}"], at=at)[0].person


def _leader(at: datetime) -> str:
    return posts.holders([f"grid_leader@{GRID}"], at=at)[0].person


def _accept(order: Order, condition: str) -> datetime:
    """The community gives it to the grid, which accepts it; when that was."""
    at = order.received_at + timedelta(minutes=5)
    cases.relocate(case=order.case, to=places.path(GRID), by=_staff(at), at=at)
    order.case.refresh_from_db()
    at += timedelta(minutes=5)
    cases.accept(case=order.case, condition=condition, by=_leader(at), at=at)
    order.case.refresh_from_db()
    return at


def _mend(order: Order) -> None:
    """Done by the grid, looked at by the community."""
    at = _accept(order, LAMP) + timedelta(hours=3)
    what = Outcome(outcome="solved", words="换了灯头,试过亮了")
    cases.resolve(case=order.case, what=what, by=_leader(at), at=at)
    order.case.refresh_from_db()
    at += timedelta(hours=1)
    cases.check(case=order.case, finding=Finding(passed=True), by=_staff(at), at=at)
