"""What the page of a matter says of the meetings called for it, and the form of one for it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.facts import Raised
from bandeng.assembly.models import Covenant, Meeting
from bandeng.assembly.web import reading, words
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.words import day


def context(one: queries.Topic, rule: str, *, at: datetime) -> dict[str, Any]:
    """For ``_convened.html`` and the forms of a decision; ``able``: meetings whose minutes can decide it now
    by ``rule`` (``""``: none can).
    """
    able, called = queries.deciding_meetings(one, rule) if rule else ([], False)
    return {
        "convened": queries.convened_for(one),
        "meeting_state": words.meeting_state(at),
        "convenes": bool(queries.kinds_for(one)),
        "able": [(each.meeting.id, _label(each, at.year)) for each in able],
        "by_minutes": called,
    }


def _label(voted: queries.Voted, year: int) -> str:
    numbers = {name: getattr(voted.hands, name) for name in ("present", "yes", "no", "abstain")}
    sentence = _("%(day)s:到会 %(present)s,同意 %(yes)s,不同意 %(no)s,弃权 %(abstain)s")
    return sentence % {"day": day(voted.meeting.begins_at, year).striptags(), **numbers}


def raised(request: HttpRequest, one: Meeting) -> tuple[Raised, ...]:
    """The hands that were raised on each matter of the agenda, where there are several. Raises BadInput."""
    matters = queries.matters_of(one)
    if len(matters) < 2:
        return ()
    return tuple(
        Raised(
            topic=each.stream,
            **{name: reading.whole(request, f"{name}-{number}") for name in ("yes", "no", "abstain")},
        )
        for number, each in enumerate(matters, 1)
    )


def matter(who: Sitting, ref: str) -> queries.Topic | None:
    """The matter or draft under her eyes for which a meeting is to be called; None where it is for none."""
    for fetch in (queries.procedure_for, queries.covenant_for):
        try:
            return fetch(who.person, ref, at=who.at) if ref else None
        except ObjectDoesNotExist:
            continue
    return None


def form_for(one: queries.Topic | None, who: Sitting) -> dict[str, Any]:
    """What the form of a meeting for this matter is narrowed to; ``others``: what it can decide beside."""
    if one is None:
        return {"matter": None, "others": []}
    kinds = queries.kinds_for(one)
    return {
        "matter": queries.matter_named(one.stream),
        "kinds": [(each.code, words.kind_and_notice(each)) for each in kinds],
        "petitions": [],
        "others": [_offered(each) for each in _others(one, {each.code for each in kinds})],
    }


def _others(one: queries.Topic, kinds: set[str]) -> list[queries.Matter]:
    """What waits at the same place for a meeting of the same kinds."""
    rows = queries.matters_for(Q(place=one.place))
    alike = [row for row, able in rows if kinds & {each.code for each in able} and row.stream != one.stream]
    return [queries.matter_named(row.stream) for row in alike]


def _offered(matter: queries.Matter) -> tuple[str, str]:
    return (matter.stream, matter.title or _("(话已抹去)"))


def rule_of(one: Covenant) -> str:
    """The rule by which a draft is adopted; ``""`` where it is none, or area counts in it."""
    found = [each.rule for each in queries.kinds_for(one)]
    return found[0] if found else ""
