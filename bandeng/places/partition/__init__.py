"""A made-up, reproducible partition of a district's real outline. Plain Python and shapely, no Django."""

from bandeng.places.partition.district import FOLDER, draw
from bandeng.places.partition.writing import NOTE, WRITTEN, written

__all__ = ["FOLDER", "NOTE", "WRITTEN", "draw", "written"]
