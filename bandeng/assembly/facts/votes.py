"""Hands that were raised at one meeting: of how many due, how many came, and what they said."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Hands:
    """``due`` may come, ``present`` came; ``yes`` + ``no`` + ``abstain`` = ``present``. ``rule``: its code
    in the book (``-``: none was needed, all numbers are 0).
    """

    rule: str
    due: int
    present: int
    yes: int
    no: int
    abstain: int
