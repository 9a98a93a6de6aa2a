"""What kinds of places there are, how they nest, and what a code and a name look like. Pure."""

import re

KINDS = ("district", "street", "community", "grid", "micro-grid")
ROOT = "-"  # the parent of the district
NONE = "-"  # no note, no alias, no shape
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,21}")  # five of them and their slashes fit a path of 120
LONGEST_NAME = 60

# The statistics bureau writes the body that governs; people say the place it governs.
_SUFFIXES = re.compile(r"(?:居民委员会|居民管理委员会|管理委员会|村民委员会|村委会|拟居委会|居委会|委员会)$")


def parent_kind(kind: str) -> str | None:
    """The kind a place of this kind lies in; None for the district. ValueError for an unknown kind."""
    at = KINDS.index(kind)
    return KINDS[at - 1] if at else None


def plain_name(full_name: str) -> str:
    """The name as people say it: 「冯春社区居民委员会」 is 「冯春社区」, 「尖岗村委会」 is 「尖岗村」."""
    stem = _SUFFIXES.sub("", full_name)
    if re.search(r"(?:村委会|村民委员会)$", full_name) and not stem.endswith("村"):
        return f"{stem}村"
    return stem


def stream_of(parent: str) -> str:
    """The stream in which the children of a place are drawn."""
    return "place:root" if parent == ROOT else f"place:{parent}"


def path_of(parent_path: str, code: str) -> str:
    """``410103/410103012/`` and a code make ``410103/410103012/410103012002/``; the root is ``-``."""
    return f"{'' if parent_path == ROOT else parent_path}{code}/"
