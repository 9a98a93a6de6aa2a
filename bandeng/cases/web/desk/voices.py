"""Whoever follows a matter, as the desk shows them: how each came, what she said, her word at the end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.cases.models import Case
from bandeng.cases.queries import voices
from bandeng.cases.web.desk.words import CHANNELS
from bandeng.kernel.text import masked

ANSWERS: Mapping[str, Promise | str] = {
    "-": gettext_lazy("还没有回答"),
    "solved": gettext_lazy("说办好了"),
    "partly": gettext_lazy("说只办好了一部分"),
    "not": gettext_lazy("说没有办好"),
    "came_back": gettext_lazy("说又发生了"),
}


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One of them; ``through`` is the number of her own matter where she has one (else empty).

    ``since_at``: when she told it here, or her own matter where that was merged into this one. ``told_at``:
    when she told it, where it was entered later. ``is_silent``: she has not said yet how it was done.
    ``is_same``: somebody before her left the same telephone, and both are counted as one."""

    ref: str
    name: str
    said: str
    answer: str
    through: str
    source: str
    since_at: datetime
    told_at: datetime | None
    is_silent: bool
    is_same: bool


def voices_of(case: Case) -> tuple[Voice, ...]:
    """Everybody beside the reporter, in the order in which they came."""
    if not case.followers:
        return ()
    found = voices.of(case)
    said, spoke = voices.said_by(found), voices.spoke_at(found)
    return tuple(
        Voice(
            ref=each.person,
            name=_("第%(n)s位,%(channel)s") % {"n": number, "channel": CHANNELS[each.channel]},
            said=masked(said.get(each.words, "")),
            answer=str(ANSWERS[each.answer]),
            through="" if each.through == "-" else each.through,
            source="" if each.source_number == "-" else each.source_number,
            since_at=spoke.get(each.id, each.since_at),
            told_at=each.told_at,
            is_silent=each.answer == "-",
            is_same=each.one_with != "-",
        )
        for number, each in enumerate(found, start=1)
    )


def reporter_of(case: Case) -> str:
    """The reporter as the others are named: how she came, and what she said of the result."""
    words = {"channel": CHANNELS[case.channel], "answer": ANSWERS[case.answer]}
    return _("反映人,%(channel)s · %(answer)s") % words
