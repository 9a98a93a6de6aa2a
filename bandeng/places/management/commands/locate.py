"""``bandeng locate LON LAT``: the grid of a point."""

import math
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from bandeng.places import queries
from bandeng.places.datum import DATUMS, to_wgs84
from bandeng.ui.terminal import MISSING, NO
from bandeng.ui.terminal import Command as Terminal


class Command(Terminal):
    """Say in which grid a point lies. Exit 1 outside the district, 2 for what are no degrees."""

    requires_system_checks = ()
    help = "这个位置在哪个网格 / the grid of a point"

    def add_arguments(self, parser: CommandParser) -> None:
        """Longitude, then latitude, in degrees."""
        parser.add_argument("lon", type=_longitude, metavar="LON", help="经度 / longitude, degrees")
        parser.add_argument("lat", type=_latitude, metavar="LAT", help="纬度 / latitude, degrees")
        parser.add_argument("--datum", choices=DATUMS, default="wgs84")

    def handle(self, *, lon: float, lat: float, datum: str, **_options: Any) -> None:
        """Find it and say its way down."""
        if queries.district() is None:
            self.fail(_("这里还没有地点。先运行 bandeng places import 文件。"), MISSING)
        found = queries.locate(*to_wgs84(lon, lat, datum))
        if found is None:
            self.fail(_("经度 %(lon)s、纬度 %(lat)s 不在本区范围内。") % {"lon": lon, "lat": lat}, NO)
        self.answer(queries.described(found))
        self.say(queries.label(found.path))
        for place in [*queries.ancestors(found), found]:
            self.say(f"{place.code}\t{place.name}\t{place.kind}")


def _longitude(text: str) -> float:
    return _within(text, 180)


def _latitude(text: str) -> float:
    return _within(text, 90)


def _within(text: str, most: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        degrees = math.nan
    if not abs(degrees) <= most:
        raise ArgumentTypeError(
            _("「%(text)s」不是 -%(most)s 到 %(most)s 的度数") % {"text": text, "most": most}
        )
    return degrees
