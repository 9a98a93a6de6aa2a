"""A caller is joined to a matter that is open already; whoever follows a matter judges it for herself."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts, rules
from bandeng.cases.actions.closing import Word, can_be_called
from bandeng.cases.actions.intake import Report
from bandeng.cases.actions.urging import urge_by_voices
from bandeng.cases.actions.words import keep, keep_if_any
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import clocks, seats, voices
from bandeng.cases.queries.workers import lookers_of, workers_of
from bandeng.cases.rules import LIFE
from bandeng.inbox.facts import Ticking
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@transaction.atomic
def join_caller(
    *, case: Case, report: Report, by: str, at: datetime, command: str = "", told_at: datetime | None = None
) -> Fact:
    """Staff add whoever called to an open matter: she follows it, with her words and a code of her own.

    ``told_at``: when she told it, kept where that is long before it is entered.
    """
    hand = posts.hand(by, "cases.file", case.place, at=at)
    _may_be_joined(case, report)
    said = facts.CaseCallerJoined(
        follower=report.reporter,
        helper=report.helper or "-",
        channel=report.channel,
        source_number=report.source_number or "-",
        source_due_at=report.source_due_at,
        words=keep(report.words, "words", about=report.reporter, at=at),
        address=keep_if_any(report.address, "address", about=report.reporter, at=at),
        pictures=report.pictures,
        pictures_public=report.pictures_public,
        told_at=told_at if told_at and at - told_at >= rules.LATE_AFTER else None,
        one_with=voices.one_with(case, report.reporter),
    )
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    urge_by_voices(case, at=at)
    return fact


def _may_be_joined(case: Case, report: Report) -> None:
    if case.state not in rules.OPEN_STATES:
        raise NotNow(_("这件事已经结束了,请登记成新的一件"))
    if report.channel not in rules.CHANNELS:
        raise BadInput(_("请选这件事是怎么来的"), {"channel": _("请选一项")})
    if report.reporter == case.reporter or _follower(case, report.reporter):
        raise NotNow(_("这位反映人已经在这件事里了"))


def _follower(case: Case, person: str) -> Follower | None:
    return Follower.objects.filter(case=case, person=person).first()


@transaction.atomic
def judge(*, case: Case, follower: str, word: Word, by: str, at: datetime, command: str = "") -> Fact:
    """Somebody who follows the matter says how it was done; "not" goes to another person to look."""
    found = _follower(case, follower)
    if found is None:
        raise NotYours(_("只有反映过这件事的人能回答;请用事项编号和查询码"))
    hand = _judging(case, found, word, by, at)
    contests = word.answer in rules.CONTESTING
    LIFE.after(case.state, "contest" if contests else "answer")
    _check(case, found, word, at)
    seat, started = _next(case, contests, by, at)
    said = facts.CaseJudged(
        follower=follower,
        answer=word.answer,
        words=keep_if_any(word.words, "words", about=follower, at=at),
        channel=word.channel,
        contests=contests,
        seat=seat,
        clocks=started,
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)


def _judging(case: Case, follower: Follower, word: Word, by: str, at: datetime) -> Hand:
    if word.channel in rules.ASKED_BY_STAFF:
        if by in workers_of(case):
            raise NotYours(_("您办理过这件事,要由另一个人来做这一步"))
        can_be_called(word.channel, follower.person, follower.helper)
        return posts.hand(by, "cases.judge", case.place, at=at)
    if by not in {follower.person, follower.helper}:
        raise NotYours(_("只有反映过这件事的人能回答;请用事项编号和查询码"))
    return posts.built_in("resident", "cases.judge", case.place, at=at, person=by)


def _check(case: Case, follower: Follower, word: Word, at: datetime) -> None:
    days = book().limits.reopen_days
    if case.state == "declined" or (case.closed_at and at > case.closed_at + timedelta(days=days)):
        raise NotNow(_("这件事现在不能回答了,请重新反映,我们会把两件事连起来看"))
    if word.answer not in rules.ANSWERS:
        raise BadInput(_("请选一个回答"), {"answer": _("请选一项")})
    if word.answer == "solved" == follower.answer:
        raise NotNow(_("您已经回答过「办好了」"))


def _next(case: Case, contests: bool, by: str, at: datetime) -> tuple[str, tuple[Ticking, ...]]:
    """Who reviews it and by when; for a word of praise the matter stays where it is."""
    if not contests:
        return case.seat, ()
    barred = {by, *workers_of(case), *lookers_of(case)}
    seat = seats.review_seat(case.level, place=case.place, barred=barred, at=at)
    return seat, (clocks.review(seat=seat, urgent=case.urgent, at=at),)
