"""An honour that another level gave is recorded, and medals from before there was this book."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.hands import hand_at_one_of, once, one_id, or_as_before, said_before
from bandeng.honours.actions.nominating import keep_name
from bandeng.honours.models import Award
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import MEMBER, TEAM, Honour


class Known(NotNow):
    """It was recorded before."""


@dataclass(frozen=True, kw_only=True)
class Recording:
    """A holder of another level's honour: a member (``subject``), whoever is in a ``post``, a team, a name.

    ``number``: of the other level's decision; ``on``: its day. ``unit``: where the holder belongs.
    """

    honour: str
    kind: str
    unit: str
    number: str
    on: date
    subject: str = ""
    post: str = ""
    team: str = ""
    name: str = ""


def record(*, what: Sequence[Recording], by: str, at: datetime, command: str = "") -> list[Fact]:
    """Record a list, all of it or nothing. Raises NotYours, NotNow, BadInput."""
    if first := said_before(command, len(what), by=by):
        return first

    def recorded() -> list[Fact]:
        return [
            _record(each, by=by, at=at, command=once(command, number)) for number, each in enumerate(what)
        ]

    return or_as_before(recorded, command, len(what), by=by)


def _record(what: Recording, *, by: str, at: datetime, command: str) -> Fact:
    honour = _honour(what.honour)
    place = members.places_of([what.unit]).get(what.unit)
    if place is None:
        raise BadInput(_("没有这个单位"), {"unit": _("请选一个单位")})
    hand = hand_at_one_of(honour.authority, "honours.record", place, by=by, at=at)
    subject = _holder(what, at)
    _check(honour, what, subject, at)
    _is_new(honour, what, subject)
    ref = _ref(honour, what, subject, at)
    said = facts.AwardRecorded(
        honour=honour.code,
        honour_class=honour.class_,
        kind=what.kind,
        subject=subject,
        team=what.team.strip() or rules.NOBODY,
        called=keep_name(what.name, ref, at),
        unit=what.unit,
        post=what.post or rules.NOBODY,
        number=what.number.strip(),
        on=what.on.isoformat(),
    )
    return pen.record(said, hand=hand, stream=f"award:{ref}", turn=0, command=command)


def _ref(honour: Honour, what: Recording, subject: str, at: datetime) -> str:
    """Of one decision for one holder there is one; a mere name makes no id."""
    holder = subject if subject != rules.NOBODY else what.team.strip()
    if not holder:
        return new_id(at)
    known = (honour.code, "" if honour.once else what.number.strip(), what.unit, holder)
    taken = Award.objects.filter(honour=honour.code, state=rules.WITHDRAWN, unit=what.unit).count()
    return one_id("record", *known, str(taken))


def _honour(code: str) -> Honour:
    honour = next((each for each in book().honours if each.code == code), None)
    if honour is None or not honour.may_be_recorded:
        raise BadInput(_("这项荣誉不能只登记"), {"honour": _("请选一项")})
    return honour


def _holder(what: Recording, at: datetime) -> str:
    """The member, or whoever is in the post; ``-`` for a team or a mere name."""
    if what.post:
        held = [held for held in posts.holders([what.post], at=at) if not held.deputy]
        if not held:
            raise BadInput(_("这个岗位现在没有人"), {"post": _("请选在岗的人")})
        return held[0].person
    return what.subject or rules.NOBODY


def _check(honour: Honour, what: Recording, subject: str, at: datetime) -> None:
    issues = {}
    if what.kind not in honour.subjects:
        issues["kind"] = _("请选是集体还是个人")
    if (what.kind == TEAM) != bool(what.team.strip()) or (
        subject == rules.NOBODY and not (what.team.strip() or what.name.strip())
    ):
        issues["name"] = _("写一下是哪个集体或哪一位")
    if what.kind == MEMBER and not members.is_known([subject]):
        issues["name"] = _("名册里没有这位党员")
    if not what.number.strip() or len(what.number) > rules.NUMBER_AT_MOST:
        issues["number"] = _("写决定的文号")
    if what.on > at.astimezone(SHANGHAI).date():
        issues["on"] = _("日期不能在今天以后")
    if issues:
        raise BadInput(_("还没有登记,请改一下再交"), issues)


def _is_new(honour: Honour, what: Recording, subject: str) -> None:
    """Each decision is recorded once for each holder; what is given once in a lifetime, once."""
    number = what.number.strip()
    if subject != rules.NOBODY:
        rows = queries.taken(honour.code, [subject]).get(subject, [])
        same = [row for row in rows if row.state in rules.GIVEN and (honour.once or row.number == number)]
    else:
        before = queries.recorded_at(what.unit, honour.code, number)
        called = (what.team or what.name).strip()
        same = [each.award for each in before if called == (each.award.team if what.team else each.name)]
    if same:
        raise Known(_("这一位(集体)的这项荣誉已经登记过了"))
