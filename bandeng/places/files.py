"""Files of places as districts have them: CSV, or a GeoJSON FeatureCollection in WGS84."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.ui.words import why_not

COLUMNS = ("code", "name", "kind", "parent")
LARGEST = 200_000_000  # bytes


@dataclass(frozen=True, kw_only=True)
class Row:
    """One place as the file says it; ``number`` is the line of a CSV or the feature, counted from 1."""

    number: int
    code: str
    name: str
    kind: str
    parent: str
    lon: str = ""
    lat: str = ""
    full_name: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    made_up: bool = False
    geometry: dict[str, Any] | None = None


def read(path: Path) -> list[Row]:
    """The rows of the file. Raises BadInput when it cannot be read as either kind."""
    text = _text(path)
    if text.lstrip()[:1] in {"{", "["}:
        return list(_features(text))
    return list(_lines(text))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(_("%(path)s 太大,不像一份地点名单。") % {"path": path})
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        words = {"file": path, "reason": why_not(error)}
        raise BadInput(_("打不开 %(file)s:%(reason)s") % words) from None
    except UnicodeDecodeError:
        raise BadInput(_("%(path)s 不是 UTF-8 文字,请另存为 UTF-8。") % {"path": path}) from None


def _lines(text: str) -> Iterator[Row]:
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
        words = _("表头缺少 %(columns)s。要有 code,name,kind,parent,可以有 lon,lat。")
        raise BadInput(words % {"columns": ",".join(missing)})
    try:
        for cells in reader:
            yield _row(reader.line_num, cells)
    except csv.Error as broken:
        words = _("第 %(row)s 行读不懂:%(cause)s。")
        raise BadInput(words % {"row": reader.line_num, "cause": broken}) from None


def _features(text: str) -> Iterator[Row]:
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError):
        raise BadInput(_("这个文件不是完整的 JSON。")) from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise BadInput(_("这个 JSON 不是 GeoJSON 的 FeatureCollection。"))
    for number, feature in enumerate(features, start=1):
        whole = feature if isinstance(feature, dict) else {}
        properties, geometry = whole.get("properties"), whole.get("geometry")
        yield _row(
            number,
            properties if isinstance(properties, dict) else {},
            geometry if isinstance(geometry, dict) else None,
        )


def _row(number: int, cells: Mapping[str, Any], geometry: dict[str, Any] | None = None) -> Row:
    aliases = cells.get("aliases")
    return Row(
        number=number,
        code=_cell(cells, "code"),
        name=_cell(cells, "name"),
        kind=_cell(cells, "kind"),
        parent=_cell(cells, "parent"),
        lon=_cell(cells, "lon"),
        lat=_cell(cells, "lat"),
        full_name=_cell(cells, "full_name"),
        note=_cell(cells, "note"),
        aliases=tuple(str(alias) for alias in aliases) if isinstance(aliases, list) else (),
        made_up=cells.get("made_up") is True,
        geometry=geometry,
    )


def _cell(cells: Mapping[str, Any], column: str) -> str:
    value = cells.get(column)
    return "" if value is None else str(value).strip()
