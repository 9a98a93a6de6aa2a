"""What the page of a matter says of the meetings called for it, and the form of one for it."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.models import Covenant
from bandeng.assembly.web import words
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.words import day


def context(one: queries.Topic, rule: str) -> dict[str, Any]:
    """For ``_convened.html`` and the forms of a decision; ``able``: meetings whose minutes can decide it now
    by ``rule`` (``""``: none can).
    """
    able, called = queries.deciding_meetings(one, rule) if rule else ([], False)
    return {
        "convened": queries.convened_for(one),
        "meeting_states": words.MEETINGS,
        "convenes": bool(queries.kinds_for(one)),
        "able": [(each.meeting.id, _label(each)) for each in able],
        "by_minutes": called,
    }


def _label(voted: queries.Voted) -> str:
    numbers = {name: getattr(voted.hands, name) for name in ("present", "yes", "no", "abstain")}
    sentence = _("%(day)s:到会 %(present)s,同意 %(yes)s,不同意 %(no)s,弃权 %(abstain)s")
    return sentence % {"day": day(voted.meeting.begins_at).striptags(), **numbers}


def matter(who: Sitting, ref: str) -> queries.Topic | None:
    """The matter or draft under her eyes for which a meeting is to be called; None where it is for none."""
    for fetch in (queries.procedure_for, queries.covenant_for):
        try:
            return fetch(who.person, ref, at=who.at) if ref else None
        except ObjectDoesNotExist:
            continue
    return None


def form_for(one: queries.Topic | None, who: Sitting) -> dict[str, Any]:
    """What the form of a meeting for this matter is narrowed to."""
    if one is None:
        return {"matter": None}
    kinds = [(each.code, words.kind_and_notice(each)) for each in queries.kinds_for(one)]
    return {"matter": queries.matter_named(one.stream), "kinds": kinds, "petitions": []}


def rule_of(one: Covenant) -> str:
    """The rule by which a draft is adopted; ``""`` where it is none, or area counts in it."""
    found = [each.rule for each in queries.kinds_for(one)]
    return found[0] if found else ""
