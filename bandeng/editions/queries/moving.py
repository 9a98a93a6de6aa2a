"""Which numbers of a report that is not frozen yet have changed since a seal."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.editions.models import Edition
from bandeng.editions.queries import editions
from bandeng.editions.queries.rendering import Rendered, last_seal, render
from bandeng.editions.rules.language import Broken
from bandeng.editions.rules.life import SIGNED
from bandeng.editions.rules.numbers import Question
from bandeng.figures.rules import CATALOGUE
from bandeng.rulebook.language import spoken

Values = dict[Question, str]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A number that was ``then`` and is ``now``; empty where the text did not say it."""

    question: Question
    then: str
    now: str


def since_signed(edition: Edition) -> tuple[Moved, ...]:
    """What has changed since it was signed off; nothing where it is not signed, or no longer counted."""
    if edition.state != SIGNED or edition.seal in (None, last_seal()):
        return ()
    try:
        now = render(editions.source_of(edition), editions.subject_of(edition), seal=last_seal())
        return moved(edition, now, since=edition.seal)
    except Broken:
        return ()


def moved(edition: Edition, now: Rendered, *, since: int | None) -> tuple[Moved, ...]:
    """What differs from the seal ``since`` (None, or one nobody knows: nothing does). Raises Broken."""
    if since is None or not 0 < since < (now.seal or 0):
        return ()
    then = render(editions.source_of(edition), editions.subject_of(edition), seal=since)
    old, new = _values(then), _values(now)
    return tuple(
        Moved(question=each, then=old.get(each, ""), now=new.get(each, ""))
        for each in sorted({*old, *new})
        if old.get(each) != new.get(each)
    )


def _values(said: Rendered) -> Values:
    return {each.question: each.value for each in said.numbers}


def told(found: Sequence[Moved]) -> str:
    """They in words: 活动场次 12→13."""
    return "; ".join(f"{_name(each)} {each.then or _('没有')}→{each.now or _('没有')}" for each in found)


def _name(each: Moved) -> str:
    figure = each.question.figure
    return spoken(CATALOGUE[figure]).rstrip("。.") if figure in CATALOGUE else figure
