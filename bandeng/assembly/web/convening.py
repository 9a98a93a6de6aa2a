"""What the page of a matter says of the meetings called for it, and the form of one for it."""

from typing import Any

from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.models import Meeting, Procedure
from bandeng.assembly.web import words
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.words import day


def context(one: Procedure, told: queries.Deciding) -> dict[str, Any]:
    """For the partials ``_convened.html`` and ``_step.html``; ``able``: meetings whose minutes can decide."""
    able, called = queries.deciding_meetings(one, told.now) if told.now else ([], False)
    return {
        "convened": queries.convened_for(one),
        "meeting_states": words.MEETINGS,
        "convenes": bool(queries.kinds_for(one)),
        "able": [(each.id, _label(each)) for each in able],
        "by_minutes": called,
    }


def _label(met: Meeting) -> str:
    numbers = {name: getattr(met, name) for name in ("present", "yes", "no", "abstain")}
    sentence = _("%(day)s:到会 %(present)s,同意 %(yes)s,不同意 %(no)s,弃权 %(abstain)s")
    return sentence % {"day": day(met.begins_at).striptags(), **numbers}


def matter(who: Sitting, ref: str) -> Procedure | None:
    """The matter under her eyes for which a meeting is to be called; None where it is for none."""
    try:
        return queries.procedure_for(who.person, ref, at=who.at) if ref else None
    except Procedure.DoesNotExist:
        return None


def form_for(one: Procedure | None, who: Sitting) -> dict[str, Any]:
    """What the form of a meeting for this matter is narrowed to."""
    if one is None:
        return {"matter": None}
    kinds = [(each.code, words.kind_and_notice(each)) for each in queries.kinds_for(one)]
    return {"matter": queries.deciding(one, at=who.at), "kinds": kinds, "petitions": []}
