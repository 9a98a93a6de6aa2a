"""Matters that belong to the one shown, each as a line that says what it is to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import families, sentence


@dataclass(frozen=True, kw_only=True)
class Kin:
    """A matter beside the one shown: ``what`` it is to it, and how it stands."""

    number: str
    title: str
    what: str
    word: str
    tone: str


def kin_of(case: Case, *, at: datetime) -> tuple[Kin, ...]:
    """The matter that this one went into, and those that came into it."""
    whole = families.whole_of(case) if case.state == "merged" else None
    above = [(whole, _("并进了这一件"))] if whole else []
    merged = families.of(case) if case.supports else []
    return tuple(_kin(each, what, at) for each, what in [*above, *((one, _("并进来的")) for one in merged)])


def _kin(case: Case, what: str, at: datetime) -> Kin:
    word, tone, _late = sentence.word_of(case, at=at)
    return Kin(number=case.number, title=sentence.title(case), what=what, word=word, tone=tone)
