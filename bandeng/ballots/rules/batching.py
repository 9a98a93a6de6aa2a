"""Batches of papers and their control totals. Pure."""

from dataclasses import dataclass

COUNTING, COUNTED, CLOSED = "counting", "counted", "closed"
AT_MOST = 10_000  # papers somebody may say she counted
NOBODY = "-"


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Papers of one batch: counted by hand, recorded as received, keyed, void since they were counted."""

    counted: int
    received: int
    keyed: int
    void: int

    @property
    def equal(self) -> bool:
        """Whether hand count, record and keying are the same."""
        return self.is_complete and self.received == self.keyed + self.void

    @property
    def is_complete(self) -> bool:
        """Whether as many papers lie there as are recorded."""
        return self.counted == self.received

    def waits(self, *, looked: bool) -> int:
        """How many are to be keyed before the numbers say anything; a hand count that is not the record
        (``looked``: it was looked at again already) is told at once."""
        return self.left if self.is_complete or looked else 0

    @property
    def left(self) -> int:
        """Papers that are not keyed yet."""
        return self.received - self.keyed - self.void
