"""Rules of votes as the book has them: who counts, how many must take part, how many must agree. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

MEASURES = ("area", "heads")
ROLLS = ("owners", "residents", "households", "representatives", "members")  # whose names a roll has
OWNERS = ROLLS[0]
DAYS = ("notice_days", "posting_days", "objection_days", "settle_days", "open_days")
OPTIONAL = (*DAYS, "batch", "election", "proxies", "candidates_act")
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

    def least(self, whole: int) -> int:
        """The smallest part of ``whole`` that reaches it."""
        part, rest = divmod(whole * self.share.numerator, self.share.denominator)
        return part + 1 if self.beyond or rest else part


@dataclass(frozen=True, kw_only=True)
class VotingRule:
    """A rule of votes. ``silence``: rules of procedure may say what a ballot not returned counts as.

    ``agreed_of``: the share that agrees is one of those taking part, or of the whole roll. ``secret``: the
    law wants a secret ballot, so a vote by name may not use it. ``since``: the first day it is law.
    ``notice_days``: how long before it opens a binding vote is announced at least.

    ``roll``: whose names stand on the roll. ``election``: candidates are put, each voter marks as many as
    there are seats at most, and ``order`` names the measures by which those with a majority are put in order.
    ``posting_days``: how long roll and candidates hang out before voting opens; ``objection_days``: of these,
    how long objections are taken before the roll may be frozen. ``proxies``: how many voters one agent may
    act for (0: none); ``candidates_act``: whether a candidate may. ``settle_days``: how long a voter whose
    two ballots differ is waited for. ``batch``: how many papers are counted by hand together at most, before
    they are keyed (0: they are not). ``open_days``: how long a binding vote is open at least.
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
    roll: str = OWNERS
    election: bool = False
    order: tuple[str, ...] = ()
    posting_days: int = 0
    objection_days: int = 0
    proxies: int = 0
    candidates_act: bool = False
    settle_days: int = 0
    batch: int = 0
    open_days: int = 0


@dataclass(frozen=True, kw_only=True)
class Named:
    """What something is called: who nominates, or in which relation an agent stands to the voter.

    ``barred``: such an agent may not act for a voter.
    """

    code: str
    zh: str
    en: str
    barred: bool = False


@dataclass(frozen=True, kw_only=True)
class TieWay:
    """A way in which people settle a tie at the last seat. ``witnessed``: only before scrutineers;
    ``yields``: whoever got no seat gave way, and stands by no more."""

    code: str
    zh: str
    en: str
    witnessed: bool = False
    yields: bool = False


@dataclass(frozen=True, kw_only=True)
class VotingPeople:
    """Who may put candidates forward, in which relation an agent may stand, how people settle a tie."""

    nominators: tuple[Named, ...] = ()
    agents: tuple[Named, ...] = ()
    ties: tuple[TieWay, ...] = ()


def voting_people(values: dict[str, Any]) -> VotingPeople:
    """The people of a checked ``ballots.toml``."""
    return VotingPeople(
        nominators=tuple(Named(**row) for row in values.get("nominator", ())),
        agents=tuple(Named(**row) for row in values.get("agent", ())),
        ties=tuple(TieWay(**row) for row in values.get("tie", ())),
    )


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
        roll=row.get("roll", OWNERS if "area" in row["measures"] else ROLLS[1]),
        order=tuple(row.get("order", ())),
        **{name: row[name] for name in OPTIONAL if name in row},
    )
