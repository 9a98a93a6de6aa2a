"""A unit nominates persons and teams, with grounds picked from facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.utils.translation import gettext as _

from bandeng.figures.rules import CATALOGUE
from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.hands import hand_at, once, one_id, or_as_before, said_before
from bandeng.honours.models import Award, Round
from bandeng.honours.queries import choosing
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import BY_UNIT, MEMBER, TEAM, Honour


@dataclass(frozen=True, kw_only=True)
class Nominee:
    """A team (``team``: its code or public name), a member or account (``subject``), or a ``name``.

    ``grounds``: at least one; ``("figure", name)`` or ``("record", stream)``. ``grade``: of a rating that has
    several, which one.
    """

    kind: str
    team: str = ""
    subject: str = ""
    name: str = ""
    grade: str = ""
    grounds: tuple[tuple[str, str], ...] = ()


def nominate(
    *, round_: Round, unit: str, who: Sequence[Nominee], by: str, at: datetime, command: str = ""
) -> list[Fact]:
    """Nominate a list for a unit, all of it or nothing. Raises NotYours, NotNow, BadInput."""
    nominated = partial(_nominate, round_, unit, who, (by, at, command))
    return or_as_before(nominated, command, len(who), by=by)


def _nominate(
    round_: Round, unit: str, who: Sequence[Nominee], said: tuple[str, datetime, str]
) -> list[Fact]:
    by, at, command = said
    place = members.places_of([unit]).get(unit)
    if place is None:
        raise BadInput(_("没有这个单位"), {"unit": _("请选一个单位")})
    hand = hand_at(unit, "honours.nominate", place, by=by, at=at)
    if first := said_before(command, len(who), by=by):
        return first
    honour = book().honour(round_.honour)
    _is_open(round_, honour)
    _check(honour, round_, unit, who)
    desks = rules.chain(honour.checks, unit=unit, street=rules.street_of(place), nominated=True)
    refs = [_ref(round_, unit, each, at) for each in who]
    bodies = _bodies(round_, unit, list(zip(who, refs, strict=True)), desks[0] if desks else rules.NOBODY, at)
    return [
        pen.record(body, hand=hand, stream=f"award:{ref}", turn=0, command=once(command, number))
        for number, (body, ref) in enumerate(zip(bodies, refs, strict=True))
    ]


def _ref(round_: Round, unit: str, nominee: Nominee, at: datetime) -> str:
    """A team or member is nominated once by a unit; a mere name makes no id."""
    holder = nominee.subject or nominee.team.strip()
    if not holder:
        return new_id(at)
    ended = Award.objects.filter(round=round_.id, unit=unit, state__in=rules.ENDED).count()
    return one_id("award", round_.id, unit, nominee.kind, holder, str(ended))


def _bodies(
    round_: Round, unit: str, who: Sequence[tuple[Nominee, str]], desk: str, at: datetime
) -> list[facts.AwardNominated]:
    return [
        facts.AwardNominated(
            round=round_.id,
            honour=round_.honour,
            kind=each.kind,
            subject=each.subject or rules.NOBODY,
            team=each.team.strip() or rules.NOBODY,
            called=keep_name(each.name, ref, at),
            grade=each.grade or rules.NOBODY,
            unit=unit,
            grounds=tuple(facts.Ground(kind=kind, ref=named) for kind, named in each.grounds),
            desk=desk,
        )
        for each, ref in who
    ]


def keep_name(name: str, award: str, at: datetime) -> Kept | None:
    """A holder's name goes to the vault, filed under her award."""
    return vault.keep(name.strip(), kind="name", about=award, at=at) if name.strip() else None


def _is_open(round_: Round, honour: Honour) -> None:
    if honour.proposes != BY_UNIT:
        raise NotNow(_("这项荣誉由规则提名,不用推荐"))
    if round_.notice_begins or round_.decided_on:
        raise NotNow(_("这一批已经公示或决定,不再收推荐"))


def _check(honour: Honour, round_: Round, unit: str, who: Sequence[Nominee]) -> None:
    before = Award.objects.filter(round=round_.id, unit=unit).exclude(state__in=rules.ENDED)
    listed = queries.shown(list(before))
    names = {(each.award.kind, each.name) for each in listed} | {
        (each.award.kind, named)
        for each in listed
        for named in (each.award.subject, each.award.team)
        if named != rules.NOBODY
    }
    kinds = [each.award.kind for each in listed]
    for nominee in who:
        kinds.append(nominee.kind)
        if issues := _wrong(honour, nominee, names, kinds) | _team_wrong(honour, unit, nominee):
            raise BadInput("、".join(issues.values()), issues)
        names.add((nominee.kind, nominee.subject or nominee.team.strip() or nominee.name.strip()))


def _wrong(
    honour: Honour, nominee: Nominee, names: set[tuple[str, str]], kinds: Sequence[str]
) -> dict[str, str]:
    issues = {}
    called = nominee.subject or nominee.team.strip() or nominee.name.strip()
    most = honour.places_for(nominee.kind)
    if nominee.kind not in honour.subjects:
        issues["kind"] = _("请选是集体还是个人")
    elif not called or bool(nominee.team) != (nominee.kind == TEAM):
        issues["name"] = _("写一下是哪个集体或哪一位")
    elif len(called) > rules.NAME_AT_MOST:
        counted = {"most": rules.NAME_AT_MOST, "n": len(called)}
        issues["name"] = _("名称最多%(most)s个字,您写了%(n)s个,请写短一点") % counted
    elif nominee.kind == MEMBER and not members.is_known([nominee.subject]):
        issues["name"] = _("名册里没有这位党员")
    elif (nominee.kind, called) in names:
        issues["name"] = _("已经推荐过了")
    elif most and list(kinds).count(nominee.kind) > most:
        issues["kind"] = _("这一类每个单位最多推荐%(most)s个") % {"most": most}
    return issues | _grade_wrong(honour, nominee) | _grounds_wrong(nominee)


def _team_wrong(honour: Honour, unit: str, nominee: Nominee) -> dict[str, str]:
    """Where the rule says of which kind the units are, only those below the nominating unit."""
    if nominee.team and not choosing.may_be_nominated(unit, nominee.team.strip(), honour):
        return {"name": _("这项荣誉只评本单位和下属的这一类单位,请从名单里选一个")}
    return {}


def _grade_wrong(honour: Honour, nominee: Nominee) -> dict[str, str]:
    """A rating with grades says with the nomination which, so that it can be checked and objected to."""
    if honour.grades and honour.grade(nominee.grade) is None:
        return {"grade": _("评哪一等,推荐时就要选好:核实、公示、决定都按这一等")}
    if nominee.grade and not honour.grades:
        return {"grade": _("这项荣誉不分等次")}
    return {}


def _grounds_wrong(nominee: Nominee) -> dict[str, str]:
    grounds = nominee.grounds
    if not grounds or len(grounds) > rules.GROUNDS_AT_MOST:
        return {"grounds": _("从记录里选一到%(most)s项理由,不用写材料") % {"most": rules.GROUNDS_AT_MOST}}
    for kind, ref in grounds:
        known = ref in CATALOGUE if kind == rules.FIGURE else Fact.objects.filter(stream=ref).exists()
        if kind not in rules.GROUNDS or not known:
            return {"grounds": _("没有「%(ref)s」这条记录或数字") % {"ref": ref[:40]}}
    return {}
