"""Another area for a unit of the roll, before it is frozen; its owner's other units stay as they are."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import flats
from bandeng.ballots.rules import life
from bandeng.ballots.rules.correcting import Change, change
from bandeng.ballots.rules.roll import hundredths, square_metres
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts

SHOWN = 6  # units of one number that are listed in a sentence


@dataclass(frozen=True, kw_only=True)
class Correction:
    """After an objection: the number on the roll, the area as it is written (``88.05``), and why.

    ``room``: which of several units; may be empty where the number has one.
    """

    number: str
    area: str
    why: str
    room: str = ""


def changed(vote: Vote, what: Correction) -> tuple[Change | None, dict[str, str]]:
    """What this would change (None: nothing, for something is wrong), and what is wrong with it by field."""
    elector, right = Elector.objects.filter(vote=vote, number=what.number).first(), hundredths(what.area)
    place = flats.place_of(elector, what.room) if elector else None
    issues = {}
    if elector is None:
        issues["number"] = _("名册上没有这个号")
    elif place is None:
        issues["room"] = _units_told(elector)
    if not right:
        issues["area"] = _("面积写成 88.05 这样,要大于 0")
    if issues or elector is None or place is None or not right:
        return None, issues
    return change(elector.areas_apart, elector.area, place=place, to=right), {}


def _units_told(elector: Elector) -> str:
    """Which units the number has, so that one of them is written."""
    rooms = flats.rooms_of(elector)
    areas = elector.areas_apart or [0] * len(rooms)
    told = [
        f"{room}({square_metres(area)} ㎡)" if area else room
        for room, area in zip(rooms[:SHOWN], areas, strict=False)
    ]
    words = {"number": elector.number, "n": len(rooms), "units": _("、").join(told)}
    if len(rooms) > SHOWN:
        return _("%(number)s 有 %(n)s 处:%(units)s等。改哪一处,照着写房号") % words
    return _("%(number)s 有 %(n)s 处:%(units)s。改哪一处,照着写房号") % words


@transaction.atomic
def correct(*, vote: Vote, what: Correction, by: str, at: datetime, command: str = "") -> Fact:
    """Another area for a unit of the roll. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.correct", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "correct")
    found, issues = changed(vote, what)
    if not what.why.strip() or len(what.why) > life.WORDS_AT_MOST:
        issues["why"] = _("写一下为什么改,最多%(most)s个字") % {"most": life.WORDS_AT_MOST}
    if issues or found is None:
        raise BadInput(_("还没有改,请看一下"), issues)
    kept = vault.keep(what.why.strip(), kind="correction", about=vote.id, at=at)
    said = facts.RollCorrected(number=what.number, why=kept, **areas_of(found))
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def areas_of(found: Change) -> dict[str, int]:
    """What a fact says of a correction."""
    return {name: getattr(found, name) for name in ("place", "unit_was", "unit_area", "was", "area")}
