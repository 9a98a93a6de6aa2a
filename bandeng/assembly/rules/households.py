"""Doors as people write them: 3-2-501 and 3号楼2单元501 are one household. Pure."""

import re
import unicodedata

PART = re.compile(r"(?<=[0-9A-Z])(?:号楼|号院|号|栋|幢|座|楼|单元|门|室|户|#)")
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212/.、,]+")
ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


PARTS_AT_MOST = 4  # yard, building, stair, flat
SEVERAL = re.compile(r"[,、;;,]")


def is_door(written: str) -> bool:
    """Whether it can be the door of one household: it has a number, and names no second one."""
    parts = door(written).split("-")
    is_numbered = any(sign.isdigit() for sign in parts[-1])
    return is_numbered and len(parts) <= PARTS_AT_MOST and not SEVERAL.search(written.strip())


def door(written: str) -> str:
    """One spelling for each door: wide signs narrow, building, stair and flat parted by one dash."""
    plain = unicodedata.normalize("NFKC", written).upper().strip()
    parted = BETWEEN.sub("-", PART.sub("-", BETWEEN.sub("-", plain)))
    return ZEROS.sub("", re.sub("-+", "-", parted).strip("-"))
