"""A reviewed report is signed off, its words and its numbers as they stand at a seal; or it is sent back with
what is to be changed.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.editions import facts
from bandeng.editions.actions.words import by_a_signer, counted, hand_of, keep, may, not_the_writer, why_back
from bandeng.editions.models import Edition
from bandeng.editions.queries import moving
from bandeng.editions.queries.moving import Moved
from bandeng.editions.rules.life import SIGNED
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen, sealing
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact


def sign(*, edition: Edition, seen: int | None = None, by: str, at: datetime, command: str = "") -> Fact:
    """A post that the rule book names for this report signs it off, with the numbers that the book gives now:
    these are frozen, whatever is told later. ``seen``: the seal of the page she read; where a number has
    changed since, she is asked to read it again. Once signed it may be signed anew, if numbers changed.

    Raises NotYours, NotNow, BadInput (numbers changed while she read, or can no longer be counted).
    """
    hand = hand_of(edition, "editions.sign", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "sign")
    _signs(edition, hand)
    sealing.seal(at)
    said = counted(edition, seal=None)
    _judge(edition, moving.moved(edition, said, since=_since(edition, seen)), seen)
    with transaction.atomic():
        fact = facts.EditionSigned(version=edition.version, seal=said.seal or 0)
        return pen.record(fact, hand=hand, stream=edition.stream, turn=edition.turn, command=command)


@transaction.atomic
def send_back(*, edition: Edition, remark: str, by: str, at: datetime, command: str = "") -> Fact:
    """Whoever could sign it off says what is to be changed first; then it is reviewed anew.

    Raises NotYours, NotNow, BadInput.
    """
    hand = hand_of(edition, "editions.send_back", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "send_back")
    _signs(edition, hand)
    words = keep(why_back(remark, needed=True), "edition-remark", edition.id, at)
    said = facts.EditionSentBack(version=edition.version, remark=words)
    return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)


def _signs(edition: Edition, hand: Hand) -> None:
    not_the_writer(edition, hand.person)
    by_a_signer(edition, hand, _("这份报告由%(posts)s签发。"))


def _since(edition: Edition, seen: int | None) -> int | None:
    return edition.seal if seen is None and edition.state == SIGNED else seen


def _judge(edition: Edition, moved: Sequence[Moved], seen: int | None) -> None:
    if seen is None:
        if edition.state == SIGNED and not moved:
            raise NotNow(_("签发以后数字没有变,不用再签。"))
        return
    if moved:
        said = _("您看的时候又有了新的记录:%(what)s。请看一看新的数字,再签发。")
        raise BadInput(_("还没有签发"), {"seen": said % {"what": moving.told(moved)}})
