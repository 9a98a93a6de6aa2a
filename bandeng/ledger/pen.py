"""Writing in the book. Only ``actions`` import this module."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from bandeng.kernel.canonical import NO_DIGEST, canonical, digest, moment
from bandeng.kernel.facts import Said, body_of, kind_of
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, Stale
from bandeng.ledger import locks, reading, remembering, repeats, straight
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import project
from bandeng.ledger.trays import tray

COMMAND_AT_MOST = 40  # characters, as the column has it


def record(said: Said, *, hand: Hand, stream: str, turn: int, command: str = "") -> Fact:
    """Say it: append the fact to its stream and fold it into the tables, in one transaction.

    A stream never runs backwards: where the machine's clock was set back, the fact bears the moment of the
    one before it.

    ``turn`` is the number of facts the writer saw in the stream; if there are more by now, ``Stale`` is
    raised. ``command`` is the id of the submission; when the same person has already said it, the first fact
    is returned, nothing is written, and what the vault kept for this second coming is dropped. A ``command``
    longer than its column raises ``BadInput``: both engines refuse it alike.

    Nobody looks first whether it was already said: the database says so where it was. And no savepoint:
    whoever is told ``Stale`` goes on in a transaction in which nothing was written, and a fold that breaks
    takes the whole transaction with it.
    """
    if len(command) > COMMAND_AT_MOST:
        raise BadInput(_("这次提交的编号太长了,请重新打开这一页再交"))
    room = said.NAME.partition(".")[0]
    remembering.forget(room)  # somebody may have been quicker; then it is shown as it stands now
    fact = _fact(said, hand, stream, turn, command or new_id(hand.at))
    try:
        with transaction.atomic(savepoint=False):
            if is_new := straight.append(fact, after=locks.sharing_with_sealer()):
                with tray():
                    project(fact)
                remembering.forget(room)
    except OperationalError as failed:
        if locks.has_crossed(failed):  # two steps that each concern both matters, from opposite ends
            raise Stale(_("有人比您先做了一步,请看看现在的情况")) from None
        raise
    return fact if is_new else _quicker(command, hand, said)


def _quicker(command: str, hand: Hand, said: Said) -> Fact:
    """Somebody was: perhaps she herself, with the same submission sent twice."""
    first = said_before(command, person=hand.person)
    if first is None:
        raise Stale(_("有人比您先做了一步,请看看现在的情况"))
    repeats.drop_what_was_kept_for(said)
    return first


def said_before(command: str, *, person: str) -> Fact | None:
    """The fact this submission has already led to; None for one without an id. ``Stale`` if somebody else
    used the same id.

    A form that comes twice in one moment waits here for its first coming, so that what that one has just
    changed does not refuse the second. A page, which does not write, asks ``queries.said`` and does not wait.
    """
    if not command:
        return None
    wait_for_first(command)
    found = straight.objects(Fact, {"command": command})
    if found and found[0].person != person:
        raise Stale(_("这张表已经由另一个人交过了,请重新打开这一页"))
    return found[0] if found else None


def wait_for_first(command: str) -> None:
    """Wait until no other transaction is saying what came under this submission id."""
    locks.pass_alone(f"said {command}")


def digest_of(fact: Fact) -> str:
    """The digest a fact must have: over its ``envelope`` as canonical bytes, every field but its height."""
    row = (
        None, fact.stream, fact.turn, fact.name, fact.version, fact.place, fact.person, fact.post, fact.act,
        moment(fact.at), fact.body_text, fact.command, fact.algorithm, fact.previous, None,
    )  # fmt: skip
    return digest(reading.envelope_bytes(row), fact.algorithm)


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
    previous, at = _before(stream, turn, hand)
    fact = Fact(
        stream=stream,
        turn=turn,
        name=said.NAME,
        version=said.VERSION,
        place=hand.place,
        person=hand.person,
        post=hand.post,
        act=hand.act,
        at=at,
        body_text=canonical(body_of(said)).decode(),
        command=command,
        algorithm=settings.BANDENG_DIGEST,
        previous=previous,
    )
    fact.digest = digest_of(fact)
    return fact


def _before(stream: str, turn: int, hand: Hand) -> tuple[str, datetime]:
    """The digest of the fact before this turn, and the moment this one bears."""
    if turn == 0:
        return NO_DIGEST, hand.at
    before = straight.find(Fact, {"stream": stream, "turn": turn - 1}, "digest", "at")
    if not before:
        raise Stale(_("这一页显示的内容和账本对不上,请重新打开"))
    digest_before, at_before = before[0]
    return str(digest_before), max(hand.at, at_before)
