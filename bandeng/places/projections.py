"""Places folded into the tree and its history."""

from datetime import date
from hashlib import sha256
from typing import Any

from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables
from bandeng.places.models import Drawing, Place, PlaceVersion
from bandeng.places.rules import NONE, ROOT, path_of

tables(Place, PlaceVersion, Drawing)


@on("places.drawn", "places.redrawn")
def drawn(fact: Fact) -> None:
    """Places begin; a living one of the same code ends on that day."""
    parent, begins_on = fact.body["parent"], date.fromisoformat(fact.body["begins_on"])
    above = ROOT if parent == ROOT else straight.one(Place, {"code": parent}, "path")[0]
    rows = [
        _columns(child, parent=parent, above=above, begins_on=begins_on) for child in fact.body["children"]
    ]
    codes = [row["code"] for row in rows]
    if fact.name == "places.redrawn":
        straight.change(PlaceVersion, {"code": codes, "ends_on": None}, {"ends_on": begins_on})
    straight.insert(*(PlaceVersion(id=f"{row['code']}@{fact.stream}-{fact.turn}", **row) for row in rows))
    known = {code for (code,) in straight.find(Place, {"code": codes}, "code")}
    for row in (row for row in rows if row["code"] in known):
        straight.change(Place, {"code": row["code"]}, row)
    straight.insert(*(Place(**row) for row in rows if row["code"] not in known))


@on("places.closed")
def closed(fact: Fact) -> None:
    """The place and all below it end."""
    path = Place.objects.values_list("path", flat=True).get(code=fact.body["code"])
    ends_on = date.fromisoformat(fact.body["ends_on"])
    PlaceVersion.objects.under(path).filter(ends_on=None).update(ends_on=ends_on)
    Place.objects.under(path).filter(ends_on=None).update(ends_on=ends_on)


@on("places.drawn", "places.redrawn", "places.closed")
def changed(fact: Fact) -> None:
    """The map is another one now."""
    before = "".join(digest for (digest,) in straight.find(Drawing, {"id": "now"}, "digest"))
    now = sha256(f"{before}{fact.digest}".encode()).hexdigest()
    if not straight.change(Drawing, {"id": "now"}, {"digest": now}):
        straight.insert(Drawing(id="now", digest=now))


def _columns(child: dict[str, Any], *, parent: str, above: str, begins_on: date) -> dict[str, Any]:
    return {
        "code": child["code"],
        "name": child["name"],
        "full_name": child["full_name"],
        "kind": child["kind"],
        "parent": parent,
        "path": path_of(above, child["code"]),
        "lon": _degrees(child["lon"]),
        "lat": _degrees(child["lat"]),
        "shape": child["shape"],
        "made_up": child["made_up"],
        "note": child["note"],
        "aliases": "|".join(child["aliases"]) or NONE,
        "begins_on": begins_on,
        "ends_on": None,
    }


def _degrees(text: str) -> float | None:
    return None if text == NONE else float(text)
