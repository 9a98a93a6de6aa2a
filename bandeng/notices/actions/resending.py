"""A letter that did not go out, or perhaps did, is let go once more by somebody who answers for it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.notices import facts
from bandeng.notices.models import Letter
from bandeng.posts import queries as posts


@transaction.atomic
def resend(*, letter: str, by: str, at: datetime, command: str = "") -> Fact:
    """Try it again from the beginning. Raises NotNow unless it was given up or nobody knows how it ended."""
    found = Letter.objects.select_for_update().get(id=letter)
    hand = posts.hand(by, "notices.resend", found.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if found.state not in {"dead", "unknown"}:
        raise NotNow(_("这条消息不用再发:它还在路上,或者已经发出去了"))
    said = facts.LetterResent(letter=letter, was=found.state)
    stream = f"letter:{letter}"
    fact = pen.record(said, hand=hand, stream=stream, turn=posts.turn_of(stream), command=command)
    Letter.objects.filter(id=letter).update(state="waiting", due_at=at, tries=0, ended_at=None, why="-")
    return fact
