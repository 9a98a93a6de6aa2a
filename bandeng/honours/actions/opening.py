"""A round is opened by a body with authority; what a rule proposes is listed at once."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.honours import facts, queries, rules
from bandeng.honours.actions.hands import hand_at, hand_at_one_of, one_id, or_as_before
from bandeng.honours.models import Award, Round
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import locks, pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import BY_RECORD, BY_RULE, NAMING, Honour
from bandeng.ui.words import moment_text


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Which honour, for which year; a naming says who approved it, under which number, until when.

    ``another``: it is no round of that honour and year that stands already.
    """

    honour: str
    year: int
    approved_by: str = ""
    approval: str = ""
    approval_until: date | None = None
    another: bool = False


def open_(*, what: Opening, by: str, at: datetime, command: str = "") -> Fact:
    """Open a round. Raises NotYours where her unit has no authority, BadInput, NotNow.

    Where a rule proposes, everybody it names is on the list at once: nobody applies.
    """
    honour = next((each for each in book().honours if each.code == what.honour), None)
    if honour is None or honour.proposes == BY_RECORD:
        raise BadInput(_("规则书里没有这项荣誉,或者它只能登记"), {"honour": _("请选一项")})
    hand = _hand(honour, by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    return or_as_before(partial(_open, honour, what, hand, command), command, 1, by=by)[0]


def _open(honour: Honour, what: Opening, hand: Hand, command: str) -> list[Fact]:
    at = hand.at
    _check(honour, what, at)
    said = facts.RoundOpened(
        honour=honour.code,
        honour_class=honour.class_,
        unit=hand.post.partition("@")[2],
        year=what.year,
        by_day=rules.due_day(what.year, honour.by_day).isoformat() if honour.by_day else rules.NOBODY,
        approved_by=what.approved_by.strip() or rules.NOBODY,
        approval=what.approval.strip() or rules.NOBODY,
        approval_until=what.approval_until.isoformat() if what.approval_until else rules.NOBODY,
    )
    by_rule = honour.proposes == BY_RULE  # once a year, whoever opens it at the same moment
    ref = one_id("round", honour.code, str(what.year)) if by_rule else new_id(at)
    fact = pen.record(said, hand=hand, stream=f"round:{ref}", turn=0, command=command)
    if by_rule:
        propose(round_=Round.objects.get(id=fact.stream.partition(":")[2]), at=at)
    return [fact]


def _hand(honour: Honour, by: str, at: datetime) -> Hand:
    """At a desk with authority; a street's desk never opens a naming, whatever a book says."""
    places = members.places_of(honour.authority)
    desks = [code for code in places if honour.class_ != NAMING or not rules.is_below_district(places[code])]
    if not desks:
        raise NotYours(_("没有哪个单位能开展「%(honour)s」") % {"honour": honour.zh})
    return hand_at_one_of(desks, "honours.open", places[desks[0]], by=by, at=at)


def _check(honour: Honour, what: Opening, at: datetime) -> None:
    issues = {}
    if not 2000 <= what.year <= 2999:
        issues["year"] = _("请写对年份")
    if honour.proposes == BY_RULE and Round.objects.filter(honour=honour.code, year=what.year).exists():
        raise NotNow(_("%(year)s年的这一批已经开展了") % {"year": what.year})
    if honour.needs_approval:
        issues |= _unapproved(what, at)
    if honour.proposes != BY_RULE and not what.another:
        issues |= _twice(honour, what, at)
    if issues:
        raise BadInput(_("还没有开展,请改一下再交"), issues)


def _twice(honour: Honour, what: Opening, at: datetime) -> dict[str, str]:
    """Why it is asked whether this is another round; two who open it in the same moment pass one by one."""
    locks.pass_alone(f"round {honour.code} {what.year}")
    before = queries.newest_like(honour.code, what.year)
    if before is None:
        return {}
    told = {
        "year": what.year,
        "unit": members.name_of(before.unit),
        "when": moment_text(before.opened_at, at),
    }
    said = _("%(year)s年的已经开展过一批(%(unit)s,%(when)s),是不是同一批?")
    return {"another": said % told + _("是同一批就不用再开展;要另开一批,勾上再交。")}


def _unapproved(what: Opening, at: datetime) -> dict[str, str]:
    issues = {}
    if not what.approved_by.strip() or len(what.approved_by) > rules.NAME_AT_MOST:
        issues["approved_by"] = _("命名要先经批准:写批准的机关")
    if not what.approval.strip() or len(what.approval) > rules.NUMBER_AT_MOST:
        issues["approval"] = _("写批准的文号")
    if what.approval_until is None or what.approval_until < at.astimezone(SHANGHAI).date():
        issues["approval_until"] = _("写批准有效到哪一天,要还在有效期里")
    return issues


@transaction.atomic
def propose(*, round_: Round, at: datetime) -> list[Fact]:
    """List whom the rule names and who is not listed yet; the system does it, with the reason."""
    locks.pass_alone(f"awards {round_.id}")  # two may list anew at once
    honour = book().honour(round_.honour)
    found = []
    for each in queries.eligible(round_):
        card = each.card
        desks = rules.chain(
            honour.checks, unit=card.unit, street=rules.street_of(card.place), nominated=False
        )
        said = facts.AwardProposed(
            round=round_.id,
            honour=honour.code,
            subject=card.ref,
            unit=card.unit,
            why=each.why,
            desk=desks[0] if desks else rules.NOBODY,
        )
        hand = posts.built_in("clock", "honours.propose", card.place, at=at)
        before = Award.objects.filter(round=round_.id, subject=card.ref).count()
        ref = one_id("award", round_.id, card.ref, str(before))
        found.append(pen.record(said, hand=hand, stream=f"award:{ref}", turn=0))
    return found


@transaction.atomic
def propose_again(*, round_: Round, by: str, at: datetime) -> list[Fact]:
    """Members were entered or corrected since: list whom the rule names now. Raises NotYours, NotNow."""
    hand_at(round_.unit, "honours.open", round_.place, by=by, at=at)
    if round_.by_day is None:
        raise NotNow(_("这项荣誉不由规则提名"))
    return propose(round_=round_, at=at)
