"""What a book says of contests of essays and of papers of a meeting: frozen values."""

from dataclasses import dataclass

MARKS_AT_MOST = 20  # of one criterion: more cannot be chosen on a phone


@dataclass(frozen=True, kw_only=True)
class Sort:
    """A kind of contest; ``marks``: its works are read and marked by readers, under numbers."""

    code: str
    zh: str
    en: str
    marks: bool


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """By what a work is read; marks go from 0 to ``most``."""

    code: str
    zh: str
    en: str
    most: int


@dataclass(frozen=True, kw_only=True)
class Named:
    """A group that may send in, an award, or a tie between a reader and an author."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Contesting:
    """All of it. ``readers``: for each work; ``spread``, ``alike`` in percent; ``guardian_under`` in years;
    ``text_days``: what is not made public is wiped so many days after the end. Without ``contests.toml``
    there are no kinds.
    """

    readers: int = 1
    spread: int = 100
    alike: int = 100
    guardian_under: int = 14
    text_days: int = 1
    kinds: tuple[Sort, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    groups: tuple[Named, ...] = ()
    awards: tuple[Named, ...] = ()
    ties: tuple[Named, ...] = ()

    @property
    def whole(self) -> int:
        """The most that one reader can give a work."""
        return sum(criterion.most for criterion in self.criteria)

    def kind(self, code: str) -> Sort | None:
        """The kind of this code; None where the book has none."""
        return next((each for each in self.kinds if each.code == code), None)

    def award(self, code: str) -> Named | None:
        """The award of this code; None where the book has none."""
        return next((each for each in self.awards if each.code == code), None)
