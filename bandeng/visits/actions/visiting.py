"""Record a round of visits: one fact for each person; take one back that was entered by mistake."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.cases import actions as cases
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import phones, vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.ui.words import date_text
from bandeng.visits import facts, queries, rules
from bandeng.visits.models import Entry, Visit, VisitList


@dataclass(frozen=True, kw_only=True)
class Round:
    """Who was visited (lines of one list) by which post on which local day.

    ``lines``: what was heard, by the code of the book's line, and ``need`` only where one person was visited;
    the need is filed as a matter with ``consent``. ``phone``: how to tell her the answer.
    """

    entries: tuple[str, ...]
    visitor: str
    on: date
    gift: str = ""
    beside: tuple[str, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
    need: str = ""
    consent: bool = False
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What came of a round: a fact for each person, and the lines for which it was already recorded."""

    facts: tuple[Fact, ...]
    already: tuple[str, ...]


@transaction.atomic
def visit(*, of: VisitList, what: Round, by: str, at: datetime, command: str = "") -> Recorded:
    """Record the visits of one round. Raises NotYours, BadInput, Stale; all of the round or nothing of it.

    Whoever was already entered for this day and this visitor, on another phone or another list, is not
    entered again: ``already`` names the line; ``Stale`` where words were written, which would be lost.
    """
    entries = queries.entries_of(of, among=what.entries)
    paths = {each.place for each in entries}
    hands = {path: posts.hand(by, "visits.visit", path, at=at, unit=of.unit) for path in paths}
    _check(of, what, entries, at)
    before = _before(what, entries)
    said, already = [], []
    for number, entry in enumerate(entries):
        once = f"{command[:30]}.{number}" if command else ""
        ref = _free(what, entry, before)
        if ref:
            fact = _record(of, what, entry, _Way(hands[entry.place], once, f"visit:{ref}"))
        else:
            fact = pen.said_before(once, person=by) if once else None
        said += [fact] if fact else []
        already += [] if fact else [entry.id]
    if already and _has_words(what) and not _is_told(what, entries[0]):
        raise Stale(_("这一次走访别人已经记下了。您写的话还在下面,看看要不要另记一次"))
    return Recorded(facts=tuple(said), already=tuple(already))


class _Way(NamedTuple):
    """By which hand, under which submission, in which stream."""

    hand: Hand
    once: str
    stream: str


def _before(what: Round, entries: Sequence[Entry]) -> dict[str, str]:
    """Which of these visits there are, and how they stand."""
    wanted = [ref for each in entries for ref in _refs(what, each)]
    return dict(Visit.objects.filter(id__in=wanted).values_list("id", "state"))


def _refs(what: Round, entry: Entry) -> list[str]:
    times = range(rules.AGAIN_AT_MOST)
    return [rules.one_visit(entry.subject, what.on, what.visitor, again=again) for again in times]


def _free(what: Round, entry: Entry, before: Mapping[str, str]) -> str:
    """The id of this visit, if it is not there yet but for ones taken back; empty where it is."""
    refs = _refs(what, entry)
    first = next((ref for ref in refs if before.get(ref) != rules.UNDONE), "")
    return "" if first in before else first


def _record(of: VisitList, what: Round, entry: Entry, way: _Way) -> Fact | None:
    """The fact; None where another phone was quicker in this very moment."""
    try:
        with transaction.atomic() if _has_words(what) else nullcontext():
            said = _said(of, what, entry, way)
            return pen.record(said, hand=way.hand, stream=way.stream, turn=0, command=way.once)
    except Stale:
        return None


def _has_words(what: Round) -> bool:
    """Whether the vault or a matter is written to before the pen, and has to be taken back with it."""
    return bool(what.need.strip() or any(text.strip() for text in what.lines.values()))


def _is_told(what: Round, entry: Entry) -> bool:
    """Whether the visit that is there already says all that was written now."""
    there = Visit.objects.filter(id__in=_refs(what, entry)).exclude(state=rules.UNDONE).first()
    told = set(vault.read(queries.lines_of(there)).values()) if there else set()
    return not what.need.strip() and {text.strip() for text in what.lines.values()} <= told | {""}


def _keep(what: Round, entry: Entry, at: datetime) -> tuple[facts.Line, ...]:
    texts = [(code, text.strip()) for code, text in what.lines.items() if text.strip()]
    kept = vault.keep_all([(text, "visit-line", rules.about(entry.subject)) for _code, text in texts], at=at)
    return tuple(facts.Line(code=code, line=one) for (code, _text), one in zip(texts, kept, strict=True))


def _said(of: VisitList, what: Round, entry: Entry, way: _Way) -> facts.PersonVisited:
    caller = book().visiting.visitor(what.visitor.partition("@")[0])
    today = way.hand.at.astimezone(SHANGHAI).date()
    return facts.PersonVisited(
        list=of.id,
        entry=entry.id,
        subject=entry.subject,
        member=entry.member,
        category=entry.category,
        unit=entry.unit,
        visitor=what.visitor,
        leader=bool(caller and caller.leader),
        beside=tuple(sorted(set(what.beside) - {what.visitor})),
        on=what.on.isoformat(),
        gift=what.gift or "-",
        lines=_keep(what, entry, way.hand.at),
        matter=_filed(what, entry, way),
        afterwards=what.on < today,
        serves=tuple(of.serves.split()),
        words_until=(today + timedelta(days=book().visiting.words_days)).isoformat(),
    )


def _filed(what: Round, entry: Entry, way: _Way) -> str:
    """The stream of the matter of the need (``-``: none)."""
    if not what.need.strip():
        return "-"
    hand, once = way.hand, f"{way.once[:34]}.need" if way.once else ""
    words = queries.words_of([entry]).get(entry.id, queries.NOBODY)
    told = cases.Report(
        place=entry.place,
        words=what.need.strip(),
        reporter=people.guest(name=words.name, phone=what.phone.strip(), at=hand.at),
        address=words.home,
        channel="rounds",
    )
    return cases.file(report=told, by=hand.person, at=hand.at, command=once).stream


def _check(of: VisitList, what: Round, entries: Sequence[Entry], at: datetime) -> None:
    issues = {}
    if not entries or len(entries) > rules.ROUND_AT_MOST:
        issues["chosen"] = _("请先选走访了谁,一次最多%(most)s位") % {"most": rules.ROUND_AT_MOST}
    if any(each.state == rules.OFF for each in entries):
        issues["chosen"] = _("选的人里有已经从名单上去掉的")
    if what.visitor not in queries.posts_that_go(of.place):
        issues["visitor"] = _("请选谁去的")
    elif not queries.reaches(what.visitor, [each.place for each in entries]):
        issues["visitor"] = _("这个岗位不管选的人住的地方")
    if wrong := day_wrong(of, what.on, at):
        issues["on"] = wrong
    if what.gift and what.gift not in {gift.code for gift in book().visiting.gifts}:
        issues["gift"] = _("请选一项")
    issues |= _words_wrong(what, entries)
    if issues:
        raise BadInput(_("走访还没有记下,请改一下再交"), issues)


def day_wrong(of: VisitList, on: date, at: datetime) -> str:
    """Why no visit of this list can be of this day; empty where one can."""
    if on > at.astimezone(SHANGHAI).date():
        return _("还没有到的日子不能记")
    if of.begins_on <= on <= of.ends_on:
        return ""
    days = {"first": date_text(of.begins_on), "last": date_text(of.ends_on)}
    return _("这份名单只记%(first)s至%(last)s的走访。看看日子有没有写错;别的日子去的,记到那时的名单里") % days


def _words_wrong(what: Round, entries: Sequence[Entry]) -> dict[str, str]:
    issues = {}
    known = {line.code for line in book().visiting.lines}
    for code, text in (*what.lines.items(), ("need", what.need)):
        if len(text) > rules.WORDS_AT_MOST:
            issues[code] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
        elif text.strip() and code != "need" and code not in known:
            issues[code] = _("规则书里没有这一行")
    if len(entries) > 1 and _has_words(what):
        issues["chosen"] = _("要写听到的话,请一位一位地记")
    if what.phone.strip() and not phones.is_number(what.phone):
        issues["phone"] = _("电话号码好像不对,请再看一遍")
    if what.need.strip() and not what.consent:
        issues["consent"] = _("本人同意了才能登记成事项")
    if what.need.strip() and not all(map(queries.may_file_at, entries)):
        issues["need"] = _("这一位还没有写住在哪个社区,先补上再登记需求")
    return issues


@transaction.atomic
def undo(*, visit: Visit, cause: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take back a visit entered by mistake; its words are wiped. Raises NotYours, NotNow, BadInput."""
    of = queries.list_of(visit)
    hand = posts.hand(by, "visits.undo", visit.place, at=at, unit=of.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if visit.state == rules.UNDONE:
        raise NotNow(_("这次走访已经撤回了"))
    if cause not in rules.UNDO_CAUSES:
        raise BadInput(_("请选为什么撤回"), {"cause": _("请选一项")})
    wiped = vault.wipe(queries.lines_of(visit), at=at)
    said = facts.VisitUndone(cause=cause, wiped=wiped)
    return pen.record(said, hand=hand, stream=visit.stream, turn=visit.turn, command=command)
