"""Announce a vote, which freezes its roll; or withdraw it before it opens."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.models import Elector, Objection, Vote
from bandeng.ballots.queries import uncorrected
from bandeng.ballots.rules import life
from bandeng.ballots.rules.roots import roll_root
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.words import date_text, moment_text

DAY = timedelta(days=1)


@transaction.atomic
def announce(
    *, vote: Vote, opens_at: datetime, closes_at: datetime, by: str, at: datetime, command: str = ""
) -> Fact:
    """Freeze the roll and say when voting runs. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.announce", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "announce")
    _may_freeze(vote, at)
    _check(vote, opens_at, closes_at, at)
    lines = list(Elector.objects.filter(vote=vote).values_list("number", "area", "units"))
    said = facts.BallotAnnounced(
        root=roll_root(lines),
        entities=len(lines),
        area=sum(area for _number, area, _units in lines),
        opens_at=opens_at,
        closes_at=closes_at,
    )
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _may_freeze(vote: Vote, at: datetime) -> None:
    """Not before everybody could object, every objection was answered and what was upheld carried out.

    Raises NotNow.
    """
    waiting = Objection.objects.filter(vote=vote, answered_at=None).count()
    if waiting:
        raise NotNow(_("还有 %(n)s 条对名册的异议没有答复,答复以后才能定下名册。") % {"n": waiting})
    if left := uncorrected(vote):
        words = {"what": _("、").join(dict.fromkeys(each.number or _("漏了人") for each in left))}
        raise NotNow(_("成立的异议还没有照着改名册(%(what)s):先改正、补上或者去掉,再公告。") % words)
    if vote.posted_at is None and book().voting_rule(vote.rule).posting_days:
        raise NotNow(_("先公示候选人和名册,再公告。"))
    if vote.objections_until and at < vote.objections_until:
        words = {"until": moment_text(vote.objections_until, at)}
        raise NotNow(_("名册公示听异议到%(until)s,到那时才能定下名册。") % words)


def _check(vote: Vote, opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    rule = book().voting_rule(vote.rule)
    told = {
        "opens_at": _opening(vote, rule, opens_at, at),
        "closes_at": _closing(vote, rule, opens_at, closes_at),
    }
    if issues := {name: words for name, words in told.items() if words}:
        raise BadInput(_("还没有公告,请改一下再交"), issues)


def _opening(vote: Vote, rule: VotingRule, opens_at: datetime, at: datetime) -> str:
    """What is wrong with when it opens; a binding vote is announced so many days ahead, by law."""
    days = rule.notice_days if vote.binding else 0
    first = at.astimezone(SHANGHAI).date() + days * DAY
    posted = vote.posted_at.astimezone(SHANGHAI).date() + rule.posting_days * DAY if vote.posted_at else first
    if opens_at < at:
        return _("开始要在公告以后")
    if opens_at.astimezone(SHANGHAI).date() < first:
        return _("依法要在%(days)s天以前公告,最早从%(day)s开始") % {"days": days, "day": date_text(first)}
    if opens_at.astimezone(SHANGHAI).date() < posted:
        words = {"days": rule.posting_days, "day": date_text(posted)}
        return _("候选人要公示%(days)s天,最早从%(day)s开始") % words
    return ""


def _closing(vote: Vote, rule: VotingRule, opens_at: datetime, closes_at: datetime) -> str:
    """What is wrong with when it closes; a binding vote is open so many hours at least."""
    least = rule.open_days * DAY if vote.binding else timedelta(0)
    if not timedelta(0) < closes_at - opens_at <= life.DAYS_AT_MOST * DAY:
        return _("结束要晚于开始,最多%(most)s天") % {"most": life.DAYS_AT_MOST}
    if closes_at - opens_at < least:
        words = {"days": rule.open_days, "until": moment_text(opens_at + least)}
        return _("有法律效力的,至少能投%(days)s天,最早到%(until)s结束") % words
    return ""


@transaction.atomic
def withdraw(*, vote: Vote, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take it back before it opens. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.withdraw", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "withdraw")
    if vote.opens_at and vote.opens_at <= at:
        raise NotNow(_("投票已经开始,不能撤回。"))
    if not why.strip() or len(why) > life.WORDS_AT_MOST:
        words = {"most": life.WORDS_AT_MOST}
        raise BadInput(_("还没有撤回"), {"withdrawal": _("写一下为什么撤回,最多%(most)s个字") % words})
    kept = vault.keep(why.strip(), kind="why", about=vote.id, at=at)
    said = facts.BallotWithdrawn(why=kept)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)
