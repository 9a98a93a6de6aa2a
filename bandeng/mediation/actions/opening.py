"""Open a mediation; or record at once one that was held and ended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.mediation import facts, rules
from bandeng.mediation.actions.words import keep, keep_all
from bandeng.mediation.models import Mediation
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Side:
    """A party: how it is called, how it is reached (``""``: not asked)."""

    called: str
    reach: str = ""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The dispute. ``willing``: both want it and were told of their rights (articles 17, 23).

    ``impartial``: the mediator is no party and has no stake. ``story``: main facts; ``points``: what is at
    issue (article 29). ``case``: the matter it comes from.
    """

    dispute: str
    sides: tuple[Side, ...]
    story: str
    points: str = ""
    willing: bool = False
    impartial: bool = False
    case: Case | None = None


Ending = Callable[[Mediation], Fact]


@transaction.atomic
def record(*, place: str, what: Opening, ending: Ending | None, by: str, at: datetime, command: str) -> Fact:
    """Open it and, where it is over already, end it: one screen, all or nothing."""
    if command and (first := pen.said_before(command, person=by)):
        return first
    fact = open_(place=place, what=what, by=by, at=at, command=command)
    one = Mediation.objects.get(id=fact.stream.partition(":")[2])
    if ending and one.state == rules.OPEN:  # else the same form had come a moment before
        ending(one)
    return fact


@transaction.atomic
def open_(*, place: str, what: Opening, by: str, at: datetime, command: str = "") -> Fact:
    """Open a mediation both sides want. Raises NotYours, BadInput."""
    hand = posts.hand(by, "mediation.open", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if what.case and what.case.reporter == by:
        raise NotYours(_("您是这件事的反映人,不能自己调解。请换一位调解员。"))
    _check(place, what)
    ref = new_id(at)
    said = facts.MediationOpened(
        dispute=what.dispute,
        case=what.case.stream if what.case else "-",
        seat=hand.post,
        parties=tuple(
            facts.Party(
                called=keep_all(side.called, "party", ref, at),
                reach=keep(side.reach, "party-reach", ref, at),
            )
            for side in what.sides
        ),
        story=keep_all(what.story, "story", ref, at),
        points=keep(what.points, "points", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"mediation:{ref}", turn=0, command=command)


def _check(place: str, what: Opening) -> None:
    issues = _sides_wrong(what)
    if places.by_path(place).kind != "grid":
        issues["place"] = _("请选一个网格")
    if book().doorstep.dispute(what.dispute) is None:
        issues["dispute"] = _("请选是什么纠纷")
    if not what.story.strip() or len(what.story) > rules.WORDS_AT_MOST:
        issues["story"] = _("写一下纠纷的主要事实,最多%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    if not what.willing:
        issues["willing"] = _("有一方不愿意,就不能调解")
    if not what.impartial:
        issues["impartial"] = _("当事人和有利害关系的人不能调解,请换一位调解员")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)


def _sides_wrong(what: Opening) -> dict[str, str]:
    issues = {}
    for number in range(1, rules.PARTIES_AT_LEAST + 1):
        if len(what.sides) < number or not what.sides[number - 1].called.strip():
            issues[f"called-{number}"] = _("当事人怎么称呼,要写")
    if any(len(side.called) > rules.NAME_AT_MOST for side in what.sides):
        issues["called-1"] = _("最多写%(most)s个字") % {"most": rules.NAME_AT_MOST}
    return issues
