"""Somebody else checks; the reporter answers; a contest goes to another person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.words import keep_if_any, reason, reply, shown_if_any
from bandeng.cases.models import Case
from bandeng.cases.queries import clocks, running, seats
from bandeng.cases.queries.workers import lookers_of, workers_of
from bandeng.cases.rules import LIFE
from bandeng.inbox.facts import Ticking
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check found. Words are needed when it did not pass."""

    passed: bool
    words: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def check(*, case: Case, finding: Finding, by: str, at: datetime, command: str = "") -> Fact:
    """Look whether it is really done; the checker is never somebody who worked on it."""
    hand = posts.hand(by, "cases.check", case.place, at=at)
    LIFE.after(case.state, "check")
    not_by_worker(case, by)
    if case.state == "closed" and not case.sampled:
        raise NotNow(_("这件事没有抽到核查"))
    if not finding.passed and not finding.words.strip():
        raise BadInput(_("请写清楚哪里没办好"), {"words": _("这里还没有写")})
    sample = case.state == "closed"
    asked = finding.passed and not sample
    barred = {by, *workers_of(case)} if asked else ()
    seat = seats.ask_seat(place=case.place, barred=barred, at=at) if asked else _handlers_seat(case, at)
    said = facts.CaseChecked(
        passed=finding.passed,
        words=_found(finding, case.reporter, at),
        pictures=finding.pictures,
        seat=seat,
        sample=sample,
        clocks=_asking_clocks(case, seat, at) if asked else _first_clocks(case, finding, seat, at),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _found(finding: Finding, about: str, at: datetime) -> Kept | None:
    """What sends a matter back must say something; of what passed nothing need be said."""
    if finding.passed:
        return shown_if_any(finding.words, "words", about=about, at=at)
    return reason(finding.words, "words", about=about, at=at)


def _asking_clocks(case: Case, seat: str, at: datetime) -> tuple[Ticking, ...]:
    """The reporter has days to answer; whoever asks her has a day to call, where she left a number."""
    confirm = clocks.ticking("confirm", seat=seat, limit=f"{book().limits.confirm_days} 自然日", at=at)
    if not people.has_phone(case.reporter, case.helper):
        return (confirm,)
    return (confirm, clocks.ticking("callback", seat=seat, limit=book().limits.call_back, at=at))


def _first_clocks(case: Case, finding: Finding, seat: str, at: datetime) -> tuple[Ticking, ...]:
    return () if finding.passed else clocks_of_rework(case, seat, at)


def clocks_of_rework(case: Case, seat: str, at: datetime) -> tuple[Ticking, ...]:
    """Those of the work go on, without the hours in which others looked and asked. What was settled on the
    spot never had any: they start."""
    if case.accepted_at is not None and case.resolved_at is not None:
        return running.gone_on_with(case.stream, since=case.resolved_at, at=at)
    return clocks.of_condition(book().condition(case.condition), seat=seat, at=at)


def _handlers_seat(case: Case, at: datetime) -> str:
    return seats.work_seat(case.level, place=case.place, unit=case.unit, at=at)


@dataclass(frozen=True, kw_only=True)
class Word:
    """The reporter's own word. ``channel``: page or code (herself), phone or door (asked by staff)."""

    answer: str
    channel: str
    words: str = ""


@transaction.atomic
def answer(*, case: Case, word: Word, by: str, at: datetime, command: str = "") -> Fact:
    """The reporter says it is solved; said by herself, or asked by somebody who did not handle it."""
    hand = _answering(case, word, by, at)
    LIFE.after(case.state, "answer")
    _still_open_to_answer(case, at)
    if word.answer != "solved":
        raise BadInput(_("请选一个回答"), {"answer": _("请选一项")})
    if case.answer == "solved" and case.state == "closed":
        raise NotNow(_("您已经回答过「办好了」"))
    said = facts.CaseAnswered(
        answer=word.answer,
        words=keep_if_any(word.words, "words", about=case.reporter, at=at),
        channel=word.channel,
        elapsed=clocks.seconds(case.reported_at, case.resolved_at or at),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


@transaction.atomic
def contest(*, case: Case, word: Word, by: str, at: datetime, command: str = "") -> Fact:
    """The reporter says partly, not, or it came back; another person than the handler will look."""
    hand = _answering(case, word, by, at)
    LIFE.after(case.state, "contest")
    _still_open_to_answer(case, at)
    if word.answer not in rules.CONTESTING:
        raise BadInput(_("请选一个回答"), {"answer": _("请选一项")})
    barred = {by, *workers_of(case), *lookers_of(case)}
    seat = seats.review_seat(case.level, place=case.place, barred=barred, at=at)
    said = facts.CaseContested(
        answer=word.answer,
        words=keep_if_any(word.words, "words", about=case.reporter, at=at),
        channel=word.channel,
        seat=seat,
        clocks=(clocks.review(seat=seat, urgent=case.urgent, at=at),),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _answering(case: Case, word: Word, by: str, at: datetime) -> Hand:
    if word.channel in rules.ASKED_BY_STAFF:
        hand = posts.hand(by, "cases.ask", case.place, at=at)
        not_by_worker(case, by)
        can_be_called(word.channel, case.reporter, case.helper)
        return hand
    if by not in {case.reporter, case.helper}:
        raise NotYours(_("只有反映这件事的人能回答;请用事项编号和查询码"))
    return posts.built_in("resident", "cases.answer", case.place, at=at, person=by)


def can_be_called(channel: str, *persons: str) -> None:
    """Nobody was asked by telephone whose number is not kept. Raises BadInput."""
    if channel == "phone" and not people.has_phone(*persons):
        raise BadInput(
            _("没有留电话,不能记作电话里问的"), {"channel": _("没有留电话,请上门问,或者等她自己说")}
        )


def _still_open_to_answer(case: Case, at: datetime) -> None:
    days = book().limits.reopen_days
    if case.closed_at and at > case.closed_at + timedelta(days=days):
        raise NotNow(_("这件事结束已经超过%(days)s天,请重新反映,我们会把两件事连起来看") % {"days": days})


def not_by_worker(case: Case, by: str) -> None:
    """Raises NotYours where this person had a hand in the work."""
    if by in workers_of(case):
        raise NotYours(_("您办理过这件事,要由另一个人来做这一步"))


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """``rework``: back to the handler. ``uphold``: closed, with a reply to the reporter."""

    outcome: str
    words: str


@transaction.atomic
def review(*, case: Case, verdict: Verdict, by: str, at: datetime, command: str = "") -> Fact:
    """Look again at what the reporter contests; never by a person who worked on it, checked it or asked."""
    hand = posts.hand(by, "cases.review", case.place, at=at)
    if verdict.outcome not in {"rework", "uphold"}:
        raise BadInput(_("请选:返工,还是维持并答复"), {"outcome": _("请选一项")})
    anew = verdict.outcome == "rework" and case.condition == "-"
    outcome = "retake" if anew else verdict.outcome
    LIFE.after(case.state, outcome)
    not_by_worker(case, by)
    if by in lookers_of(case):
        raise NotYours(_("您核查过或者问过反映人,要由另一个人复核"))
    seat, started = _next_of_review(case, outcome, at)
    said = facts.CaseReviewed(
        outcome=outcome,
        words=reply(verdict.words, "words", about=case.reporter, at=at),
        seat=seat,
        clocks=started,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _next_of_review(case: Case, outcome: str, at: datetime) -> tuple[str, tuple[Ticking, ...]]:
    """Whose step it is after the review, and the clocks that start."""
    if outcome == "retake":
        seat = seats.acceptance_seat(case.place, urgent=case.urgent, at=at)
        return seat, (clocks.acceptance(seat, urgent=case.urgent, at=at),)
    seat = _handlers_seat(case, at)
    return seat, clocks_of_rework(case, seat, at) if outcome == "rework" else ()
