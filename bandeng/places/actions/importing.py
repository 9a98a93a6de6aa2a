"""Taking in a file of places: the good rows are drawn, the others reported."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from bandeng.ledger.hands import Hand
from bandeng.places.actions.drawing import draw, redraw
from bandeng.places.checking import Issue, check
from bandeng.places.facts import Ground
from bandeng.places.files import Row
from bandeng.places.models import Place


@dataclass(frozen=True)
class Taken:
    """What came of a file: codes newly drawn and drawn anew, how many were there already, what was wrong."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: int
    issues: tuple[Issue, ...]


def take(rows: Sequence[Row], *, hand: Hand, begins_on: date | None = None) -> Taken:
    """Draw the good rows, or draw them anew where name or shape differ; the same file again changes nothing.

    ``begins_on`` is the day from which they are, by default the hand's. Raises NotYours.
    """
    with transaction.atomic():
        ready, issues = check(rows, {place.code: place for place in Place.objects.living()})
        added: dict[str, list[Ground]] = defaultdict(list)
        changed: dict[str, list[Ground]] = defaultdict(list)
        for row in ready:
            if row.step != "same":
                (added if row.step == "added" else changed)[row.parent].append(row.ground)
        for parent, children in changed.items():
            redraw(parent=parent, children=children, hand=hand, begins_on=begins_on)
        for parent, children in added.items():
            draw(parent=parent, children=children, hand=hand, begins_on=begins_on)
    return Taken(
        added=tuple(child.code for children in added.values() for child in children),
        changed=tuple(child.code for children in changed.values() for child in children),
        same=sum(row.step == "same" for row in ready),
        issues=tuple(issues),
    )
