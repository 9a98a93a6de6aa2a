"""The figures of oversight; a measure is imported to be declared."""

from bandeng.figures.queries.shortcuts import shortcut
from bandeng.oversight.measures import patterns, standing
from bandeng.oversight.queries.rolled import Rolled
from bandeng.oversight.rules import PATTERNS, STANDING

__all__ = ["patterns", "standing"]

shortcut(Rolled(), *STANDING, *PATTERNS)
