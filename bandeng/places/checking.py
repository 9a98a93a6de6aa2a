"""Looking over the rows of a file of places before anything is drawn: what is good, what is wrong."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import shapely
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from bandeng.places.facts import Ground
from bandeng.places.files import Row
from bandeng.places.models import Place
from bandeng.places.rules import CODE, KINDS, LONGEST_NAME, NONE, ROOT, parent_kind, plain_name
from bandeng.places.shaping import NotAShape, lies_in, point_in, shape_of, text_of


@dataclass(frozen=True)
class Issue:
    """What is wrong with a row: its number in the file, its code as written, a sentence."""

    row: int
    code: str
    sentence: str


@dataclass(frozen=True)
class Ready:
    """A row that can be drawn inside ``parent``, or drawn anew, or that is there already as it is."""

    parent: str
    ground: Ground
    step: str  # added, changed, same


class Wrong(Exception):
    """The row cannot be taken; the sentence says why."""


@dataclass
class Desk:
    """The rows on the table and the places that stand already, by code."""

    rows: Sequence[Row]
    known: Mapping[str, Place]
    ready: dict[str, Ready] = field(default_factory=dict)
    shapes: dict[str, BaseGeometry | None] = field(default_factory=dict)

    @cached_property
    def first(self) -> dict[str, Row]:
        """The first row of each code."""
        return {row.code: row for row in reversed(self.rows) if row.code}

    @cached_property
    def inside(self) -> dict[str, list[Place]]:
        """The places that stand, by their parent."""
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.known.values():
            found[place.parent].append(place)
        return found

    def shape(self, code: str) -> BaseGeometry | None:
        """The shape a place will have: from the file if its row is good, else as it stands."""
        if code not in self.shapes:
            stands = self.known.get(code)
            drawn = stands is not None and stands.shape != NONE
            self.shapes[code] = shapely.from_geojson(stands.shape) if stands and drawn else None
        return self.shapes[code]


def check(rows: Sequence[Row], known: Mapping[str, Place]) -> tuple[list[Ready], list[Issue]]:
    """The good rows, parents first, and what is wrong with the others, in the order of the file."""
    desk = Desk(rows, known)
    issues: list[Issue] = []
    for row in sorted(rows, key=lambda row: KINDS.index(row.kind) if row.kind in KINDS else len(KINDS)):
        try:
            desk.ready[row.code] = _checked(row, desk)
        except Wrong as wrong:
            issues.append(Issue(row.number, row.code, str(wrong)))
    return list(desk.ready.values()), sorted(issues, key=lambda issue: issue.row)


def _checked(row: Row, desk: Desk) -> Ready:
    _look_at_cells(row)
    _look_for_twins(row, desk)
    parent = _parent(row, desk)
    shape = _shape(row, parent, desk)
    ground = _ground(row, shape, desk.known.get(row.code))
    step = _step(row, parent, ground, desk.known.get(row.code))
    if shape is not None:
        desk.shapes[row.code] = shape
    return Ready(parent, ground, step)


def _look_at_cells(row: Row) -> None:
    if not CODE.fullmatch(row.code):
        raise Wrong(_("编码「%(code)s」要用 1 到 22 个字母、数字或短横。") % {"code": row.code[:30]})
    if not row.name or len(row.name) > LONGEST_NAME or not row.name.isprintable():
        raise Wrong(_("名称要有 1 到 60 个字。"))
    if row.kind not in KINDS:
        words = _("类别「%(kind)s」不认识,只能是 %(kinds)s。")
        raise Wrong(words % {"kind": row.kind[:30], "kinds": " ".join(KINDS)})


def _look_for_twins(row: Row, desk: Desk) -> None:
    first = desk.first[row.code]
    if first is not row:
        raise Wrong(_("编码 %(code)s 在第 %(row)s 行已经出现。") % {"code": row.code, "row": first.number})


def _parent(row: Row, desk: Desk) -> str:
    if row.kind == KINDS[0]:
        return _no_parent(row, desk)
    if _goes_round(row, desk):
        raise Wrong(_("上级关系绕成了圈:%(code)s 是自己的上级。") % {"code": row.code})
    above = desk.first.get(row.parent)
    kind = above.kind if above else desk.known[row.parent].kind if row.parent in desk.known else None
    if kind is None:
        raise Wrong(_("没有编码为「%(parent)s」的上级。") % {"parent": row.parent[:30]})
    if kind != parent_kind(row.kind):
        words = _("%(kind)s 的上级要是 %(wanted)s,而 %(parent)s 是 %(found)s。")
        names = {"kind": row.kind, "wanted": parent_kind(row.kind), "parent": row.parent, "found": kind[:30]}
        raise Wrong(words % names)
    if above and row.parent not in desk.ready:
        raise Wrong(_("上级 %(parent)s 那一行有错,没有导入。") % {"parent": row.parent})
    return row.parent


def _no_parent(row: Row, desk: Desk) -> str:
    if row.parent not in {"", ROOT}:
        raise Wrong(_("区没有上级,这里却写了「%(parent)s」。") % {"parent": row.parent[:30]})
    districts = {place.code for place in desk.inside.get(ROOT, ())}
    districts |= {code for code, ready in desk.ready.items() if ready.parent == ROOT}
    if districts - {row.code}:
        raise Wrong(_("一个系统只有一个区,这里已经是 %(code)s。") % {"code": min(districts)})
    return ROOT


def _goes_round(row: Row, desk: Desk) -> bool:
    seen: set[str] = set()
    at = row.parent
    while at in desk.first and at not in seen:
        if at == row.code:
            return True
        seen.add(at)
        at = desk.first[at].parent
    return False


def _shape(row: Row, parent: str, desk: Desk) -> BaseGeometry | None:
    if row.geometry is None or row.geometry.get("type") == "Point":
        return None
    try:
        shape = shape_of(row.geometry)
    except NotAShape:
        raise Wrong(_("形状无效:要是经纬度(WGS84)的多边形,边线不能自己相交。")) from None
    around = desk.shape(parent) if parent != ROOT else None
    if around is not None and not lies_in(shape, around):
        raise Wrong(_("形状伸到了上级 %(parent)s 的外面。") % {"parent": parent})
    for child in desk.inside.get(row.code, ()):
        stays = desk.first.get(child.code)
        old = desk.shape(child.code) if stays is None or stays.geometry is None else None
        if old is not None and not lies_in(old, shape):
            raise Wrong(_("下级 %(child)s 会落到新形状的外面。") % {"child": child.code})
    return shape


def _ground(row: Row, shape: BaseGeometry | None, stands: Place | None) -> Ground:
    """What will be drawn; what the file does not say stays as it stands."""
    kept = shape if shape is not None or stands is None or stands.shape == NONE else None
    lon, lat = _point(row, shape, stands)
    source = row.full_name or row.name
    same_name = stands is not None and stands.name == plain_name(row.name)
    return Ground(
        code=row.code,
        name=plain_name(row.name),
        full_name=stands.full_name if stands and same_name and not row.full_name else source,
        kind=row.kind,
        shape=text_of(kept) if kept is not None else stands.shape if stands else NONE,
        lon=lon,
        lat=lat,
        made_up=row.made_up if shape is not None or stands is None else stands.made_up,
        note=row.note or (stands.note if stands else NONE),
        aliases=row.aliases or _aliases(stands),
    )


def _aliases(stands: Place | None) -> tuple[str, ...]:
    return () if stands is None or stands.aliases == NONE else tuple(stands.aliases.split("|"))


def _point(row: Row, shape: BaseGeometry | None, stands: Place | None) -> tuple[str, str]:
    if row.lon or row.lat:
        lon, lat = _degrees(row.lon, 180), _degrees(row.lat, 90)
        if shape is not None and not shape.covers(shapely.Point(lon, lat)):
            raise Wrong(_("经纬度所指的点不在形状里面。"))
        return _written(lon), _written(lat)
    if shape is not None:
        inside = point_in(shape)
        return _written(inside[0]), _written(inside[1])
    if stands is not None and stands.lon is not None and stands.lat is not None:
        return _written(stands.lon), _written(stands.lat)
    return NONE, NONE


def _degrees(text: str, most: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise Wrong(_("经纬度「%(text)s」不是度数,或超出范围。") % {"text": text[:30]})
    return degrees


def _written(degrees: float) -> str:
    return f"{degrees:.6f}"


def _step(row: Row, parent: str, ground: Ground, stands: Place | None) -> str:
    if stands is None:
        return "added"
    if (stands.kind, stands.parent) != (row.kind, parent):
        raise Wrong(_("%(code)s 已经画在别处,先撤销再重画。") % {"code": row.code})
    return "same" if _as_it_stands(stands) == ground else "changed"


def _as_it_stands(place: Place) -> Ground:
    has_point = place.lon is not None and place.lat is not None
    return Ground(
        code=place.code,
        name=place.name,
        full_name=place.full_name,
        kind=place.kind,
        shape=place.shape,
        lon=_written(place.lon) if has_point and place.lon is not None else NONE,
        lat=_written(place.lat) if has_point and place.lat is not None else NONE,
        made_up=place.made_up,
        note=place.note,
        aliases=_aliases(place),
    )
