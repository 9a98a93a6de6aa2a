"""Dividing one report of several things into several matters, and taking that back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.words import keep, reason
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, families, pausing, seats, whynot
from bandeng.cases.rules import LIFE
from bandeng.inbox import queries as inbox
from bandeng.inbox.facts import Running, Ticking
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.things import Condition


@dataclass(frozen=True, kw_only=True)
class Thing:
    """One of the things: its condition, and what it is in words."""

    condition: str
    words: str


@transaction.atomic
def divide(
    *, case: Case, parts: tuple[Thing, ...], words: str, by: str, at: datetime, command: str = ""
) -> Fact:
    """Make several matters of one report, each with its own condition and clocks; it waits for all."""
    hand = posts.hand(by, "cases.divide", case.place, at=at)
    LIFE.after(case.state, "divide")
    _may_be_divided(case)
    _check(parts)
    streams = tuple(f"case:{new_id(at)}" for _part in parts)
    said = facts.CaseDivided(parts=streams, words=reason(words, "words", about=case.reporter, at=at))
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    for stream, part in zip(streams, parts, strict=True):
        pen.record(_part(case, part, hand), hand=hand, stream=stream, turn=0)
    return fact


def _may_be_divided(case: Case) -> None:
    if case.level == rules.DEPARTMENT:
        raise NotNow(_("已经派给部门了,请先由部门退回,再分"), verbs=LIFE.verbs(case.state))
    if families.kin_of(case) is not None:
        raise NotNow(_("这件本来就是分出来的,不再分"), verbs=LIFE.verbs(case.state))
    if families.has(case):
        raise NotNow(_("有别的事并进了这一件,请先拆出去,再分"), verbs=LIFE.verbs(case.state))


def _check(parts: tuple[Thing, ...]) -> None:
    if not 2 <= len(parts) <= rules.PARTS_AT_MOST:
        sentence = _("请写两件到%(most)s件") % {"most": rules.PARTS_AT_MOST}
        raise BadInput(sentence, {"words2": sentence})
    known = {row.key for row in book().offered}
    for number, part in enumerate(parts, start=1):
        if part.condition not in known:
            raise BadInput(_("请选一个分类和情形"), {f"condition{number}": _("请选一个分类和情形")})


def _part(case: Case, part: Thing, hand: Hand) -> facts.CaseParted:
    at, row = hand.at, book().condition(part.condition)
    level = rules.COMMUNITY if case.grid == "-" and case.level == rules.GRID else case.level
    seat = seats.work_seat(level, place=case.place, unit=case.unit, at=at)
    urgent = case.danger != "-" or row.urgent
    started = (
        *_promised(case, row, seat, at),
        _since(clocks.step(level, seat=seat, urgent=urgent, at=at), at),
    )
    return facts.CaseParted(
        whole=case.stream,
        number=case.number,
        words=keep(part.words, "words", about=case.reporter, at=at),
        condition=part.condition,
        urgent=urgent,
        rulebook=book().version,
        level=level,
        unit=case.unit,
        seat=seat,
        clocks=started,
    )


def _promised(case: Case, row: Condition, seat: str, at: datetime) -> tuple[Running, ...]:
    """The limits of this condition from when the whole was accepted; its rests and more time given count."""
    began, rests = case.accepted_at or at, inbox.pauses_of(case.stream)
    given = pausing.given(case, pausing.EXTENSION)
    whole, *stages = clocks.of_condition(row, seat=seat, at=began, pauses=rests)
    longer = clocks.extended(whole, given, at=began, pauses=rests)
    return (_since(longer, began), *(_since(each, began) for each in stages))


def _since(clock: Ticking, began: datetime) -> Running:
    return Running(
        kind=clock.kind,
        seat=clock.seat,
        limit=clock.limit,
        warn_at=clock.warn_at,
        due_at=clock.due_at,
        supervise_at=clock.supervise_at,
        started_at=began,
    )


@transaction.atomic
def unite(*, case: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a division back while nobody has worked on a part; the time it was divided counts."""
    hand = posts.hand(by, "cases.unite", case.place, at=at)
    LIFE.after(case.state, "unite")
    if begun := whynot.part_begun(case):
        raise NotNow(begun)
    state = "submitted" if case.accepted_at is None else "handling"
    said = facts.CaseUnited(
        words=reason(words, "words", about=case.reporter, at=at), state=state, clocks=_stopped(case)
    )
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    for part in families.of(case, families.PART):
        back = facts.CaseWithdrawn(whole=case.stream, number=case.number)
        pen.record(back, hand=hand, stream=part.stream, turn=part.turn)
    return fact


def _stopped(case: Case) -> tuple[str, ...]:
    """The clocks that the division stopped; what was asked about time, and of others, fell with it."""
    fact = Fact.objects.of(case.stream).named("cases.divided").latest("id")
    ran = inbox.clocks_of(case.stream)
    fallen = {each.id for each in ran if each.kind == "decide" or rules.is_errand(each.kind)}
    return tuple(each.id for each in ran if each.stopped_at == fact.at and each.id not in fallen)
