"""Doors as people write them: 3-2-501 and 3号楼2单元501 are one household. Pure."""

import re
import unicodedata

PART = re.compile(r"(?<=[0-9A-Z])(?:号楼|号院|号|栋|幢|座|楼|单元|门|室|户|#)")
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212/.、,]+")
ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


PARTS_AT_MOST = 4  # yard, building, stair, flat
PART_AT_MOST = 12  # signs of one of them, with the name of a yard
LONG_NUMBER = re.compile(r"[0-9]{6}")  # no building, stair or flat has one
SEVERAL = re.compile(r"[,、;;,]")


def is_door(written: str) -> bool:
    """Whether it can be the door of one household: it has a number, none of which is longer than doors
    have, and names no second one.
    """
    plain = door(written)
    parts = plain.split("-")
    is_numbered = any(sign.isdigit() for sign in parts[-1]) and not LONG_NUMBER.search(plain)
    is_short = len(parts) <= PARTS_AT_MOST and max(map(len, parts)) <= PART_AT_MOST
    return is_numbered and is_short and not SEVERAL.search(written.strip())


def door(written: str) -> str:
    """One spelling for each door: wide signs narrow, building, stair and flat parted by one dash."""
    plain = unicodedata.normalize("NFKC", written).upper().strip()
    parted = BETWEEN.sub("-", PART.sub("-", BETWEEN.sub("-", plain)))
    return ZEROS.sub("", re.sub("-+", "-", parted).strip("-"))
