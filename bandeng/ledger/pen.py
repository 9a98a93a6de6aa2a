"""Writing in the book. Only ``actions`` import this module."""

from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, transaction

from bandeng.kernel.canonical import NO_DIGEST, canonical, digest, moment
from bandeng.kernel.facts import Said, body_of, kind_of
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import Stale
from bandeng.ledger import locks, straight
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import project


def record(said: Said, *, hand: Hand, stream: str, turn: int, command: str = "") -> Fact:
    """Say it: append the fact to its stream and fold it into the tables, in one transaction.

    ``turn`` is the number of facts the writer saw in the stream; if there are more by now, ``Stale`` is
    raised. ``command`` is the id of the submission; when the same person has already said it, the first fact
    is returned and nothing is written.
    """
    try:
        with transaction.atomic():
            if command and (first := said_before(command, person=hand.person)):
                return first
            locks.share_with_sealer()
            fact = _fact(said, hand, stream, turn, command or new_id(hand.at))
            _append(fact)
            project(fact)
    except OperationalError as failed:
        if locks.has_crossed(failed):  # two steps that each concern both matters, from opposite ends
            raise Stale("somebody was quicker") from None
        raise
    return fact


def said_before(command: str, *, person: str) -> Fact | None:
    """The fact this submission has already led to. ``Stale`` if somebody else used the same id."""
    fact = Fact.objects.filter(command=command).first()
    if fact and fact.person != person:
        raise Stale("this form was already sent by somebody else")
    return fact


def digest_of(fact: Fact) -> str:
    """The digest a fact must have: over every field but its height."""
    return digest(canonical(envelope(fact)), fact.algorithm)


def envelope(fact: Fact) -> dict[str, Any]:
    """What the digest covers, as plain values; also what an export carries."""
    return {
        "stream": fact.stream,
        "turn": fact.turn,
        "name": fact.name,
        "version": fact.version,
        "place": fact.place,
        "person": fact.person,
        "post": fact.post,
        "act": fact.act,
        "at": moment(fact.at),
        "body": fact.body_text,
        "command": fact.command,
        "algorithm": fact.algorithm,
        "previous": fact.previous,
    }


def _fact(said: Said, hand: Hand, stream: str, turn: int, command: str) -> Fact:
    kind_of(said.NAME, said.VERSION)
    fact = Fact(
        stream=stream,
        turn=turn,
        name=said.NAME,
        version=said.VERSION,
        place=hand.place,
        person=hand.person,
        post=hand.post,
        act=hand.act,
        at=hand.at,
        body_text=canonical(body_of(said)).decode(),
        command=command,
        algorithm=settings.BANDENG_DIGEST,
        previous=_previous(stream, turn),
    )
    fact.digest = digest_of(fact)
    return fact


def _previous(stream: str, turn: int) -> str:
    if turn == 0:
        return NO_DIGEST
    before = straight.find(Fact, {"stream": stream, "turn": turn - 1}, "digest")
    if not before:
        raise Stale("this page shows a turn that was never written")
    return str(before[0][0])


def _append(fact: Fact) -> None:
    try:
        with transaction.atomic():
            straight.append(fact)
    except IntegrityError:
        raise Stale("somebody was quicker") from None
