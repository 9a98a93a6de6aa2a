"""Where a row says it is: a pin, a code, a name, or a name that stands in the address."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.orders.wrong import Wrong
from bandeng.places import queries as places
from bandeng.places.datum import DATUMS, to_wgs84

WRITTEN = {"wgs84": "wgs84", "wgs-84": "wgs84", "cgcs2000": "wgs84", "gcj02": "gcj02", "gcj-02": "gcj02"}
WRITTEN |= {"高德": "gcj02", "腾讯": "gcj02", "bd09": "bd09", "bd-09": "bd09", "百度": "bd09", "": "wgs84"}


@dataclass(frozen=True, kw_only=True)
class Places:
    """The communities and grids a row may name. ``within``: paths where whoever takes it in may file.

    ``otherwise`` is the path for rows that do not say where (``""``: such a row is wrong).
    """

    by_code: Mapping[str, str]
    by_name: Mapping[str, tuple[str, ...]]
    within: tuple[str, ...]
    otherwise: str = ""

    def pin(self, cells: Mapping[str, str], datum: str) -> tuple[float, float] | None:
        """The point in WGS84 degrees; None where there is none. Raises Wrong."""
        lon, lat = cells.get("lon", ""), cells.get("lat", "")
        if not lon and not lat:
            return None
        if not lon or not lat:
            missing = _("写了纬度,没有写经度") if lat else _("写了经度,没有写纬度")
            raise Wrong(missing, _("两格都写,或者都空着"))
        system = datum or WRITTEN.get(cells.get("datum", "").casefold(), "")
        if system not in DATUMS:
            raise Wrong(_("不认识这种坐标系"), _("写 wgs84、gcj02(高德、腾讯)或 bd09(百度)"))
        try:
            x, y = to_wgs84(float(lon), float(lat), system)
        except ValueError:
            raise Wrong(
                _("经纬度不是数字"), _("写成 113.6411 和 34.7301 的样子,两格都写或者都空着")
            ) from None
        if not (-180 <= x <= 180 and -90 <= y <= 90) or places.locate(x, y) is None:
            raise Wrong(_("这个点不在本区"), _("看看经度和纬度有没有写反,坐标系对不对"))
        return x, y

    def path(self, cells: Mapping[str, str], pin: tuple[float, float] | None, known: str = "") -> str:
        """The path of the grid or community; where the row does not say, where its matter is already
        (``known``). Raises Wrong."""
        said = self._at(pin) or self._named(cells.get("place", "")) or self._in_words(cells)
        found = said or known or self.otherwise
        if not found:
            raise Wrong(
                _("不知道在哪个社区"),
                _("写社区或网格的代码、社区的名称,或者经纬度;也可以给整张表选一个默认的社区"),
            )
        if self.within and not found.startswith(self.within):
            raise Wrong(
                _("这个地方不归您登记"), _("请%(place)s的人来收这一行") % {"place": places.label(found)}
            )
        return found

    def elsewhere(self, cells: Mapping[str, str], pin: tuple[float, float] | None) -> str:
        """The path of what the row names, where its point lies outside of it; ``""`` where they agree."""
        there, written = self._at(pin), cells.get("place", "")
        named = (self.by_code[written],) if written in self.by_code else self.by_name.get(written, ())
        return "" if not there or there.startswith(named) else next(iter(named), "")

    def _at(self, pin: tuple[float, float] | None) -> str:
        found = places.locate(*pin) if pin else None
        return found.path if found and found.path.count("/") > 2 else ""

    def _named(self, written: str) -> str:
        if not written:
            return ""
        named = self.by_name.get(written, ())
        found = self.by_code.get(written) or (named[0] if len(named) == 1 else "")
        if found:
            return found
        if named:
            raise Wrong(_("有几个社区都叫「%(name)s」") % {"name": written}, _("改写社区的代码"))
        raise Wrong(
            _("没有「%(name)s」这个社区或网格") % {"name": written[:40]},
            _("写社区的全名,或者社区、网格的代码"),
        )

    def _in_words(self, cells: Mapping[str, str]) -> str:
        """The one community whose name stands in the address or the words; the longest name wins."""
        text = f"{cells.get('address', '')}\n{cells.get('words', '')}"
        named = sorted((name for name in self.by_name if name in text), key=lambda name: (-len(name), name))
        found = self.by_name[named[0]] if named else ()
        return found[0] if len(found) == 1 else ""


def known(within: Iterable[str], *, otherwise: str = "") -> Places:
    """The living communities and grids of the district. Raises BadInput where ``otherwise`` is none."""
    by_code: dict[str, str] = {}
    by_name: dict[str, list[str]] = defaultdict(list)
    for kind in ("community", "grid"):
        for place in places.living(kind):
            by_code[place.code] = place.path
            by_code[place.path] = place.path
            if kind == "community":
                by_name[place.name].append(place.path)
    if otherwise and otherwise not in by_code:
        sentence = _("没有「%(name)s」这个社区或网格。写社区或网格的代码。") % {"name": otherwise[:40]}
        raise BadInput(sentence, {"place": sentence})
    return Places(
        by_code=by_code,
        by_name={name: tuple(paths) for name, paths in by_name.items()},
        within=tuple(within),
        otherwise=by_code.get(otherwise, ""),
    )
