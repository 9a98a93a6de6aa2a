"""Record how people settled a tie at the last seat of an election; nothing is drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts, queries
from bandeng.ballots.actions.auditing import present_issues
from bandeng.ballots.models import Vote
from bandeng.ballots.queries import watchers
from bandeng.ballots.rules import life
from bandeng.ballots.rules.electing import Elected
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class TieBreaking:
    """A way of the book, the keys of those who got the seats left, who watched, and how it was in words."""

    way: str
    chosen: Sequence[str]
    witnesses: Sequence[str]
    how: str


@transaction.atomic
def settle_tie(*, vote: Vote, what: TieBreaking, by: str, at: datetime, command: str = "") -> Fact:
    """Record it once, after the papers were compared. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.settle_tie", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "settle_tie")
    found = _tied(vote)
    if issues := _issues(vote, what, found) | _seen_by(vote, what, hand):
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    said = facts.TieSettled(
        way=what.way,
        chosen=tuple(key for key in found.tied if key in what.chosen),
        witnesses=tuple(sorted(set(what.witnesses))),
        how=vault.keep(what.how.strip(), kind="tie", about=vote.id, at=at),
    )
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _tied(vote: Vote) -> Elected:
    found = queries.seats_as_counted(vote)
    if not vote.seats or not found.tied:
        raise NotNow(_("没有票数一样、要由人来定的候选人。"))
    if queries.tie_of(vote):
        raise NotNow(_("已经记下是怎样定的,只记一次。"))
    if lacks := queries.sample_standing(vote).lacks:
        raise NotNow(lacks)
    return found


def _issues(vote: Vote, what: TieBreaking, found: Elected) -> dict[str, str]:
    issues = {}
    way = next((each for each in book().voting_people.ties if each.code == what.way), None)
    if way is None:
        issues["way"] = _("请选是怎样定的")
    if len(set(what.chosen)) != found.left or not set(what.chosen) <= set(found.tied):
        issues["chosen"] = _("还剩 %(left)s 个名额,请勾 %(left)s 位") % {"left": found.left}
    if not what.how.strip() or len(what.how) > life.WORDS_AT_MOST:
        issues["tie_how"] = _("写一下是怎样定的,最多%(most)s个字") % {"most": life.WORDS_AT_MOST}
    return issues


def _seen_by(vote: Vote, what: TieBreaking, hand: Hand) -> dict[str, str]:
    """What is wrong with those who were there: as at the dice where the way needs witnesses."""
    way = next((each for each in book().voting_people.ties if each.code == what.way), None)
    if way and way.witnessed:
        wrong = present_issues(vote, what.witnesses, hand)
    else:
        wrong = "" if watchers.are_named(vote, what.witnesses) else _("只能勾请过的监票人")
    return {"tie_witnesses": wrong} if wrong else {}
