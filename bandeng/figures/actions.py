"""What the worker does for the figures: fold what was said since into the rollups."""

from bandeng.figures import projections
from bandeng.figures.projections import ROLLUPS
from bandeng.ledger import reading

IN_A_ROUND = 100_000  # heights: a long absence is made good round by round
EVERYTHING = 10**18


def roll_up(*, most: int = IN_A_ROUND) -> int:
    """Fold every rollup up to where the book is complete. Answers how many heights the longest had to go.

    Nothing is lost when it does not run: readers count what is not folded yet, which takes them longer.
    """
    height = reading.complete_height()
    return max((_roll_up(name, height, most) for name in ROLLUPS), default=0)


def roll_up_again() -> int:
    """Empty every rollup and fold all facts anew."""
    for made in ROLLUPS.values():
        projections.forget(made)
    return roll_up(most=EVERYTHING)


def _roll_up(name: str, height: int, most: int) -> int:
    done = 0
    while done < most and (step := projections.fold(ROLLUPS[name], up_to=height)):
        done += step
    return done
