"""Members are entered: one, or a list in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.members import facts, queries, rules
from bandeng.members.actions.hands import hand_of, place_of
from bandeng.people import vault
from bandeng.rulebook.queries import book

COMMAND_HEAD = 30


@dataclass(frozen=True, kw_only=True)
class Entering:
    """A member to be entered. ``ref`` ``""``: a reference is made. ``rule``: as ``rules.Standing`` has it."""

    unit: str
    standing_on: date
    rule: str
    precision: str = rules.DAY
    group: str = "-"
    ref: str = ""
    name: str = ""
    born: str = ""
    home: str = ""


def enter(*, what: Entering, by: str, at: datetime, command: str = "") -> Fact:
    """Enter one member. Raises NotYours, NotNow, BadInput."""
    return enter_all(what=[what], by=by, at=at, command=command)[0]


@transaction.atomic
def enter_all(*, what: Sequence[Entering], by: str, at: datetime, command: str = "") -> list[Fact]:
    """Enter a list, all of it or nothing; the same submission again answers with the first facts."""
    places = {each.unit: place_of(each.unit) for each in what}
    hands = {unit: hand_of("members.enter", unit, place, by=by, at=at) for unit, place in places.items()}
    if said := _said_before(command, len(what), by):
        return said
    try:
        _check(what, at)
    except BadInput:
        if said := _said_before(command, len(what), by):  # the same form, a moment before
            return said
        raise
    refs = [each.ref or new_id(at) for each in what]
    bodies = _bodies(what, refs, at)
    return [
        _record(body, hands[each.unit], ref, _once(command, number))
        for number, (each, ref, body) in enumerate(zip(what, refs, bodies, strict=True))
    ]


def _said_before(command: str, many: int, by: str) -> list[Fact]:
    said = [pen.said_before(_once(command, n), person=by) for n in range(many)] if command else []
    return [fact for fact in said if fact] if all(said) else []


def _once(command: str, number: int) -> str:
    return f"{command[:COMMAND_HEAD]}.{number}" if command and number else command


def _record(body: facts.MemberEntered, hand: Hand, ref: str, command: str) -> Fact:
    return pen.record(body, hand=hand, stream=f"member:{ref}", turn=0, command=command)


def _bodies(what: Sequence[Entering], refs: Sequence[str], at: datetime) -> list[facts.MemberEntered]:
    """Words of the whole list go to the vault in one statement."""
    texts = [_words(each) for each in what]
    flat = [(text, kind, ref) for words, ref in zip(texts, refs, strict=True) for kind, text in words.items()]
    kept = iter(vault.keep_all(flat, at=at))
    found: list[dict[str, Kept]] = [{kind: next(kept) for kind in words} for words in texts]
    return [
        facts.MemberEntered(
            unit=each.unit,
            group=each.group,
            standing=words["standing"],
            precision=each.precision,
            rule=each.rule,
            called=words.get("name"),
            born=words.get("born"),
            home=words.get("home"),
        )
        for each, words in zip(what, found, strict=True)
    ]


def _words(what: Entering) -> dict[str, str]:
    given = {
        "standing": rules.written("standing", what.standing_on),
        "name": what.name,
        "born": what.born,
        "home": what.home,
    }
    return {kind: text.strip() for kind, text in given.items() if text.strip()}


def _check(what: Sequence[Entering], at: datetime) -> None:
    taken = queries.is_known(each.ref for each in what if each.ref)
    given: set[str] = set()
    for each in what:
        issues = wrong_with(each, at) | _ref_wrong(each.ref, taken | given)
        given |= {each.ref} if each.ref else set()
        if issues:
            raise BadInput("、".join(issues.values()), issues)


def _ref_wrong(ref: str, taken: Iterable[str]) -> dict[str, str]:
    if ref and not rules.is_reference(ref):
        return {"ref": _("编号用字母、数字和短横,3到30位;不能用身份证号或电话号码")}
    if ref and ref in taken:
        return {"ref": _("编号 %(ref)s 已经有了") % {"ref": ref}}
    return {}


def wrong_with(what: Entering, at: datetime) -> dict[str, str]:
    """What cannot be accepted, by field; nothing where all is well."""
    issues = {}
    if what.precision not in rules.PRECISIONS:
        issues["precision"] = _("请选知道到日还是到月")
    if what.rule != rules.FROM_FILE and book().members.period(what.rule) is None:
        issues["rule"] = _("请选党龄起算的依据")
    if what.standing_on > at.astimezone(SHANGHAI).date():
        issues["standing_on"] = _("党龄起算日不能在以后")
    if len(what.name) > rules.NAME_AT_MOST:
        issues["name"] = _("姓名最多%(most)s个字") % {"most": rules.NAME_AT_MOST}
    if len(what.home) > rules.HOME_AT_MOST or len(what.born) > rules.NAME_AT_MOST:
        issues["home"] = _("写得太长了")
    return issues
