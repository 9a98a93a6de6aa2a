"""What the lead unit decides of a work, with a reason; what the clock wipes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.contests import facts, queries, rules
from bandeng.contests.models import Work
from bandeng.kernel.facts import Kept
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Awarding:
    """Which award (its code), and why; ``compared``: works that are alike were looked at, and it stands."""

    award: str
    why: str
    compared: bool = False


@transaction.atomic
def award(*, work: Work, what: Awarding, by: str, at: datetime, command: str = "") -> Fact:
    """Give an award: the call has closed, its readers have read it. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.award", work.place, at=at, unit=work.contest.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not queries.is_marked(work.contest):
        raise NotNow(_("这一种不评奖,只放在一起比较"))
    if work.state != rules.IN:
        raise NotNow(_("这篇作品已经定了"))
    if not queries.has_closed(work.contest, at=at):
        raise NotNow(_("征集到%(day)s截止,截止以后再定奖") % {"day": work.contest.closes_on.isoformat()})
    if queries.is_being_read(work):
        raise NotNow(_("评审还没有读完;读完了再定奖"))
    if issues := _wrong(work, what):
        raise BadInput(_("还没有定奖,请改一下再交"), issues)
    said = facts.WorkAwarded(award=what.award, why=_kept(work, what.why, at))
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


def _wrong(work: Work, what: Awarding) -> dict[str, str]:
    issues = {}
    if book().contesting.award(what.award) is None:
        issues["award"] = _("请选一项")
    if not what.compared and queries.alike_with(work):
        issues["compared"] = _("有和它相同的作品:先对照着看,还是要定,就勾上")
    return issues


@transaction.atomic
def revoke(*, work: Work, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take an award back, with a reason. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.revoke", work.place, at=at, unit=work.contest.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if work.state != rules.AWARDED:
        raise NotNow(_("这篇作品没有奖可以撤销"))
    said = facts.AwardRevoked(why=_kept(work, why, at))
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


@transaction.atomic
def set_aside(*, work: Work, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Let a work take no further part, with a reason. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.set_aside", work.place, at=at, unit=work.contest.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if work.state != rules.IN:
        raise NotNow(_("这篇作品已经定了"))
    said = facts.WorkSetAside(why=_kept(work, why, at))
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


@transaction.atomic
def publish(*, work: Work, by: str, at: datetime, command: str = "") -> Fact:
    """Let everybody read a work: one with an award, or a paper; only as its author agreed.

    Raises NotYours, NotNow.
    """
    hand = posts.hand(by, "contests.publish", work.place, at=at, unit=work.contest.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not work.publish:
        raise NotNow(_("作者没有同意公开,不能放到阅读页"))
    if work.state != rules.AWARDED and (work.state != rules.IN or queries.is_marked(work.contest)):
        raise NotNow(_("定了奖的作品才放到阅读页"))
    if work.published or work.faded:
        raise NotNow(_("这篇作品已经公开了,或者已经抹去"))
    said = facts.WorkPublished()
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


def _kept(work: Work, why: str, at: datetime) -> Kept:
    if not why.strip() or len(why) > rules.WHY_AT_MOST:
        words = {"most": rules.WHY_AT_MOST}
        raise BadInput(_("请写为什么"), {"why": _("要写,最多%(most)s个字") % words})
    return vault.keep(why.strip(), kind="work-why", about=work.id, at=at)


def lapse(*, at: datetime) -> int:
    """Wipe works that were not made public and whose last day has passed; answers how many."""
    return sum(_fade(work, at) for work in queries.faded_by(at.astimezone(SHANGHAI).date()))


def _fade(work: Work, at: datetime) -> bool:
    hand = posts.built_in("clock", "contests.lapse", work.place, at=at)
    try:
        with transaction.atomic():
            said = facts.WorkFaded(wiped=vault.wipe(queries.words_kept(work), at=at))
            pen.record(said, hand=hand, stream=work.stream, turn=work.turn)
    except Stale:
        return False  # somebody wrote there in the same moment; the next round comes by
    return True
