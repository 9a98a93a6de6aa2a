"""What a book says of visits, of what is mended in passing, and of mediation: frozen values."""

from dataclasses import dataclass
from typing import Literal

Ground = Literal["duty", "consent"]
GROUNDS: tuple[Ground, ...] = ("duty", "consent")
KEEP_AT_MOST = 1095  # days; whoever wants longer asks the household again
# Nobody is entered as what others call him, and nothing is kept about children under 14.
NEVER_KEPT = (
    "重点人员",
    "重点人群",
    "特殊人群",
    "刑满",
    "社区矫正",
    "吸毒",
    "涉毒",
    "上访",
    "信访",
    "精神",
    "邪教",
    "不稳定",
    "残疾",
    "病史",
    "收入",
    "宗教",
    "未成年",
    "儿童",
    "小孩",
    "学生",
)


ANSWERED = ("asked", "promised")  # why one is expected at a door


@dataclass(frozen=True, kw_only=True)
class CallsFigure:
    """A figure that a purpose feeds: how many calls were made for it, and what its words say of that."""

    name: str
    zh: str
    en: str
    note_zh: str
    note_en: str


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """Why one calls at a door. ``figures``: those that count calls for this purpose.

    ``answers``: with it a request (``asked``) or a promise (``promised``) is answered; ``-``: neither.
    """

    code: str
    zh: str
    en: str
    answers: str = "-"
    figures: tuple[CallsFigure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Keepable:
    """Something that may be kept of a household: for which purpose, on which ground, for how many days.

    ``ground`` is a ``duty`` laid down by a law (``basis``), or ``consent``, taken back as easily as given.
    ``every_days``: the household wishes a knock so often (0: it does not).
    """

    code: str
    zh: str
    en: str
    purpose_zh: str
    purpose_en: str
    ground: Ground
    basis_zh: str
    basis_en: str
    keep_days: int
    every_days: int = 0


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A kind of small thing that is mended in passing; ``words`` is what a matter of it begins with."""

    code: str
    zh: str
    en: str
    icon: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A kind of dispute that is mediated; matters of one of ``categories`` lead there."""

    code: str
    zh: str
    en: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Doorstep:
    """All of it. ``unseen_days``: a door counts as long not seen; ``words_days``: what was heard is wiped;
    ``look_again_days``: after a settlement.
    """

    unseen_days: int
    words_days: int
    promise_ahead_days: int
    purposes: tuple[Purpose, ...]
    keeps: tuple[Keepable, ...]
    mended: tuple[Mended, ...]
    look_again_days: int
    disputes: tuple[Dispute, ...]

    def keep(self, code: str) -> Keepable | None:
        """What may be kept under this code; None where the book no longer has it."""
        return next((each for each in self.keeps if each.code == code), None)

    def kind(self, code: str) -> Mended | None:
        """The kind of repair of this code; None where the book has none."""
        return next((each for each in self.mended if each.code == code), None)

    def dispute(self, code: str) -> Dispute | None:
        """The kind of dispute of this code; None where the book has none."""
        return next((each for each in self.disputes if each.code == code), None)

    def dispute_of(self, category: str) -> Dispute | None:
        """The kind of dispute to which a category of matters leads; None where to none."""
        return next((each for each in self.disputes if category in each.categories), None)
