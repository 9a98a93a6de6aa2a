"""Key a paper twice, blind, by two people of two bodies; where they differ a third settles it.

A poll without legal effect is keyed once, but where the voter has cast on line, too.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.batching import must_be_counted
from bandeng.ballots.actions.slots import choices_kept, collides, hand_at
from bandeng.ballots.models import Elector, Entry
from bandeng.ballots.queries.posts import body_of
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault

TWICE = 2


@transaction.atomic
def key(*, elector: Elector, choices: Mapping[str, str], by: str, at: datetime, command: str = "") -> Fact:
    """Key what the paper says. Raises NotYours, NotNow, BadInput, Stale."""
    hand = hand_at(elector.vote, "ballots.key", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _may_key(elector)
    unit = body_of(hand)
    entries = _entries_before(elector, by, unit)
    kept = choices_kept(elector, choices, at)
    needed = TWICE if elector.vote.binding or elector.online != "-" else 1
    same = all(_text(entry) == vault.read([kept.kept])[kept.kept] for entry in entries)
    done = len(entries) + 1 >= needed
    said = facts.BallotKeyed(
        serial=elector.serial,
        unit=unit,
        choices=kept,
        agreed=kept.kept if done and same else "-",
        differs=done and not same,
        conflict=done and same and collides(elector, paper=kept.kept),
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _entries_before(elector: Elector, by: str, unit: str) -> list[Entry]:
    """What was keyed of this paper; the next entry must be another person's, of another body."""
    entries = list(Entry.objects.filter(elector=elector, serial=elector.serial))
    if any(entry.person == by for entry in entries):
        raise NotYours(_("这张您录过了,第二遍要另一个人录。"))
    if any(entry.unit == unit for entry in entries):
        raise NotYours(_("两遍要由两个单位的人录,您和第一遍的人是一个单位的。"))
    if len(entries) >= TWICE:
        raise NotNow(_("这张已经录过两遍了。"))
    return entries


def _may_key(elector: Elector) -> None:
    if elector.vote.state != life.ANNOUNCED:
        raise NotNow(_("计票以后不再录。"))
    if not elector.received:
        raise NotNow(_("先收回这张选票,再录。"))
    must_be_counted(elector)


def _text(entry: Entry) -> str:
    return vault.read([entry.choices]).get(entry.choices, "")


@transaction.atomic
def adjudicate(
    *, elector: Elector, choices: Mapping[str, str], by: str, at: datetime, command: str = ""
) -> Fact:
    """A third person says what the paper is. Raises NotYours, NotNow, BadInput, Stale."""
    hand = hand_at(elector.vote, "ballots.adjudicate", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _may_key(elector)
    if not elector.differs:
        raise NotNow(_("这张选票的两遍录入没有不一样。"))
    if Entry.objects.filter(elector=elector, serial=elector.serial, person=by).exists():
        raise NotYours(_("录过这张的人不能裁定,请第三个人来。"))
    kept = choices_kept(elector, choices, at)
    conflict = collides(elector, paper=kept.kept)
    said = facts.BallotAdjudicated(serial=elector.serial, choices=kept, conflict=conflict)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)
