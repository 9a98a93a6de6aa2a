"""A filter of the work list is saved, named or shared anew, removed; each by whoever saved it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import facts
from bandeng.cases.actions.words import checked
from bandeng.cases.queries import filters
from bandeng.cases.rules import FILTERS_AT_MOST
from bandeng.cases.saved import SavedFilter
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts

NAME_AT_MOST = 30


@dataclass(frozen=True, kw_only=True)
class Called:
    """What a filter is called, and whether the unit shares it."""

    name: str
    shared: bool = False


@transaction.atomic
def save_filter(*, query: str, called: Called, by: str, at: datetime, command: str = "") -> Fact:
    """Save a filter (``query``: as the list's address has it) under a name."""
    if first := pen.said_before(command, person=by):
        return first
    hand, holding = posts.desk_hand(by, "cases.keep_filter", at=at)
    if not query.strip("?"):
        raise BadInput(_("先在事项里选一选,再存"), {"name": _("现在没有选什么条件")})
    if filters.count_of(by) >= FILTERS_AT_MOST:
        raise NotNow(_("已经存了%(most)s个筛选,先删掉不用的") % {"most": FILTERS_AT_MOST})
    said = facts.FilterSaved(
        query=query,
        name=_named(called, by, at, filters.names_of(by)),
        unit=holding.unit,
        shared=called.shared,
    )
    stream = f"{filters.STREAM}{new_id(at)}"
    return pen.record(said, hand=hand, stream=stream, turn=0, command=command)


@transaction.atomic
def rename_filter(*, saved: SavedFilter, called: Called, by: str, at: datetime, command: str = "") -> Fact:
    """Give it another name, share it, or share it no more."""
    hand, holding = posts.desk_hand(by, "cases.keep_filter", at=at)
    _own(saved, by)
    others = filters.names_of(by, but=saved.id)
    said = facts.FilterRenamed(name=_named(called, by, at, others), unit=holding.unit, shared=called.shared)
    return pen.record(said, hand=hand, stream=saved.id, turn=saved.turn, command=command)


def remove_filter(*, saved: SavedFilter, by: str, at: datetime, command: str = "") -> Fact:
    """Take it away from the list's head."""
    hand, holding = posts.desk_hand(by, "cases.keep_filter", at=at)
    _own(saved, by)
    said = facts.FilterRemoved(unit=holding.unit)
    return pen.record(said, hand=hand, stream=saved.id, turn=saved.turn, command=command)


def _own(saved: SavedFilter, by: str) -> None:
    if saved.person != by:
        raise NotYours(_("别人存的筛选由存的人改;您可以照样另存一个"))


def _named(called: Called, by: str, at: datetime, others: set[str]) -> Kept:
    name = checked(called.name, "name")
    if name in others:
        sentence = _("您已经有一个筛选叫这个名字")
        raise BadInput(sentence, {"name": sentence})
    if len(name) > NAME_AT_MOST or "\n" in name:
        sentence = _("名字最多%(most)s个字,写在一行里") % {"most": NAME_AT_MOST}
        raise BadInput(sentence, {"name": sentence})
    return vault.keep(name, kind="name", about=by, at=at)
