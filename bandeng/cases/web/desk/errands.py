"""Who was asked to verify or to assist in a matter, and what each has answered, as the desk shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bandeng.cases.models import Case
from bandeng.cases.queries import errands
from bandeng.cases.queries.limits import limit_name
from bandeng.cases.ties import Errand
from bandeng.cases.web.desk.called import Called, called
from bandeng.cases.web.desk.steps.errands import FINDINGS
from bandeng.people import vault
from bandeng.ui.words import left, moment_text

ENDS: Mapping[str, tuple[Promise | str, str]] = {
    "given": (_("等回答"), "waiting"),
    "withdrawn": (_("不用了"), "unknown"),
    "left": (_("没有等到回答"), "unknown"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One errand: who, what was asked, how it stands; ``said`` and ``spot`` of the answer."""

    name: str
    word: str
    tone: str
    when: str
    late: bool
    asked: str
    said: str
    spot: str


@dataclass(frozen=True, kw_only=True)
class Others:
    """Whoever was called to the matter, or asked about it, beside the one who has it."""

    whistle: Called | None
    errands: tuple[Line, ...]


def others_of(case: Case, *, at: datetime) -> Others:
    """The last whistle of the matter and its errands."""
    return Others(whistle=called(case, at=at), errands=lines_of(case, at=at))


def lines_of(case: Case, *, at: datetime) -> tuple[Line, ...]:
    """Every errand of the matter, oldest first."""
    return lines_among(errands.of(case), at=at)


def lines_among(found: Sequence[Errand], *, at: datetime) -> tuple[Line, ...]:
    """These errands, in their order."""
    words = vault.read(text for each in found for text in (each.words, each.answer, each.spot))
    return tuple(_line(each, words, at) for each in found)


def _line(errand: Errand, words: Mapping[str, str], at: datetime) -> Line:
    answered = errand.state == "answered"
    word, tone = (FINDINGS[errand.found], "done") if answered else ENDS[errand.state]
    late = errand.is_open and errand.due_at <= at
    return Line(
        name=limit_name(errand.kind, errand.seat),
        word=str(word),
        tone="late" if late else tone,
        when=moment_text(errand.ended_at, at) if errand.ended_at else left(errand.due_at, at),
        late=late,
        asked=words.get(errand.words, ""),
        said=words.get(errand.answer, ""),
        spot=words.get(errand.spot, ""),
    )
