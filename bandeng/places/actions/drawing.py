"""Drawing places, drawing them anew, closing them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.places import facts, queries
from bandeng.places.models import Place
from bandeng.places.rules import ROOT, stream_of

ACT = "places.draw"


def draw(
    *,
    parent: str,
    children: Sequence[facts.Ground],
    hand: Hand,
    begins_on: date | None = None,
    command: str = "",
) -> Fact:
    """Draw places that are not there yet inside the place of code ``parent`` (``-``: the district itself).

    ``begins_on`` is the day from which they are, by default the day of the hand. A closed code may be drawn
    again. Raises NotYours where the hand does not reach, NotNow when one of the codes is living.
    """
    hand = _over(hand, parent)
    if first := pen.said_before(command, person=hand.person) if command else None:
        return first
    codes = [child.code for child in children]
    if living := set(Place.objects.living().filter(code__in=codes).values_list("code", flat=True)):
        raise NotNow(_("编码 %(code)s 的地点已经画过。") % {"code": min(living)})
    said = facts.PlacesDrawn(
        parent=parent, begins_on=begins_on or localdate(hand.at), children=tuple(children)
    )
    return _say(said, parent, hand, command)


def redraw(
    *,
    parent: str,
    children: Sequence[facts.Ground],
    hand: Hand,
    begins_on: date | None = None,
    command: str = "",
) -> Fact:
    """Give living children of ``parent`` a new name or shape from ``begins_on`` on (by default its day).

    Raises NotYours where the hand does not reach, NotNow when one of them is not a living child of it.
    """
    hand = _over(hand, parent)
    codes = {child.code for child in children}
    if missing := codes - set(Place.objects.living().inside(parent).values_list("code", flat=True)):
        raise NotNow(_("这里没有编码为 %(code)s 的地点可以重画。") % {"code": min(missing)})
    said = facts.PlacesRedrawn(
        parent=parent, begins_on=begins_on or localdate(hand.at), children=tuple(children)
    )
    return _say(said, parent, hand, command)


def close(*, code: str, hand: Hand, ends_on: date | None = None, command: str = "") -> Fact:
    """End a place and all below it; ``ends_on`` (default: the hand's day) is the first day without them.

    Raises Place.DoesNotExist, NotYours where the hand does not reach, NotNow when it is closed already.
    """
    closing = queries.place(code)
    hand = _over(hand, closing.parent)
    if closing.ends_on:
        raise NotNow(_("%(name)s已经撤销。") % {"name": closing.name})
    said = facts.PlaceClosed(code=code, ends_on=ends_on or localdate(hand.at))
    return _say(said, closing.parent, hand, command)


def _over(hand: Hand, parent: str) -> Hand:
    """The hand narrowed to the place in which is drawn. What holds for a place holds for all inside it."""
    path = ROOT if parent == ROOT else queries.path(parent)
    if hand.act != ACT or not (hand.place == ROOT or path.startswith(hand.place)):
        raise NotYours(_("您的岗位不能在这里画地点。"))
    return replace(hand, place=path)


def _say(
    said: facts.PlacesDrawn | facts.PlacesRedrawn | facts.PlaceClosed, parent: str, hand: Hand, command: str
) -> Fact:
    stream = stream_of(parent)
    return pen.record(said, hand=hand, stream=stream, turn=Fact.objects.of(stream).count(), command=command)
