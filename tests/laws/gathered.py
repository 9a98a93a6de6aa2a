"""Every step of a session, taken once in the quiet street."""

import io
from datetime import datetime, timedelta

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions, codes, queries
from bandeng.gatherings.actions.words import Talk
from bandeng.gatherings.facts import Examined
from bandeng.gatherings.models import Attendance, Session
from bandeng.people import actions as people
from bandeng.people import queries as persons

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
BRANCH, GROUP = f"{cast.COMMUNITY}-branch", f"{cast.COMMUNITY}-group1"
PICTURES = ("cd" * 32, "ef" * 32)
SHEETS = ("c1" * 32, "c2" * 32)
CHILD = actions.Joining(called="毛豆豆", child=True, consented=True)


def walk(street: Town) -> None:
    """Planned by two units, signed up for, moved, attended, held, shown; cancelled; entered later."""
    session = _planned(street, street.noon + 2 * DAY)
    _signed_up(street, session)
    _moved(street, session)
    _attended(street, session)
    _held(street, session)
    _cancelled(street)
    _entered_later(street)


def _by(street: Town) -> str:
    return street.holder(f"secretary@{BRANCH}")


def _again(session: Session) -> Session:
    return Session.objects.get(id=session.id)


def _planned(street: Town, begins_at: datetime) -> Session:
    what = actions.Planning(
        kind="children",
        title="暑期剪纸",
        units=(BRANCH, GROUP),
        begins_at=begins_at,
        ends_at=begins_at + HOUR,
        venue="社区活动室",
        capacity=2,
        open_to="everybody",
        serves=("activity:some",),
        speakers=(Talk(called="剪纸的蔡奶奶"),),
        lines={"offers": "剪窗花"},
    )
    fact = actions.plan(what=what, by=_by(street), at=street.noon)
    return Session.objects.get(id=fact.stream.partition(":")[2])


def _signed_up(street: Town, session: Session) -> None:
    resident, at, by = persons.person(cast.RESIDENT).id, street.noon, _by(street)
    actions.sign_up(session=session, by=resident, at=at)
    actions.sign_up(session=_again(session), by=resident, who=CHILD, at=at)
    neighbour = people.guest(name="楼上的贺师傅", at=at)
    actions.sign_up(session=_again(session), by=neighbour, at=at)
    actions.enrol(session=_again(session), who=actions.Joining(called="打电话的施老太"), by=by, at=at)
    seats = queries.seats_of(_again(session))
    actions.withdraw(session=_again(session), seat=seats[0].id, by=resident, at=at)
    actions.withdraw_for(session=_again(session), seat=seats[-1].id, by=by, at=at)
    actions.remind(session=_again(session), by=by, at=at)
    actions.renew_feed(person=resident, at=at)


def _moved(street: Town, session: Session) -> None:
    what = actions.Moving(
        begins_at=session.begins_at + HOUR,
        ends_at=session.ends_at + HOUR,
        venue="社区二楼",
        why="蔡奶奶上午要看孙子",
    )
    actions.move(session=_again(session), what=what, by=_by(street), at=street.noon)


def _attended(street: Town, session: Session) -> None:
    now, by = _again(session), _by(street)
    at = now.begins_at
    code, guest = codes.door(now.id, at=at), actions.Coming(called="路过的阮阿姨")
    actions.arrive(session=now, code=code.token, by=persons.person(cast.RESIDENT).id, at=at)
    actions.arrive_as_guest(session=_again(session), code=code.digits, who=guest, at=at)
    waits = [seat for seat in queries.seats_of(_again(session)) if not seat.came]
    actions.punch(session=_again(session), ticket=waits[0].ticket, by=by, at=at)
    typed = [actions.Coming(called="隔壁楼的小蒋")]
    actions.attend(session=_again(session), who=typed, way="sheet", by=by, at=at)
    table = io.BytesIO("姓名,单位\n鲍小鱼,二年级\n鲍小鱼,二年级\n".encode())
    actions.take_list(session=_again(session), file=table, beyond=True, by=by, at=at)
    wrong = io.BytesIO("姓名\n别场的姚大爷\n别场的魏大妈\n".encode())
    actions.take_list(session=_again(session), file=wrong, beyond=True, by=by, at=at + MINUTE)
    actions.undo_import(session=_again(session), moment=at + MINUTE, by=by, at=at + 2 * MINUTE)
    for sheet in SHEETS:
        actions.keep_sheet(session=_again(session), picture=sheet, by=by, at=at)
    actions.drop_sheet(session=_again(session), picture=SHEETS[0], by=by, at=at)
    last = Attendance.objects.filter(session=session, way="sheet").values_list("id", flat=True)[0]
    actions.undo_attendance(session=_again(session), arrival=last, by=by, at=at)


def _held(street: Town, session: Session) -> None:
    leader = street.holder(f"group_leader@{GROUP}")
    at = _again(session).ends_at
    what = actions.Outcome(told="孩子们都剪成了一张")
    actions.hold(session=_again(session), what=what, by=leader, at=at)
    for digest, agreed in zip(PICTURES, ("everybody", "inside"), strict=True):
        shot = actions.Picturing(digest=digest, agreed=agreed, caption=f"窗花{agreed}", credit="摄影的尤老师")
        actions.show_picture(session=_again(session), what=shot, by=leader, at=at)
    actions.hide_picture(session=_again(session), picture=PICTURES[1], by=leader, at=at)
    actions.lapse(at=at + 40 * DAY)


def _cancelled(street: Town) -> None:
    session = _planned(street, street.noon + 3 * DAY)
    actions.cancel(session=session, why="蔡奶奶病了", by=_by(street), at=street.noon)


def _entered_later(street: Town) -> None:
    what = actions.Recording(
        kind="inspection",
        title="清廉单位验收",
        units=("410103-jw",),
        begins_at=street.noon - HOUR,
        ends_at=street.noon,
        venue="城管局会议室",
        examined=(Examined(unit="410103-cg", result="outstanding"),),
        told="台账还差两本",
    )
    actions.record(what=what, by=street.holder("party_staff@410103-jw"), at=street.noon)
