"""The root of a frozen roll: anybody with the roll of the public bundle can compute it again. Pure."""

from collections.abc import Iterable

from bandeng.ballots.rules.roll import square_metres
from bandeng.kernel import merkle


def leaf(number: str, area: int, units: int) -> bytes:
    """One line of a roll: number, area as registers write it, how many units; tabs between."""
    return f"{number}\t{square_metres(area)}\t{units}".encode()


def roll_root(lines: Iterable[tuple[str, int, int]]) -> str:
    """The Merkle root over the lines in the order of their numbers, hexadecimal."""
    return merkle.root([leaf(*line) for line in sorted(lines)]).hex()
