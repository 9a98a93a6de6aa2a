"""What is told of the roll whoever comes to a meeting is counted against."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.rolled import Turnout, roll_for, rolls_for, size_of, turnout_of
from bandeng.ballots.models import Vote
from bandeng.ballots.rules.roll import square_metres
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.words import date_text


def options(paths: Iterable[str]) -> list[tuple[str, str]]:
    """The rolls that can be picked, none first; nothing where there are none."""
    found = rolls_for(paths, book().deliberation.gatherings)
    none = ("", _("不选:按下面记下的数"))
    return [none, *((vote.id, _label(vote)) for vote in found)] if found else []


def _label(vote: Vote) -> str:
    rule = book().voting_rule(vote.rule)
    words = {
        "title": vote.title,
        "rule": spoken(rule),
        "n": size_of(vote),
        "day": date_text(vote.prepared_at),
    }
    if rule.roll in ("owners", "households"):
        return _("%(title)s(%(rule)s,%(n)s 户,%(day)s)") % words
    return _("%(title)s(%(rule)s,%(n)s 人,%(day)s)") % words


def context(one: Meeting) -> dict[str, object]:
    """Which roll it is, and of a meeting that decides nothing by hands how many that is of the ballot's."""
    roll = roll_for(one)
    turnout = turnout_of(one, roll)
    return {"roll": roll, "turnout_told": _turnout(turnout) if turnout else ""}


def _turnout(found: Turnout) -> str:
    told = _(
        "到会的业主 %(heads)s 人、%(area)s ㎡(名册一共 %(of_heads)s 人、%(of_area)s ㎡)。"
        "决定用表决:要 %(heads_needed)s 人、%(area_needed)s ㎡ 参加才算数,没有来的也能投。"
    )
    areas = {name: square_metres(getattr(found, name)) for name in ("area", "of_area", "area_needed")}
    heads = {name: getattr(found, name) for name in ("heads", "of_heads", "heads_needed")}
    return told % (heads | areas)
