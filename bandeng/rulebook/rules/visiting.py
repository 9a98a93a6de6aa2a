"""What a book says of visits of comfort: whom one calls upon, who goes, what is asked. Frozen values."""

from dataclasses import dataclass

from bandeng.rulebook.rules.doorstep import NEVER_KEPT

LINES_AT_MOST = 5  # with who came along, what was brought and the need
OWN_LINES = 3
# Nothing intimate is asked: Personal Information Protection Law (个人信息保护法), articles 6 and 28.
NEVER_ASKED = (
    *NEVER_KEPT,
    "病",
    "健康",
    "身体",
    "用药",
    "信仰",
    "信教",
    "存款",
    "工资",
    "婚",
    "家事",
    "身份证",
    "指纹",
    "生日",
)


@dataclass(frozen=True, kw_only=True)
class Called:
    """A category of people called upon; ``member``: they count as members of the Party."""

    code: str
    zh: str
    en: str
    member: bool


@dataclass(frozen=True, kw_only=True)
class Caller:
    """A role whose posts go; ``leader``: as a leader of district or street."""

    role: str
    leader: bool


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A line that is asked, or something that is brought."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Visiting:
    """All of it. ``words_days``: what was heard is wiped after so many days; ``names_days``: names written by
    hand, so many days after the last day of their list. ``overseer``: the unit that sees every list of the
    district, without names (``""``: none). A district without ``visits.toml`` has no categories.
    """

    words_days: int = 1
    names_days: int = 1
    overseer: str = ""
    categories: tuple[Called, ...] = ()
    visitors: tuple[Caller, ...] = ()
    lines: tuple[Choice, ...] = ()
    gifts: tuple[Choice, ...] = ()

    def category(self, code: str) -> Called | None:
        """The category of this code; None where the book has none."""
        return next((each for each in self.categories if each.code == code), None)

    def visitor(self, role: str) -> Caller | None:
        """How posts of this role go; None where they do not."""
        return next((each for each in self.visitors if each.role == role), None)
