"""The public sample of papers: how many, which ones, and whether the record of them holds. Pure.

Dice that everybody sees, thrown after the counted ledger was fixed by a code on the wall, choose the papers:
whoever made the record could not know which, and anybody can draw them again.
"""

import hashlib
import re
from collections.abc import Iterable
from fractions import Fraction
from math import ceil, comb

WRONG, SURE = Fraction(2, 100), Fraction(95, 100)  # so many wrong papers are found with this certainty
DICE = re.compile(r"[1-6]{20,60}")  # twenty throws are more than 51 bits: too many to try out beforehand
FACES = 3  # twenty honest throws show fewer than three faces less than once in a hundred million times
WITNESSES = 2
SAME, DIFFERS, WAITING = "same", "differs", "waiting"


def size(papers: int, wrong: Fraction = WRONG, sure: Fraction = SURE) -> int:
    """The smallest sample that finds at least one wrong paper with this certainty when this share is wrong.

    Hypergeometric, in whole numbers; at least one paper is taken to be wrong.
    """
    bad = max(1, ceil(papers * wrong))
    for drawn in range(1, papers + 1):
        missed = Fraction(comb(papers - bad, drawn), comb(papers, drawn))
        if missed <= 1 - sure:
            return drawn
    return papers


def drawn(serials: Iterable[str], many: int, *, anchor: str, seed: str) -> list[str]:
    """The serials with the smallest SHA-256 of ``anchor:seed:serial``, so many of them, in order."""

    def lot(serial: str) -> str:
        return hashlib.sha256(f"{anchor}:{seed}:{serial}".encode()).hexdigest()

    return sorted(sorted(serials, key=lot)[:many])


def dice(text: str) -> str:
    """The throws without blanks, or nothing where they are none."""
    thrown = "".join(text.split())
    return thrown if DICE.fullmatch(thrown) else ""


def is_thrown(throws: str) -> bool:
    """Whether they show so many faces as dice do that were thrown and not put down."""
    return len(set(throws)) >= FACES
