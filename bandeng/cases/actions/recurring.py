"""Linking a matter to the earlier one it is the recurrence of, and undoing a wrong link."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import reason
from bandeng.cases.models import Case
from bandeng.cases.queries import recurrences
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


def link_if_it_came_back(case: Case, condition: str, *, after: Fact, hand: Hand) -> None:
    """Say that the matter is a recurrence, if it is one; part of accepting and of settling on the spot."""
    if after.turn != case.turn or recurrences.link_of(case) is not None:
        return
    found = recurrences.earlier(case, condition, at=hand.at)
    if found is None:
        return
    said = facts.CaseRecurred(
        earlier=found.case.stream, number=found.case.number, days=found.days, by=found.by
    )
    pen.record(said, hand=hand, stream=case.stream, turn=case.turn + 1)


@transaction.atomic
def unlink(*, case: Case, words: str, by: str, at: datetime, command: str = "") -> Fact:
    """Undo the link to an earlier matter, with the reason."""
    hand = posts.hand(by, "cases.unlink", case.place, at=at)
    link = recurrences.link_of(case)
    if link is None:
        raise NotNow(_("这件事没有连着以前的事"))
    before = Case.objects.get(id=link.earlier)
    said = facts.CaseUnlinked(
        earlier=before.stream,
        number=before.number,
        words=reason(words, "words", about=case.reporter, at=at),
    )
    return pen.record(said, hand=hand, stream=case.stream, turn=case.turn, command=command)
