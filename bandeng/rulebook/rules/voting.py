"""Rules of votes as the book has them: who counts, how many must take part, how many must agree. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

MEASURES = ("area", "heads")
OF = ("participating", "roll")  # what the share that agrees is a share of
THRESHOLD = re.compile(r"(at least|more than) ([1-9]\d?)/([1-9]\d?)")


@dataclass(frozen=True)
class Threshold:
    """A share of a whole: reached at it (``以上``, Civil Code 1259) or only beyond it (``过半数``)."""

    share: Fraction
    beyond: bool

    def holds(self, part: int, whole: int) -> bool:
        """Whether ``part`` of ``whole`` reaches it; nothing reaches a share of nothing. Integers only."""
        left, right = part * self.share.denominator, whole * self.share.numerator
        return whole > 0 and (left > right if self.beyond else left >= right)


@dataclass(frozen=True, kw_only=True)
class VotingRule:
    """A rule of votes. ``silence``: rules of procedure may say what a ballot not returned counts as.

    ``agreed_of``: the share that agrees is one of those taking part, or of the whole roll. ``secret``: the
    law wants a secret ballot, so a vote by name may not use it. ``since``: the first day it is law.
    ``notice_days``: how long before it opens a binding vote is announced at least.
    """

    code: str
    zh: str
    en: str
    measures: tuple[str, ...]
    quorum: Threshold
    agreed: Threshold
    agreed_of: str
    silence: bool
    secret: bool
    law_zh: str
    law_en: str
    since: date
    notice_days: int = 0


def threshold(text: str) -> Threshold:
    """``at least 2/3`` or ``more than 1/2``. Raises ValueError for anything else, or a share above one."""
    found = THRESHOLD.fullmatch(text)
    if not found or int(found[2]) > int(found[3]):
        raise ValueError(f"not a threshold: {text}")
    return Threshold(Fraction(int(found[2]), int(found[3])), beyond=found[1] == "more than")


def voting_rules(rows: Iterable[dict[str, Any]]) -> tuple[VotingRule, ...]:
    """The rules of checked rows of ``ballots.toml``."""
    return tuple(_rule(row) for row in rows)


def _rule(row: dict[str, Any]) -> VotingRule:
    return VotingRule(
        code=row["code"],
        zh=row["zh"],
        en=row["en"],
        measures=tuple(row["measures"]),
        quorum=threshold(row["quorum"]),
        agreed=threshold(row["pass"]),
        agreed_of=row.get("pass_of", OF[0]),
        silence=row["silence"],
        secret=row.get("secret", False),
        law_zh=row["law_zh"],
        law_en=row["law_en"],
        since=row["since"],
        notice_days=row.get("notice_days", 0),
    )
