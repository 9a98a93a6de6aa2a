"""The grid leader looks at what came in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.recurring import link_if_it_came_back
from bandeng.cases.actions.words import reason, reply
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, pausing, running, sampling, seats, urgency
from bandeng.cases.queries.workers import workers_of
from bandeng.cases.rules import LIFE
from bandeng.inbox import queries as inbox
from bandeng.inbox.facts import Ticking
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.things import Condition


@transaction.atomic
def accept(*, case: Case, condition: str, by: str, at: datetime, command: str = "") -> Fact:
    """Choose category × condition, or correct what was proposed; the clocks start."""
    hand = posts.hand(by, "cases.accept", case.place, at=at)
    LIFE.after(case.state, "accept")
    row = _condition(condition)
    level = rules.COMMUNITY if case.grid == "-" else rules.GRID
    urgent = urgency.under(case, row)
    seat = seats.work_seat(level, place=case.place, unit="-", at=at)
    started = (
        *clocks.of_condition(row, seat=seat, at=at),
        clocks.step(level, seat=seat, urgent=urgent, at=at),
        *_first_contact(case, seat, at),
    )
    said = facts.CaseAccepted(
        condition=condition,
        corrected=case.proposed not in {"-", condition},
        urgent=urgent,
        rulebook=book().version,
        level=level,
        seat=seat,
        clocks=started,
    )
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    link_if_it_came_back(case, condition, after=fact, hand=hand)
    return fact


def _first_contact(case: Case, seat: str, at: datetime) -> tuple[Ticking, ...]:
    """The reporter is called once she left a number and nobody has spoken with her yet."""
    contacted = Fact.objects.of(case.stream).named("cases.contacted")
    if not people.has_phone(case.reporter, case.helper) or contacted.exists():
        return ()
    return (clocks.ticking("contact", seat=seat, limit=book().limits.first_contact, at=at),)


def reclassify(*, case: Case, condition: str, by: str, at: datetime, command: str = "") -> Fact:
    """Correct category × condition later: limits count from when they began, more time given stays.

    The step has another limit where the matter becomes urgent by it, or is so no more.
    """
    hand = posts.hand(by, "cases.reclassify", case.place, at=at)
    LIFE.after(case.state, "reclassify")
    row = _condition(condition)
    if condition == case.condition:
        raise NotNow(_("已经是这个分类了"))
    pauses = inbox.pauses_of(case.stream)
    began_at, given = case.accepted_at or at, pausing.given(case, pausing.EXTENSION)
    whole, *stages = clocks.of_condition(row, seat=case.seat, at=began_at, pauses=pauses)
    longer, urgent = clocks.extended(whole, given, at=began_at, pauses=pauses), urgency.under(case, row)
    said = facts.CaseReclassified(
        condition=condition,
        urgent=urgent,
        rulebook=book().version,
        extensions=given,
        clocks=(longer, *stages, *running.step_anew(case, urgent=urgent)),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Declining:
    """Why a matter is not accepted: the reason, the basis, whose it is instead (``""``: nobody's)."""

    reason: str
    basis: str
    unit: str = ""


@transaction.atomic
def decline(*, case: Case, why: Declining, by: str, at: datetime, command: str = "") -> Fact:
    """Not accept the matter."""
    hand = posts.hand(by, "cases.decline", case.place, at=at)
    LIFE.after(case.state, "decline")
    said = facts.CaseDeclined(
        reason=reply(why.reason, "reason", about=case.reporter, at=at),
        basis=reason(why.basis, "basis", about=case.reporter, at=at),
        unit=why.unit or "-",
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@dataclass(frozen=True, kw_only=True)
class Settling:
    """How it was settled: a sentence, pictures if wanted, the condition if not the proposed one."""

    words: str
    condition: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def settle(*, case: Case, how: Settling, by: str, at: datetime, command: str = "") -> Fact:
    """Close a small matter on the spot. Some are drawn for a check by another person."""
    hand = posts.hand(by, "cases.settle", case.place, at=at)
    LIFE.after(case.state, "settle")
    known = case.condition if case.condition != "-" else case.proposed
    row = _small(how.condition or known, case)
    sampled = sampling.is_drawn(case, row.key, silent=False, at=at)
    seat = seats.check_seat(row.key, place=case.place, barred={by, *workers_of(case)}, at=at)
    urgent = urgency.under(case, row)
    check = clocks.check(seat=seat, urgent=urgent, at=at)
    said = facts.CaseSettled(
        condition=row.key,
        urgent=urgent,
        words=reply(how.words, "words", about=case.reporter, at=at),
        pictures=how.pictures,
        sampled=sampled,
        seat=seat if sampled else "-",
        on_time=at <= clocks.promised(row, at=case.reported_at),
        elapsed=clocks.seconds(case.reported_at, at),
        clocks=(check,) if sampled else (),
    )
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    link_if_it_came_back(case, row.key, after=fact, hand=hand)
    return fact


def relocate(*, case: Case, to: str, by: str, at: datetime, command: str = "") -> Fact:
    """The place was wrong: give the matter to the grid (path ``to``) where it belongs."""
    hand = posts.hand(by, "cases.relocate", case.place, at=at)
    LIFE.after(case.state, "relocate")
    if to == case.place or rules.grid_of(to) == "-":
        raise BadInput(_("请选另一个网格"), {"to": _("请选一个网格")})
    seat = seats.acceptance_seat(to, urgent=case.urgent, at=at)
    said = facts.CaseRelocated(
        to=to,
        grid=rules.grid_of(to),
        seat=seat,
        clocks=(clocks.acceptance(seat, urgent=case.urgent, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _condition(key: str) -> Condition:
    try:
        row = book().condition(key)
    except KeyError:
        sentence = _("请选一个分类和情形")
        raise BadInput(sentence, {"condition": sentence}) from None
    if row.retired:
        sentence = _("这一种情形已经停用,请改选一种还在用的")
        raise BadInput(sentence, {"condition": sentence})
    return row


def _small(key: str, case: Case) -> Condition:
    row = _condition(key)
    if not row.small or case.level != rules.GRID:
        raise NotNow(_("这类事不能当场办结,请先受理,办好后由另一个人核查"), verbs=LIFE.verbs(case.state))
    if case.danger != "-":
        raise NotNow(_("这件事里有危险的字眼,不能当场办结,请先受理"), verbs=LIFE.verbs(case.state))
    return row
