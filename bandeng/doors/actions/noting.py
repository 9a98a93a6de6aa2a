"""Note a door, note that it asked, forget what was heard there."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.doors import facts, queries, rules
from bandeng.doors.models import Door
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import locks, pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts


@transaction.atomic
def add(*, place: str, door: str, by: str, at: datetime, command: str = "") -> Fact:
    """Note a door (building, unit, door) in a grid. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.add", place, at=at)
    locks.pass_alone(f"doors {place}")  # two may note the same door at once
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not door.strip() or len(door) > rules.DOOR_AT_MOST:
        words = {"most": rules.DOOR_AT_MOST}
        raise BadInput(_("请写楼号、单元和门牌"), {"door": _("要写,最多%(most)s个字") % words})
    if queries.has_door(place, door.strip()):
        raise BadInput(_("这个门牌已经记过了"), {"door": _("这个门牌已经记过了,在「全部门牌」里")})
    ref = new_id(at)
    said = facts.DoorAdded(door=vault.keep(door.strip(), kind="door", about=ref, at=at))
    return pen.record(said, hand=hand, stream=f"door:{ref}", turn=0, command=command)


@transaction.atomic
def ask(*, door: Door, how: str, by: str, at: datetime, command: str = "") -> Fact:
    """The household asked for a visit. Raises NotYours, BadInput."""
    hand = posts.hand(by, "doors.ask", door.place, at=at)
    if how not in rules.HOW_ASKED:
        raise BadInput(_("请选是怎么请的"), {"by": _("请选一项")})
    return pen.record(facts.DoorAsked(by=how), hand=hand, stream=door.stream, turn=door.turn, command=command)


@transaction.atomic
def forget(*, door: Door, by: str, at: datetime, command: str = "") -> Fact:
    """The household wants nothing kept: wipe what was heard, promised and agreed to. Raises NotYours."""
    hand = posts.hand(by, "doors.forget", door.place, at=at)
    wiped = vault.wipe(queries.words_kept(door), at=at)
    said = facts.DoorForgotten(wiped=wiped)
    return pen.record(said, hand=hand, stream=door.stream, turn=door.turn, command=command)
