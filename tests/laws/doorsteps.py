"""Every step at doors, in small repairs and in mediation, taken once in the quiet street."""

from datetime import timedelta

from bandeng.demo.town import GRID, Town
from bandeng.doors import actions as doors
from bandeng.doors import queries
from bandeng.doors.models import Door
from bandeng.mediation import actions as mediation
from bandeng.mediation.models import Mediation
from bandeng.repairs import actions as repairs
from bandeng.repairs.models import Repair

DAY = timedelta(days=1)
TOLD = mediation.Unsettled(told=("court",), why="合同各执一份")


def walk(street: Town) -> None:
    """Doors, repairs, mediations."""
    _visited(street)
    _forgotten(street)
    _mended(street)
    _mediated(street)


def _door(street: Town, words: str) -> Door:
    fact = doors.add(place=GRID, door=words, by=street.leader, at=street.noon)
    return _again(fact.stream.partition(":")[2])


def _again(door: str) -> Door:
    return Door.objects.get(id=door)


def _visited(street: Town) -> None:
    """Asked for, promised, moved, kept; a wish that is taken back; words that fade."""
    at, by = street.noon, street.holder("mediator@410103012002-01")
    door = _door(street, "凤鸣路7号院9号楼1单元902").id
    doors.ask(door=_again(door), how="phone", by=by, at=at)
    wish = doors.Agreed(what="weekly-knock", who="户主的大女儿", words="敲三下再等等", grown=True)
    doors.consent(door=_again(door), what=wish, by=by, at=at)
    visit = doors.Visiting(
        purpose="asked",
        heard="想找人一起下象棋",
        promised="问问棋牌室几点开门",
        promised_on=at.date() + DAY,
        need="楼道灯坏了,晚上看不见",
        consent=True,
    )
    doors.visit(door=_again(door), what=visit, by=by, at=at)
    for fate, on, why in (("moved", at.date() + 3 * DAY, "棋牌室今天关门"), ("kept", None, "")):
        promise = queries.open_promises(_again(door))[0].id
        said = doors.Said(promise=promise, fate=fate, on=on, why=why)
        back = doors.Visiting(purpose="promise", promises=(said,))
        doors.visit(door=_again(door), what=back, by=by, at=at + DAY)
    held = queries.held_of(_again(door), on=at.date())[0]
    doors.withdraw(door=_again(door), consent=held.id, by=by, at=at + DAY)
    short = doors.Agreed(what="call-first", who="户主的大女儿", until=at.date() + DAY, grown=True)
    doors.consent(door=_again(door), what=short, by=by, at=at)
    doors.lapse(at=at + 3 * DAY)


def _forgotten(street: Town) -> None:
    door, at = _door(street, "凤鸣路7号院9号楼1单元903").id, street.noon
    visit = doors.Visiting(purpose="safety", heard="阳台上堆了不少纸箱")
    doors.visit(door=_again(door), what=visit, by=street.leader, at=at)
    doors.forget(door=_again(door), by=street.leader, at=at + DAY)


def _mended(street: Town) -> None:
    by, at = street.holder("patroller@410103012002-01"), street.noon
    noted = {
        kind: repairs.add(
            place=GRID, what=repairs.Noting(kind=kind, words="西门内侧那一处"), by=by, at=at
        ).stream.partition(":")[2]
        for kind in ("lamp", "lock", "notice")
    }
    repairs.undo(repair=Repair.objects.get(id=noted["lock"]), by=by, at=at)
    repairs.pass_on(repair=Repair.objects.get(id=noted["lamp"]), by=by, at=at)
    repairs.add(place=GRID, what=repairs.Noting(kind="water", mended=False), by=by, at=at)


def _opened(street: Town) -> Mediation:
    what = mediation.Opening(
        dispute="noise",
        sides=(mediation.Side(called="顶楼钱家", reach="13800001111"), mediation.Side(called="六楼吴家")),
        story="天不亮就在屋里拖桌椅",
        points="几点以前不拖桌椅",
        willing=True,
        impartial=True,
    )
    by = street.holder("mediator@410103012002-01")
    fact = mediation.open_(place=GRID, what=what, by=by, at=street.noon)
    return Mediation.objects.get(id=fact.stream.partition(":")[2])


def _mediated(street: Town) -> None:
    by, at = street.holder("mediator@410103012002-01"), street.noon
    mediation.fail(mediation=_opened(street), what=TOLD, by=by, at=at)
    mediation.withdraw(mediation=_opened(street), what=TOLD, by=by, at=at)
    one = _opened(street)
    to = "community_staff@410103012002"
    mediation.hand_on(mediation=one, to=to, why="和一方是远亲", by=by, at=at)
    agreed = mediation.Settlement(agreement="七点以前不拖桌椅", way="桌脚包上毛毡垫", form="written")
    mediation.settle(mediation=_same(one), what=agreed, by=street.staff, at=at)
    mediation.sign(mediation=_same(one), signed_on=at.date(), by=street.staff, at=at)
    glance = mediation.Glance(result="broken", words="毛毡垫又掉了", next_on=at.date() + 9 * DAY)
    mediation.look_again(mediation=_same(one), what=glance, by=street.staff, at=at + DAY)
    done = mediation.Glance(result="holding")
    mediation.look_again(mediation=_same(one), what=done, by=street.staff, at=at + 9 * DAY)
    mediation.erase(mediation=_same(one), by=street.staff, at=at + 10 * DAY)


def _same(one: Mediation) -> Mediation:
    return Mediation.objects.get(id=one.id)
