"""By whose right a step is taken: always at the desk whose step it is."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import rules
from bandeng.honours.models import Award
from bandeng.kernel.refusals import NotNow, NotYours, Refusal
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts

COMMAND_HEAD = 30


def hand_at(desk: str, act: str, place: str, *, by: str, at: datetime) -> Hand:
    """May she do this at this desk? Raises NotYours with who may."""
    return posts.hand(by, act, place, at=at, unit=desk, desk=desk)


def hand_at_one_of(desks: Iterable[str], act: str, place: str, *, by: str, at: datetime) -> Hand:
    """The same at whichever of these desks she sits. Raises NotYours as the first would."""
    refused: NotYours | None = None
    for desk in desks:
        if desk == rules.NOBODY:
            continue
        try:
            return hand_at(desk, act, place, by=by, at=at)
        except NotYours as no:
            refused = refused or no
    raise refused or NotYours("")


def one_id(*what: str) -> str:
    """The id of what there can be only one of: two who say it at the same moment say it in one stream.

    Of public words and references only; what a person is called makes no id.
    """
    return hashlib.sha256("\n".join(what).encode()).hexdigest()[:32]


def may(award: Award, verb: str) -> None:
    """Whether this can be done with it now. Raises NotNow in words."""
    if not rules.LIFE.can(award.state, verb):
        sentence = _("名单里有的情况变了,现在不能这样办。请回到名单看看现在的情况。")
        raise NotNow(sentence)


def holder_of(award: Award) -> str:
    """Whom the award counts for: the member or account; of all others the award itself."""
    return award.subject if award.subject != rules.NOBODY else award.id


def once(command: str, number: int) -> str:
    """The submission's id for the nth of a list; of the first its own."""
    return f"{command[:COMMAND_HEAD]}.{number}" if command and number else command


def said_before(command: str, many: int, *, by: str) -> list[Fact]:
    """The facts a list was already said as; nothing where it is new."""
    if not command:
        return []
    found = [pen.said_before(once(command, number), person=by) for number in range(many)]
    return [fact for fact in found if fact] if all(found) else []


def or_as_before(act: Callable[[], list[Fact]], command: str, many: int, *, by: str) -> list[Fact]:
    """Do it; where it is refused because the same submission was quicker, answer as that did."""
    try:
        with transaction.atomic():
            return act()
    except Refusal:
        if first := said_before(command, many, by=by):
            return first
        raise
