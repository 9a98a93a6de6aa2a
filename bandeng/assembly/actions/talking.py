"""Write down a talk in four lines; take a record back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import (
    Promising,
    keep_all,
    kept_promises,
    local_day,
    promises_wrong,
    public_wrong,
)
from bandeng.assembly.models import Talk
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Talking:
    """A talk: its kind (a light one of the book), where, what was said, how many came (0: not noted).

    ``held_on``: the local day; earlier than today means that it is written down afterwards.
    """

    kind: str
    where: str
    said: str
    held_on: date
    came: int = 0
    promises: tuple[Promising, ...] = ()
    pictures: tuple[str, ...] = ()


@transaction.atomic
def talk(*, place: str, what: Talking, by: str, at: datetime, command: str = "") -> Fact:
    """Write down a talk. Raises NotYours, BadInput."""
    hand = posts.hand(by, "assembly.talk", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    family, ref = _checked(what, local_day(at)), new_id(at)
    said = facts.TalkHeld(
        kind=what.kind,
        family=family,
        held_on=what.held_on.isoformat(),
        afterwards=what.held_on < local_day(at),
        where=keep_all(what.where, "where", ref, at),
        said=keep_all(what.said, "said", ref, at),
        came=what.came,
        pictures=what.pictures,
        promises=kept_promises(what.promises, ref, at),
    )
    return pen.record(said, hand=hand, stream=f"talk:{ref}", turn=0, command=command)


def _checked(what: Talking, today: date) -> str:
    """The family of its kind. Raises BadInput."""
    kind = book().deliberation.gathering(what.kind)
    issues = {} if kind and kind.is_light else {"kind": _("请选一项")}
    issues |= public_wrong(
        (("where", what.where, rules.WHERE_AT_MOST), ("said", what.said, rules.WORDS_AT_MOST))
    )
    if what.held_on > today:
        issues["held_on"] = _("还没到的日子,开过了再记")
    if not 0 <= what.came <= rules.CAME_AT_MOST:
        issues["came"] = _("写这一次来了几位,不记就空着")
    if len(what.pictures) > rules.PICTURES_AT_MOST:
        issues["pictures"] = _("最多放%(most)s张照片") % {"most": rules.PICTURES_AT_MOST}
    issues |= promises_wrong(what.promises, since=what.held_on)
    if issues or kind is None:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    return kind.family


@transaction.atomic
def take_back(*, talk: Talk, by: str, at: datetime, command: str = "") -> Fact:
    """Wipe the words of a talk that was written down by mistake. Raises NotYours, NotNow.

    What has become a matter, or was accounted for, stays: neighbours have read of it.
    """
    hand = posts.hand(by, "assembly.take_back", talk.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if talk.taken_back:
        raise NotNow(_("这次记录已经收回了"))
    if queries.are_under_way(talk.stream):
        raise NotNow(_("答应的事已经在办或者有了交代,不能再收回整次记录"))
    wiped = vault.wipe(queries.words_of_talk(talk), at=at)
    return pen.record(
        facts.TalkTakenBack(wiped=wiped), hand=hand, stream=talk.stream, turn=talk.turn, command=command
    )
