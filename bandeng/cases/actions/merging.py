"""Merging a matter into another, and taking it out again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import reason
from bandeng.cases.models import Case, Follower
from bandeng.cases.queries import families, voices
from bandeng.cases.rules import DEPARTMENT, LIFE, STREET
from bandeng.inbox import queries as inbox
from bandeng.inbox.facts import Running
from bandeng.inbox.models import Clock
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts

PROMISES = ("accept", "whole")


@transaction.atomic
def merge(*, case: Case, master: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Merge a matter into a master: its people stay with their voices, its clocks stop, one way is gone.

    The master's promise never gets later by it: where the merged one's was earlier, that one stands.
    """
    hand = posts.hand(by, "cases.merge", case.place, at=at)
    LIFE.after(case.state, "merge")
    if case.level in {STREET, DEPARTMENT}:  # only whoever hands to departments takes it out of their hands
        posts.hand(by, "cases.dispatch", case.place, at=at)
    _may_take(case, master)
    said = facts.CaseMerged(
        master=master.stream,
        number=master.number,
        words=reason(words, "words", about=case.reporter, at=at),
    )
    taken = facts.CaseAbsorbed(
        merged=case.stream,
        number=case.number,
        urgent=case.urgent,
        clocks=_earlier(case, master),
        same=_same(case, master),
    )
    over = posts.hand(by, "cases.merge", master.place, at=at)
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    pen.record(taken, hand=over, stream=master.stream, turn=master.turn)
    return fact


def _same(case: Case, master: Case) -> tuple[facts.Same, ...]:
    """Who of the matter's people left the telephone of somebody in the master."""
    coming = [case.reporter, *(each.person for each in Follower.objects.filter(case=case).order_by("id"))]
    found = {each: voices.one_with(master, each) for each in coming}
    return tuple(facts.Same(person=each, one_with=one) for each, one in found.items() if one != "-")


def _may_take(case: Case, master: Case) -> None:
    if case.id == master.id:
        raise _no(_("不能并进它自己"))
    if not LIFE.can(master.state, "merge"):
        raise _no(_("那一件现在不能并入:要在受理或办理中"))
    if master.accepted_at is None and case.accepted_at is not None:
        raise _no(_("那一件还没有受理:请先受理它,或者反过来,把它并进这一件"))
    if families.has(case):
        raise NotNow(_("已经有别的事并进这一件,请反过来,把那一件并进这里"), verbs=LIFE.verbs(case.state))


def _no(sentence: str) -> BadInput:
    return BadInput(sentence, {"master": sentence})


def _earlier(case: Case, master: Case) -> tuple[Running, ...]:
    """The promises of the matter that are earlier than the master's own of the same kind."""
    own, other = _promises(master), _promises(case)
    return tuple(
        _running(clock, master.seat)
        for kind, clock in other.items()
        if kind in own and clock.due_at < own[kind].due_at
    )


def _promises(case: Case) -> dict[str, Clock]:
    clocks = inbox.clocks_of(case.stream)
    return {each.kind: each for each in clocks if each.stopped_at is None and each.kind in PROMISES}


def _running(clock: Clock, seat: str) -> Running:
    return Running(
        kind=clock.kind,
        seat=seat,
        limit=clock.limit,
        warn_at=clock.warn_at,
        due_at=clock.due_at,
        supervise_at=clock.supervise_at,
        started_at=clock.started_at,
        warned_at=clock.warned_at,
        reminded_at=clock.reminded_at,
        supervised_at=clock.supervised_at,
    )


@transaction.atomic
def detach(*, case: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a merged matter out again: it goes on from where it was; the time it was merged counts."""
    hand = posts.hand(by, "cases.detach", case.place, at=at)
    LIFE.after(case.state, "detach")
    master = families.whole_of(case)
    if master is None:
        raise Stale("it was taken out already")
    said = facts.CaseDetached(
        master=master.stream,
        number=master.number,
        words=reason(words, "words", about=case.reporter, at=at),
    )
    left = facts.CaseReleased(merged=case.stream, number=case.number)
    over = posts.hand(by, "cases.detach", master.place, at=at)
    fact = pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
    pen.record(left, hand=over, stream=master.stream, turn=master.turn)
    return fact
