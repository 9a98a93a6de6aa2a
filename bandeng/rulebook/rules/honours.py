"""Honours as a district's book writes them: classes, who may open, check, announce and decide. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

COMMENDATION, MEDAL, NAMING, RATING, RECORDED = "commendation", "medal", "naming", "rating", "recorded"
CLASSES = (COMMENDATION, MEDAL, NAMING, RATING, RECORDED)
MEMBER, PERSON, TEAM = "member", "person", "team"
SUBJECTS = (MEMBER, PERSON, TEAM)
BY_RULE, BY_UNIT, BY_RECORD = "rule", "unit", "record"
PROPOSERS = (BY_RULE, BY_UNIT, BY_RECORD)
OWN, STREET = "own", "street"  # checks: the unit itself, the street it lies in; else the code of a unit
HANDED, DECIDED, SERVING = "handed_over", "decided", "serving"
COUNTS = (HANDED, DECIDED, SERVING)


@dataclass(frozen=True, kw_only=True)
class HonourFigure:
    """A figure that an honour feeds: what is counted, in which unit, and which subjects of it (none: all).

    ``counts``: ``handed_over`` (subjects to whom it was handed over in the period), ``decided`` (rows of the
    decision whose day lies in it), ``serving`` (holders who serve in the district in it).
    """

    name: str
    zh: str
    en: str
    unit: str
    note_zh: str
    note_en: str
    counts: str
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Grade:
    """One grade that a rating gives (三星, 四星 …)."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Honour:
    """One honour. ``authority``: units that may open a round. ``checks``: whose yes is needed, in order.

    ``proposes``: the rule (standing of ``years`` on ``by_day``, month and day), the unit, or a mere record of
    what another level gave. ``notice_days``: calendar days of public notice before the decision; 0: none.
    ``persons_per_unit``, ``teams_per_unit``: places; 0: no limit. ``once``: once in a lifetime.
    ``unit_kinds``: of which kinds the units are that can be nominated; none: any team, also by its mere name.
    ``grades``: of a rating that has several. ``held_months``: it is a flag that passes from one team to the
    next and is held so long; 0: none.
    """

    code: str
    zh: str
    en: str
    class_: str
    issuer_zh: str
    issuer_en: str
    authority: tuple[str, ...]
    subjects: tuple[str, ...]
    proposes: str
    checks: tuple[str, ...] = ()
    decides: str = ""
    years: int = 0
    by_day: str = ""
    notice_days: int = 0
    notice_names: bool = False
    once: bool = False
    persons_per_unit: int = 0
    teams_per_unit: int = 0
    valid_years: int = 0
    held_months: int = 0
    unit_kinds: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    figures: tuple[HonourFigure, ...] = ()

    @property
    def needs_approval(self) -> bool:
        """A naming needs a body's approval with its number, valid on the day (创建示范活动管理办法, 2022)."""
        return self.class_ == NAMING

    @property
    def passes_on(self) -> bool:
        """Whether it is a flag (流动红旗) that goes from one team to the next."""
        return bool(self.held_months)

    @property
    def may_be_recorded(self) -> bool:
        """Whether one that was given elsewhere, or before this book, is merely recorded."""
        return self.proposes == BY_RECORD or self.once

    def grade(self, code: str) -> Grade | None:
        """The grade of this code; None where it has none such."""
        return next((each for each in self.grades if each.code == code), None)

    def places_for(self, subject: str) -> int:
        """How many of this kind a unit may nominate; 0: no limit."""
        return self.teams_per_unit if subject == TEAM else self.persons_per_unit


def honour_named(honours: Iterable[Honour], code: str) -> Honour | None:
    """The honour of this code; None where the book has none."""
    return next((each for each in honours if each.code == code), None)
