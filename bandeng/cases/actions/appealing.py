"""A missed limit is appealed once; two reviewers above decide, each without the other's word.

Only two yeses make an exemption. Where the two are not of one mind the overtime counts as it stood: the clock
said so, and nobody overrules a clock alone. What was appealed falls when the matter is opened again, because
the limit may be missed anew; after the next closing it may be appealed with all that happened.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import reason
from bandeng.cases.models import Case
from bandeng.cases.queries import appeals, clocks, seats
from bandeng.cases.queries.appeals import Missed
from bandeng.cases.rules import LIFE
from bandeng.cases.ties import Appeal
from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Appealing:
    """Which limit (the id of its clock), and why it should not count."""

    limit: str
    reason: str


@transaction.atomic
def appeal(*, case: Case, what: Appealing, by: str, at: datetime, command: str = "") -> Fact:
    """Say why a limit that one missed should not count; once, after the matter is over."""
    found = {each.clock.id: each for each in appeals.missed(case)}.get(what.limit)
    desk = found.unit if found else ""
    hand = posts.hand(by, "cases.appeal", case.place, at=at, unit=desk or case.unit, desk=desk)
    LIFE.after(case.state, "appeal")
    limit = _still_open(case, found, at)
    number = len(appeals.of(case)) + 1
    barred = {by, *appeals.handlers(case)}
    asked = seats.reviewing_seats(limit.seat, place=case.place, barred=barred, at=at)
    said = facts.CaseAppealed(
        number=number,
        limit=limit.clock.id,
        kind=limit.clock.kind,
        missed=limit.seat,
        reason=reason(what.reason, "reason", about=case.reporter, at=at),
        reviewers=asked,
        clocks=tuple(_weighing(number, turn, seat, at) for turn, seat in enumerate(asked, start=1)),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _still_open(case: Case, limit: Missed | None, at: datetime) -> Missed:
    if limit is None:
        sentence = _("这个时限没有超过,或者已经申诉过;一个时限只能申诉一次")
        raise BadInput(sentence, {"limit": sentence})
    until = appeals.until(case)
    if until is None or at > until:
        days = book().limits.appeal_days
        raise NotNow(_("这件事结束已经超过%(days)s天,不能再申诉;超时照样看得见") % {"days": days})
    return limit


def _weighing(number: int, turn: int, seat: str, at: datetime) -> Ticking:
    kind = f"{appeals.WEIGH}{number}.{turn}"
    return clocks.ticking(kind, seat=seat, limit=book().limits.appeal, at=at)


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Which appeal of the matter, whether the overtime should not count, and why (not)."""

    number: int
    granted: bool
    words: str


@transaction.atomic
def decide_appeal(*, case: Case, what: Deciding, by: str, at: datetime, command: str = "") -> Fact:
    """One of two decides; with the second it is decided, and both reasons are told."""
    found, hand = _to_decide(case, what, by, at)
    LIFE.after(case.state, "decide_appeal")
    words = reason(what.words, "words", about=case.reporter, at=at)
    said = _second(case, found, what, words) if found.first != "-" else _first(case, found, what, words, hand)
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _to_decide(case: Case, what: Deciding, by: str, at: datetime) -> tuple[Appeal, Hand]:
    """The appeal, and the hand of somebody above who had no part in the matter."""
    found = next((each for each in appeals.pending(case) if each.number == what.number), None)
    if found is None:
        posts.hand(by, "cases.decide_appeal", case.place, at=at)
        raise NotNow(_("现在没有等着审的申诉"))
    answer = appeals.may_decide(by, case, found, at=at)
    if not answer.yes:
        raise NotYours(answer.reason, who=answer.who)
    if by in appeals.barred(case, found):
        raise NotYours(_("您经办过这件事、提过或审过这个申诉,要由另一个人来审"))
    desk = desk_of(answer.post)
    return found, posts.hand(by, "cases.decide_appeal", case.place, at=at, desk=desk)


def _first(case: Case, found: Appeal, what: Deciding, words: Kept, hand: Hand) -> facts.AppealWeighed:
    """Where only one post was asked, the other reviewer is asked now, at whatever post above has one free."""
    seat, again = "-", tuple[Ticking, ...]()
    if "," not in found.reviewers:
        barred = {hand.person, *appeals.barred(case, found)}
        seat = seats.second_seat(found.missed, place=case.place, barred=barred, at=hand.at)
        again = (_weighing(found.number, 2, seat, hand.at),)
    return facts.AppealWeighed(
        number=found.number, granted=what.granted, words=words, seat=seat, clocks=again
    )


def _second(case: Case, found: Appeal, what: Deciding, words: Kept) -> facts.AppealDecided:
    first = appeals.first_word(case, found).body
    return facts.AppealDecided(
        number=found.number,
        limit=found.limit,
        kind=found.kind,
        granted=what.granted and first["granted"],
        split=what.granted is not first["granted"],
        words=words,
        first_words=Kept(**first["words"]),
        seat=found.missed,
    )
