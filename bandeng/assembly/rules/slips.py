"""Numbers on printed forms: whoever types one in can only write one that was printed. Pure."""

from hashlib import sha256

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another
DIGITS = 4
CHECK = 3  # signs at the end of a number


def number(topic: str, named: str, count: int) -> str:
    """The number of a form: what it begins with, which one it is, and three signs that follow from both.

    ``topic``: the stream it is about (``-``: the place that ``named`` names).
    """
    plain = f"{named}-{count:04d}"
    digest = sha256(f"{topic}/{plain}".encode()).digest()
    return f"{plain}-" + "".join(SIGNS[each % len(SIGNS)] for each in digest[:CHECK])


def was_printed(topic: str, slip: str) -> bool:
    """Whether forms on this bear this number; large and small letters are one."""
    named, count, _check = ("", "", "", *as_printed(slip).rsplit("-", 2))[-3:]
    if not (count.isascii() and count.isdigit() and len(count) <= DIGITS):
        return False
    return number(topic, named, int(count)) == as_printed(slip)


def as_printed(slip: str) -> str:
    """What was typed, with its signs of check as they are printed."""
    plain, dash, check = slip.strip().rpartition("-")
    return plain + dash + check.upper()
