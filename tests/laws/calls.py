"""Every step of visits of comfort, taken once in the quiet street."""

from datetime import timedelta

from bandeng.demo.town import COMMUNITY, Town
from bandeng.visits import actions, queries
from bandeng.visits.models import Entry, Visit, VisitList

DAY = timedelta(days=1)
KEEPER, LEADER = "party_staff@410103-zzb", "district_leader@410103"
STREET = "street_leader@410103012"


def walk(street: Town) -> None:
    """A list is opened, filled, shared out; a round, one need, a mistake; words and names fade."""
    of, at, by = _opened(street), street.noon, street.holder(KEEPER)
    rows = list(Entry.objects.filter(list=of).order_by("id"))
    actions.assign(of=_again(of), entries=[row.id for row in rows], post=LEADER, by=by, at=at)
    actions.delist(of=_again(of), entry=rows[3].id, cause="moved", by=by, at=at)
    leader = street.holder(LEADER)
    actions.look(entries=queries.mine(leader, at=at), by=leader, at=at)
    day = at.date()
    some = actions.Round(entries=tuple(row.id for row in rows[:2]), visitor=LEADER, on=day, gift="goods")
    actions.visit(of=_again(of), what=some, by=leader, at=at)
    one = actions.Round(
        entries=(rows[2].id,),
        visitor=STREET,
        on=day - DAY,
        beside=("street_staff@410103012",),
        lines={"how": "每天去公园走一圈", "said": "想给年轻人讲讲修铁路的事"},
        need="楼门口的台阶太高,想装个扶手",
        consent=True,
        phone="13766667777",
    )
    actions.visit(of=_again(of), what=one, by=street.holder(STREET), at=at)
    wrong = Visit.objects.get(entry=rows[0].id)
    actions.undo(visit=wrong, cause="wrong", by=by, at=at + DAY)
    actions.lapse(at=at + 500 * DAY)


def _opened(street: Town) -> VisitList:
    by, at = street.holder(KEEPER), street.noon
    what = actions.Opening(
        unit="410103-zzb",
        place="410103/",
        title="七一走访慰问",
        begins_on=at.date() - 3 * DAY,
        ends_on=at.date() + 9 * DAY,
    )
    stream = actions.open_list(what=what, by=by, at=at).stream
    of = VisitList.objects.get(id=stream.partition(":")[2])
    people = [
        actions.Somebody(
            category="veteran",
            name=name,
            home=f"凤鸣路7号院{number}号楼9单元",
            place=COMMUNITY,
            unit="410103012002-branch",
        )
        for number, name in enumerate(("穆老先生", "桂老太太", "岑大爷", "祁大娘"), start=1)
    ]
    actions.list_people(of=of, people=people, by=by, at=at)
    return of


def _again(of: VisitList) -> VisitList:
    return VisitList.objects.get(id=of.id)
