"""Helpers come to a community for a time, and their help ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of
from bandeng.campaigns.models import Assignment, Helper
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.places.models import Place


@dataclass(frozen=True, kw_only=True)
class Helping:
    """Who comes: ``persons`` (ids) and ``called`` (names as the unit's list has them), of the unit ``home``.

    Half-open days; ``ends_on`` None: no end was agreed.
    """

    kind: str
    home: str
    begins_on: date | None
    ends_on: date | None = None
    persons: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


@transaction.atomic
def assign(*, place: str, what: Helping, by: str, at: datetime, command: str = "") -> Fact:
    """Assign them to the community of this path; one list is one step. Raises NotYours, BadInput.

    A name that the unit's list of helpers has already is the same person; another becomes known by it.
    Nobody is sent to one community twice on one day.
    """
    hand = hand_of(by, "campaigns.assign", place, (what.home,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(place, what)
    assert what.begins_on
    known = queries.helpers_by_name(what.home)
    names = list(dict.fromkeys(name.strip() for name in what.called if name.strip()))
    _refuse_twice(place, what, [*what.persons, *(known[name] for name in names if name in known)])
    new = [name for name in names if name not in known]
    known |= dict(zip(new, people.enrol(new, at=at) if new else (), strict=True))
    said = facts.HelpersAssigned(
        kind=what.kind,
        home=what.home,
        persons=tuple(dict.fromkeys([*what.persons, *(known[name] for name in names)])),
        begins_on=what.begins_on,
        ends_on=what.ends_on.isoformat() if what.ends_on else "-",
    )
    return pen.record(said, hand=hand, stream=f"assignment:{new_id(at)}", turn=0, command=command)


def _refuse_twice(place: str, what: Helping, persons: list[str]) -> None:
    assert what.begins_on
    there = queries.already_there(place, persons, begins_on=what.begins_on, ends_on=what.ends_on)
    if there:
        said = _("%(who)s在这个社区的日子和已经安排的重了。请从名单里去掉,或者改日子") % {
            "who": _("、").join(there)
        }
        raise BadInput(_("还没有安排,请改一下再交"), {"called": said})


def _check(place: str, what: Helping) -> None:
    issues = {}
    if _kind_of(place) != "community":
        issues["place"] = _("请选一个社区")
    if what.kind not in rules.KINDS_OF_HELPERS:
        issues["kind"] = _("请选是下沉干部还是共建单位职工")
    if not queries.is_unit(what.home):
        issues["home"] = _("请选是哪个单位的人")
    if what.begins_on is None:
        issues["begins_on"] = _("写一下从哪天开始")
    elif what.ends_on and what.ends_on <= what.begins_on:
        issues["ends_on"] = _("结束不能早于开始")
    issues |= _who_wrong(what)
    if issues:
        raise BadInput(_("还没有安排,请改一下再交"), issues)


def _who_wrong(what: Helping) -> dict[str, str]:
    called = [name for name in what.called if name.strip()]
    if not 0 < len(what.persons) + len(called) <= rules.PERSONS_AT_MOST:
        return {"called": _("写一下是谁,一行一个,一次最多%(most)s人") % {"most": rules.PERSONS_AT_MOST}}
    if any(len(name) > rules.NAME_AT_MOST for name in called):
        return {"called": _("一行写一个人的姓名")}
    return {}


def _kind_of(place: str) -> str:
    try:
        return places.by_path(place).kind
    except Place.DoesNotExist:
        return ""


@transaction.atomic
def end(
    *,
    assignment: Assignment,
    ends_on: date,
    persons: Sequence[str] = (),
    by: str,
    at: datetime,
    command: str = "",
) -> Fact:
    """End the help of these persons (none: all) from this day on. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "campaigns.end", assignment.place, (assignment.home,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if ends_on < assignment.begins_on:
        raise BadInput(_("还没有改"), {"ends_on": _("不能早于开始的那天")})
    there = Helper.objects.filter(assignment=assignment).order_by("person")
    left = [row.person for row in there if row.ends_on is None or row.ends_on > ends_on]
    gone = [person for person in left if not persons or person in persons]
    if not gone:
        raise NotNow(_("这些人那天以前就已经结束了"))
    said = facts.HelpEnded(persons=tuple(gone), ends_on=ends_on)
    return pen.record(said, hand=hand, stream=assignment.stream, turn=assignment.turn, command=command)
