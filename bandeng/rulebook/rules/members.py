"""What a district lets be held of members of the Party, and how standing follows from the day of joining."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class JoiningPeriod:
    """Who joined from ``first`` to ``last`` (both in; None: still open) has standing by this rule.

    ``probation_months``: 0 where there was no probation and standing begins on the day of joining; None where
    it differed by class, so that only the file can say when it ended.
    """

    code: str
    zh: str
    en: str
    first: date
    last: date | None = None
    probation_months: int | None = None


@dataclass(frozen=True, kw_only=True)
class MemberRules:
    """Whether members may be held at all, which unit keeps the register, and the periods of joining."""

    held: bool = False
    keeper: str = ""
    periods: tuple[JoiningPeriod, ...] = ()

    def period(self, code: str) -> JoiningPeriod | None:
        """The period of this code; None where there is none."""
        return next((each for each in self.periods if each.code == code), None)
