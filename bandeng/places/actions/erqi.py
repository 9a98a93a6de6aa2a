"""Drawing the whole of Erqi from the files of the package."""

import json
from collections import defaultdict
from datetime import date
from typing import Any

from django.db import transaction

from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.places.actions.drawing import draw
from bandeng.places.facts import Ground
from bandeng.places.partition import WRITTEN
from bandeng.places.rules import NONE, ROOT


def import_erqi(*, hand: Hand, begins_on: date | None = None) -> list[Fact]:
    """Draw the district, its streets, communities, grids and micro-grids: one fact for each parent.

    ``hand`` must carry ``places.draw`` for the root (place ``-``). ``begins_on`` is their first day, by
    default the hand's. Raises NotYours, and NotNow when one is drawn already; then nothing is drawn.
    """
    inside: dict[str, list[Ground]] = defaultdict(list)
    for feature in json.loads(WRITTEN.read_text(encoding="utf-8"))["features"]:
        inside[feature["properties"]["parent"] or ROOT].append(_ground(feature))
    with transaction.atomic():
        return [
            draw(parent=parent, children=children, hand=hand, begins_on=begins_on)
            for parent, children in inside.items()
        ]


def _ground(feature: dict[str, Any]) -> Ground:
    properties = feature["properties"]
    return Ground(
        code=properties["code"],
        name=properties["name"],
        full_name=properties.get("full_name", properties["name"]),
        kind=properties["kind"],
        shape=json.dumps(feature["geometry"], separators=(",", ":")),
        lon=f"{properties['lon']:.6f}",
        lat=f"{properties['lat']:.6f}",
        made_up=properties.get("made_up", False),
        note=properties.get("note", NONE),
        aliases=tuple(properties.get("aliases", ())),
    )
