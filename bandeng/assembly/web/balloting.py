"""What the page of a matter or a covenant says of its ballots: which were called, which can decide it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.assembly import actions, queries
from bandeng.assembly.models import Covenant, Procedure
from bandeng.assembly.queries import votes
from bandeng.assembly.rules.hands import by_heads
from bandeng.assembly.web import reading, words
from bandeng.ballots.rules.tallying import NONE
from bandeng.ballots.web.words import DEEMED
from bandeng.kernel.refusals import NotNow
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


def context(topic: Procedure | Covenant) -> dict[str, Any]:
    """For the partial ``_ballot.html``; ``asked`` is None where no ballot decides it now."""
    try:
        asked = actions.asked_of(topic)
    except NotNow:
        return {"asked": None, "called": [], "running": False, "casts": [], "rules": [], "elects": False}
    called = queries.called_for(topic.stream, asked)
    rules = [each for each in book().voting if not each.secret]
    return {
        "asked": asked,
        "elects": any(each.election for each in rules if each.code == asked.rule),
        "called": called,
        "running": any(each.state in ("preparing", "running") for each in called),
        "casts": [(each.stream, _label(each)) for each in _able(asked, called)],
        "rules": [(each.code, spoken(each)) for each in rules if asked.rule in ("", each.code)],
        "cast_state": words.cast_state,
        "deemed": DEEMED,
    }


def _able(asked: queries.Asked, called: list[queries.Cast]) -> list[queries.Cast]:
    """The votes it can be decided by: of residents, who may as well meet, only those it was put to."""
    if asked.rule and by_heads(book().voting_rule(asked.rule)):
        return [each for each in called if not each.fault]
    return queries.casts_for(asked)


def _label(cast: queries.Cast) -> str:
    words_ = {"title": cast.title, "state": words.cast_state(cast)[1]}
    return _("%(title)s(%(state)s)") % words_


def putting(request: HttpRequest) -> actions.Putting:
    """What the form puts to the vote; one question a line."""
    lines = reading.text(request, "items").splitlines()
    return actions.Putting(
        title=reading.text(request, "ballot_title"),
        items=tuple(line.strip() for line in lines if line.strip()),
        rule=request.POST.get("rule", ""),
        revote="revote" in request.POST,
        deemed=request.POST.get("deemed", NONE),
        article=reading.text(request, "article"),
    )


def onward(topic: Procedure | Covenant) -> str:
    """The page of the vote it was put to just now: the roll comes next."""
    return reverse("ballots:desk-vote", args=[votes.called_last(topic.stream).partition(":")[2]])
