"""What may be asked about places."""

from bandeng.places.queries.locating import locate, locate_many, micro_grid_at
from bandeng.places.queries.shapes import shapes
from bandeng.places.queries.tree import (
    ancestors,
    as_stood,
    by_path,
    called,
    children,
    counts,
    described,
    district,
    drawing,
    label,
    label_of,
    labels,
    labels_of,
    listed,
    living,
    path,
    place,
    spoken_name,
)

__all__ = [
    "ancestors",
    "as_stood",
    "by_path",
    "called",
    "children",
    "counts",
    "described",
    "district",
    "drawing",
    "label",
    "label_of",
    "labels",
    "labels_of",
    "listed",
    "living",
    "locate",
    "locate_many",
    "micro_grid_at",
    "path",
    "place",
    "shapes",
    "spoken_name",
]
