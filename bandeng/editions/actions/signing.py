"""A reviewed report is signed off, or sent back with what is to be changed."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.editions import facts
from bandeng.editions.actions.words import hand_of, keep, may, not_the_writer, why_back
from bandeng.editions.models import Edition
from bandeng.editions.queries import editions
from bandeng.kernel.refusals import NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def sign(*, edition: Edition, by: str, at: datetime, command: str = "") -> Fact:
    """A post that the rule book names for this report signs it off. Raises NotYours, NotNow."""
    hand = hand_of(edition, "editions.sign", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "sign")
    _signs(edition, hand)
    said = facts.EditionSigned(version=edition.version)
    return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)


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
    signers = editions.report_of(edition).signers
    if hand.post.partition("@")[0] not in signers:
        words = "、".join(posts.role_name(role) for role in signers)
        raise NotYours(_("这份报告由%(posts)s签发。") % {"posts": words})
