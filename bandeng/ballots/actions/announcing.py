"""Announce a vote, which freezes its roll; or withdraw it before it opens."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules import life
from bandeng.ballots.rules.roots import roll_root
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book

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


def _check(vote: Vote, opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    issues = {}
    days = book().voting_rule(vote.rule).notice_days if vote.binding else 0
    first = at.astimezone(SHANGHAI).date() + days * DAY
    if opens_at < at:
        issues["opens_at"] = _("开始要在公告以后")
    elif opens_at.astimezone(SHANGHAI).date() < first:
        words = {"days": days, "day": first.isoformat()}
        issues["opens_at"] = _("依法要在%(days)s天以前公告,最早从%(day)s开始") % words
    if not timedelta(0) < closes_at - opens_at <= life.DAYS_AT_MOST * DAY:
        issues["closes_at"] = _("结束要晚于开始,最多%(most)s天") % {"most": life.DAYS_AT_MOST}
    if issues:
        raise BadInput(_("还没有公告,请改一下再交"), issues)


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
