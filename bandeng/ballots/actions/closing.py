"""Close a vote and count it; publish the result. Nothing is counted before."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.batching import must_be_checked
from bandeng.ballots.actions.slots import count_alone
from bandeng.ballots.models import Vote
from bandeng.ballots.queries import sample_standing, slots_of
from bandeng.ballots.queries.differing import asked_until, in_conflict, open_to_her
from bandeng.ballots.queries.households import open_disputes
from bandeng.ballots.rules import life
from bandeng.ballots.rules.roll import Weight
from bandeng.ballots.rules.slots import Counted, count
from bandeng.ballots.rules.tallying import Tally
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.ui.words import moment_text

DAYS_AT_LEAST = 15  # Organic Law of residents' committees, article 34: published for fifteen days at least


@transaction.atomic
def close(*, vote: Vote, by: str, at: datetime, command: str = "") -> Fact:
    """Count after the window has ended. Raises NotYours, NotNow, Stale.

    Not while a voter whose two ballots differ is still waited for, as the rule says how long, also where
    it was recorded for her which counts; nor before the numbers of every batch of papers were checked.
    """
    hand = posts.hand(by, "ballots.close", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    return _close(vote, hand, at, command)


def close_due(*, at: datetime) -> int:
    """The clock counts votes whose window has ended where no paper is left to key; answers how many."""
    done = 0
    for vote in Vote.objects.filter(state=life.ANNOUNCED, closes_at__lte=at).order_by("id"):
        hand = posts.built_in("clock", "ballots.close", vote.place, at=at)
        try:
            with transaction.atomic():
                done += bool(_close(vote, hand, at, "", waits=True))
        except (NotNow, Stale):
            continue  # papers are left to key, or somebody was quicker
    return done


def _close(vote: Vote, hand: Hand, at: datetime, command: str, *, waits: bool = False) -> Fact:
    life.LIFE.after(vote.state, "close")
    if vote.closes_at is None or at < vote.closes_at:
        raise NotNow(_("表决还没有结束,不能计票。"))
    count_alone(vote)
    _all_answered(vote)
    must_be_checked(vote)
    slots, keys = slots_of(vote)
    found = count(book().voting_rule(vote.rule), slots, keys, deemed=vote.deemed, seats=vote.seats)
    _asked_long_enough(found.conflicts + open_to_her(vote), asked_until(vote), at)
    if waits and (found.undecided or (found.conflicts and asked_until(vote) is None)):
        raise NotNow(_("还有选票没有录好,或者没有问清楚。"))
    said = facts.BallotClosed(**told_of(found))
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _all_answered(vote: Vote) -> None:
    """Raises NotNow while somebody who disputed a ballot, or who of the co-owners votes, was not answered."""
    about = Counter(open_disputes(vote).values_list("about", flat=True))
    if waiting := about[life.BALLOT]:
        raise NotNow(_("有 %(n)s 个表决人说有一票不是自己投的,先答复,再计票。") % {"n": waiting})
    if waiting := about[life.VOTER]:
        raise NotNow(_("有 %(n)s 个号的共有人对由谁投说不到一起,先定下来,再计票。") % {"n": waiting})


def why_waits(vote: Vote, *, at: datetime) -> str:
    """Why a vote whose voting is over cannot be counted yet; nothing where it can."""
    try:
        _all_answered(vote)
        must_be_checked(vote)
        _asked_long_enough(len(in_conflict(vote)) + open_to_her(vote), asked_until(vote), at)
    except NotNow as waits:
        return str(waits)
    return ""


def _asked_long_enough(many: int, until: datetime | None, at: datetime) -> None:
    """Raises NotNow while a voter whose two ballots differ can still say which counts."""
    if many and until and at < until:
        words = {"n": many, "until": moment_text(until, at)}
        raise NotNow(
            _("有 %(n)s 个号网上和纸质的不一样,等本人说到%(until)s;本人自己说了或者到了时候再计票。") % words
        )


def told_of(found: Counted) -> dict[str, Any]:
    """What a fact says of a count."""
    return {
        "results": tuple(_result(key, each) for key, each in found.tallies.items()),
        "conflicts": found.conflicts,
        "undecided": found.undecided,
        "could_change": _matters(found),
    }


def _matters(found: Counted) -> bool:
    return bool(found.conflicts or found.undecided) and found.could_change


def _result(key: str, tally: Tally) -> facts.Result:
    return facts.Result(
        key=key,
        yes=_count(tally.yes),
        no=_count(tally.no),
        abstain=_count(tally.abstain),
        deemed=_count(tally.deemed),
        deemed_as=tally.deemed_as,
        quorum=tally.quorum,
        passed=tally.passed,
    )


def _count(weight: Weight) -> facts.Count:
    return facts.Count(area=weight.area, heads=weight.heads)


@transaction.atomic
def publish(*, vote: Vote, days: int, by: str, at: datetime, command: str = "") -> Fact:
    """Publish the result for at least so many days. Raises NotYours, NotNow, BadInput, Stale.

    Not before the papers of a binding vote were sampled and compared; all of them where what is left open
    could turn a result.
    """
    hand = posts.hand(by, "ballots.publish", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "publish")
    if lacks := sample_standing(vote).lacks:
        raise NotNow(lacks)
    least = DAYS_AT_LEAST if vote.binding else 1
    if days < least:
        words = {"days": least}
        raise BadInput(_("公示至少%(days)s天") % words, {"days": _("至少%(days)s天") % words})
    if days > life.PUBLISHED_AT_MOST:
        told = _("最多写%(most)s天,写错了的改过来") % {"most": life.PUBLISHED_AT_MOST}
        raise BadInput(_("还没有公布"), {"days": told})
    said = facts.BallotPublished(days=days)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)
