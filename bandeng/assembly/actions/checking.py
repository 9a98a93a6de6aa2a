"""The community checks in person that somebody lives there: a telephone that signs in shows no residence."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries
from bandeng.assembly.actions.words import door_wrong, keep_all
from bandeng.assembly.rules.households import door as one_door
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts


@transaction.atomic
def check(*, place: str, person: str, door: str, by: str, at: datetime, command: str = "") -> Fact:
    """Note that ``person`` (her id; ``""``: nobody with that number) lives behind this door, once.

    Voices of hers that waited count from now on. Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, "assembly.check", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    home = one_door(door)
    issues = door_wrong(door)
    if not person:
        issues["phone"] = _("这个号码还没有登录过。请她先用这个手机号登录一次,再来核对")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    if queries.was_checked(person, place):
        raise NotNow(_("这位居民已经核对过了,不用再核对"))
    said = facts.ResidentChecked(person=person, door=keep_all(home, "door", person, at))
    code = place.rstrip("/").rpartition("/")[2]
    return pen.record(said, hand=hand, stream=f"resident:{code}.{person}", turn=0, command=command)
