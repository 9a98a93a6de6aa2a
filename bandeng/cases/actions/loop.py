"""The matter goes up the levels, is signed for, returned, resolved, written about."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.words import all_at_once, keep, keep_within, reason, reason_within, reasoned, reply
from bandeng.cases.models import Case, CasePicture
from bandeng.cases.queries import clocks, rulings, seats, whynot
from bandeng.cases.queries.workers import workers_of
from bandeng.cases.rules import LIFE
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book


def _hand(case: Case, act: str, by: str, at: datetime) -> Hand:
    """The step belongs to the desk that has the matter, not to everybody above it."""
    return posts.hand(by, act, case.place, at=at, unit=case.unit, desk=desk_of(case.seat))


@dataclass(frozen=True, kw_only=True)
class HandingUp:
    """What was tried, and why it cannot be solved here."""

    tried: str
    why: str


@transaction.atomic
def escalate(*, case: Case, what: HandingUp, by: str, at: datetime, command: str = "") -> Fact:
    """Hand the matter up: grid to community, community to street."""
    hand = _hand(case, "cases.escalate", by, at)
    LIFE.after(case.state, "escalate")
    if case.level not in {rules.GRID, rules.COMMUNITY}:
        raise NotNow(_("街道不再上报,请派给部门"), verbs=("dispatch",))
    all_at_once(lambda: reasoned(what.tried, "tried"), lambda: reasoned(what.why, "why"))
    level = book().escalation[case.level]
    unit = _unit_at(level, case.place)
    seat = seats.signing_seat(level, place=case.place, unit=unit, at=at)
    said = facts.CaseEscalated(
        level=level,
        unit=unit,
        tried=reason_within(what.tried, "tried", about=case.reporter, at=at),
        why=reason_within(what.why, "why", about=case.reporter, at=at),
        seat=seat,
        clocks=(clocks.ticking("sign", seat=seat, limit=book().limits.sign, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _unit_at(level: str, place: str) -> str:
    codes = place.rstrip("/").split("/")
    return codes[2] if level == rules.COMMUNITY else codes[1]


@transaction.atomic
def dispatch(*, case: Case, unit: str, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """The street gives the matter to a department, with what is asked of it."""
    hand = _hand(case, "cases.dispatch", by, at)
    LIFE.after(case.state, "dispatch")
    if case.level != rules.STREET:
        raise NotNow(_("先上报到街道,再由街道派给部门"), verbs=("escalate",))
    _as_ruled(case, unit)
    if unit not in {department.code for department in book().departments}:
        raise BadInput(_("请选一个部门"), {"unit": _("请选一个部门")})
    seat = seats.signing_seat(rules.DEPARTMENT, place=case.place, unit=unit, at=at)
    said = facts.CaseDispatched(
        unit=unit,
        words=keep(words, "words", about=case.reporter, at=at),
        seat=seat,
        clocks=(clocks.ticking("sign", seat=seat, limit=book().limits.sign, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _as_ruled(case: Case, unit: str) -> None:
    """Raises NotNow where the district has ruled that it is another unit's."""
    ruling = rulings.of(case)
    if ruling and ruling.unit != unit:
        raise NotNow(_("裁决%(number)s已经定了归谁办,请按裁决办理") % {"number": ruling.number})


def sign(*, case: Case, by: str, at: datetime, command: str = "") -> Fact:
    """Take a matter that was handed over into one's own hands; the level's clock starts."""
    hand = _hand(case, "cases.sign", by, at)
    LIFE.after(case.state, "sign")
    seat = seats.work_seat(case.level, place=case.place, unit=case.unit, at=at)
    started = (clocks.step(case.level, seat=seat, urgent=case.urgent, at=at),)
    said = facts.CaseSigned(seat=seat, clocks=started)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Returning:
    """Why a department says it is not its own, and whose it thinks it is (or the street, to find out)."""

    basis: str
    suggested: str


@transaction.atomic
def return_(*, case: Case, what: Returning, by: str, at: datetime, command: str = "") -> Fact:
    """A department gives a matter back to the street as not its own; each unit may do so once."""
    hand = _hand(case, "cases.return", by, at)
    LIFE.after(case.state, "return")
    if case.level != rules.DEPARTMENT:
        raise NotNow(_("只有部门可以退回"), verbs=LIFE.verbs(case.state))
    _may_refuse(case, at)
    _suggests_another(case, what.suggested)
    street = _unit_at(rules.STREET, case.place)
    seat = seats.signing_seat(rules.STREET, place=case.place, unit=street, at=at)
    said = facts.CaseReturned(
        unit=case.unit,
        basis=reason(what.basis, "basis", about=case.reporter, at=at),
        suggested=what.suggested,
        to_unit=street,
        seat=seat,
        clocks=(clocks.ticking("sign", seat=seat, limit=book().limits.sign, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _suggests_another(case: Case, unit: str) -> None:
    if unit == case.unit:
        raise BadInput(_("请写另一个单位"), {"suggested": _("不能建议给本单位")})
    if unit not in {case.street, *(department.code for department in book().departments)}:
        raise BadInput(_("请写建议交给谁"), {"suggested": _("请选一个单位;说不准的选街道,由街道定")})


def _may_refuse(case: Case, at: datetime) -> None:
    """Each unit refuses once, nobody what was ruled; the second refusal goes to the district."""
    if rulings.of(case):
        raise NotNow(_("裁决已经定了归本单位办,不能再退"), verbs=("resolve",))
    if rulings.has_refused(case):
        raise NotNow(_("本单位已经退回过一次,不能再退;请街道提请裁决"), verbs=("resolve",))
    if case.returns:
        raise NotNow(_("已经有单位退回过这件事,请提请裁决"), verbs=("refer",))
    if too_late := whynot.too_late_to_return(case, at=at):
        raise NotNow(too_late, verbs=("resolve",))


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of it: solved, answered or infeasible; in words; pictures if there are any."""

    outcome: str
    words: str
    pictures: tuple[str, ...] = ()


@transaction.atomic
def resolve(*, case: Case, what: Outcome, by: str, at: datetime, command: str = "") -> Fact:
    """Say that it is done; somebody else will check."""
    hand = _hand(case, "cases.resolve", by, at)
    LIFE.after(case.state, "resolve")
    if what.outcome not in rules.OUTCOMES:
        raise BadInput(_("请选结果:办好了、已答复,还是办不了"), {"outcome": _("请选一项")})
    seat = seats.check_seat(case.condition, place=case.place, barred={by, *workers_of(case)}, at=at)
    said = facts.CaseResolved(
        outcome=what.outcome,
        words=reply(what.words, "words", about=case.reporter, at=at),
        pictures=what.pictures,
        level=case.level,
        unit=case.unit,
        on_time=case.due_at is None or at <= case.due_at,
        elapsed=clocks.seconds(case.reported_at, at),
        seat=seat,
        clocks=(clocks.check(seat=seat, urgent=case.urgent, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note on the work; a ``public`` one stands on the public page."""

    words: str
    pictures: tuple[str, ...] = ()
    public: bool = False


@transaction.atomic
def annotate(*, case: Case, note: Note, by: str, at: datetime, command: str = "") -> Fact:
    """Write how the work goes."""
    hand = posts.hand(by, "cases.annotate", case.place, at=at, unit=case.unit)
    if case.state not in rules.OPEN_STATES:
        raise NotNow(_("这件事已经结束了"))
    kept = reply if note.public else keep_within
    said = facts.CaseAnnotated(
        words=kept(note.words, "words", about=case.reporter, at=at),
        pictures=note.pictures,
        public=note.public,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def hide_picture(*, case: Case, picture: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a picture off the public page (a face, a number plate, a door number)."""
    hand = posts.hand(by, "cases.hide_picture", case.place, at=at)
    if not CasePicture.objects.filter(case=case, digest=picture, public=True).exists():
        raise NotNow(_("这张照片本来就不公开"))
    said = facts.PictureHidden(picture=picture)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
