"""What a book says of sessions: their kinds, what each has of its own, for whom it is. Frozen values."""

from dataclasses import dataclass
from typing import Literal

When = Literal["plan", "held"]
WHENS: tuple[When, ...] = ("plan", "held")
LINES_AT_MOST = 5  # 场次记五行就够(domain: 学习笔记和照片不作要求)
CHILD_UNDER = 14  # 个人信息保护法第三十一条
# What figures ask for: a district may name more families, but these mean something to the numbers.
STUDY, LECTURE, FESTIVAL, INSPECTION = "study", "lecture", "festival", "inspection"


@dataclass(frozen=True, kw_only=True)
class Family:
    """Kinds that are counted together."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class KindLine:
    """A line a kind has of its own: said when it is planned or when it was held.

    ``kept``: it may hold what somebody said, so it lies in the vault and only staff read it; otherwise it is
    public (the name of a site, of a film).
    """

    code: str
    zh: str
    en: str
    when: When
    kept: bool = False
    needed: bool = False


@dataclass(frozen=True, kw_only=True)
class SessionKind:
    """A kind of session. ``residents``: they may sign up. ``guardian_under``: younger ones need a consent.

    ``examines``: units are examined there, each with a result. ``own_speakers``: roles that speak for their
    unit (a secretary's lecture counts for the unit, a deputy's does not).
    """

    code: str
    zh: str
    en: str
    family: str
    audience_zh: str
    audience_en: str
    residents: bool = False
    guardian_under: int = 0
    examines: bool = False
    own_speakers: tuple[str, ...] = ()
    lines: tuple[KindLine, ...] = ()

    def said(self, when: When) -> tuple[KindLine, ...]:
        """The lines said at this time."""
        return tuple(line for line in self.lines if line.when == when)


@dataclass(frozen=True, kw_only=True)
class Gatherings:
    """All of it; nothing where a district keeps no sessions.

    A picture is erased for good so many days after it was taken down (``hidden_days``), one of a sign-in
    sheet so many days after the session (``sheet_days``). A table of who came that has more rows than
    ``ask_above`` is asked about before it is taken in.
    """

    families: tuple[Family, ...] = ()
    kinds: tuple[SessionKind, ...] = ()
    hidden_days: int = 30
    sheet_days: int = 90
    ask_above: int = 300

    def kind(self, code: str) -> SessionKind | None:
        """The kind of this code; None where the book has none (any more)."""
        return next((each for each in self.kinds if each.code == code), None)
