"""Asking figures: for a place, a period and a seal, always with the records behind the answer."""

from bandeng.figures.queries.blocks import Block, block
from bandeng.figures.queries.differing import Difference, differ
from bandeng.figures.queries.reading import (
    NoSuchFigure,
    NoSuchSeal,
    Reading,
    catalogue,
    figure_named,
    last_seal,
    read,
    read_many,
)
from bandeng.figures.queries.scope import Scope, Told, evidence, timed

__all__ = [
    "Block",
    "Difference",
    "NoSuchFigure",
    "NoSuchSeal",
    "Reading",
    "Scope",
    "Told",
    "block",
    "catalogue",
    "differ",
    "evidence",
    "figure_named",
    "last_seal",
    "read",
    "read_many",
    "timed",
]
