"""Open a list, put people on it, say who goes, take somebody off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.members import queries as members
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.visits import facts, queries, rules
from bandeng.visits.models import VisitList

NAME, HOME = "visit-name", "visit-home"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A list of ``unit`` for the people of ``place`` (a path), from ``begins_on`` to ``ends_on`` (days)."""

    unit: str
    place: str
    title: str
    begins_on: date
    ends_on: date
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """Somebody to put on a list: from the register (``subject``, ``member:…``) or by name.

    ``another``: of the same name and branch as somebody already listed, but not the same person.
    """

    category: str
    place: str = ""
    subject: str = ""
    name: str = ""
    home: str = ""
    unit: str = "-"
    post: str = "-"
    another: bool = False


@transaction.atomic
def open_list(*, what: Opening, by: str, at: datetime, command: str = "") -> Fact:
    """Open a list. Raises NotYours, BadInput."""
    hand = posts.hand(by, "visits.open_list", what.place, at=at, unit=what.unit)
    issues = {}
    if not what.title.strip() or len(what.title) > rules.TITLE_AT_MOST:
        issues["title"] = _("要写,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if what.ends_on < what.begins_on:
        issues["ends_on"] = _("最后一天不能在第一天以前")
    if issues:
        raise BadInput(_("名单还没有开,请改一下再交"), issues)
    said = facts.ListOpened(
        unit=what.unit,
        title=what.title.strip(),
        begins_on=what.begins_on.isoformat(),
        ends_on=what.ends_on.isoformat(),
        serves=what.serves,
        names_until=(what.ends_on + timedelta(days=book().visiting.names_days)).isoformat(),
    )
    return pen.record(said, hand=hand, stream=f"visit-list:{new_id(at)}", turn=0, command=command)


@transaction.atomic
def list_people(
    *, of: VisitList, people: Sequence[Somebody], by: str, at: datetime, command: str = ""
) -> Fact:
    """Put people on the list, as many as there are in one action. Raises NotYours, BadInput, Stale.

    Who stands on another list under the same name and branch is the same person, unless ``another`` says so.
    """
    hand = posts.hand(by, "visits.list", of.place, at=at, unit=of.unit)
    if command and (before := pen.said_before(command, person=by)):
        return before
    cards = _cards(people)
    people = [_filled(who, cards) for who in people]
    _check(of, people)
    same = queries.same_people(people)
    taken = _fresh(of, people, same, at)
    kept = _keep(taken, at)
    first = new_id(at)
    lines = tuple(
        _line(of, who, known, f"{first}.{number:04}")
        for number, ((who, _subject), known) in enumerate(zip(taken, kept, strict=True))
    )
    said = facts.PeopleListed(people=lines)
    return pen.record(said, hand=hand, stream=of.stream, turn=of.turn, command=command)


def _cards(people: Sequence[Somebody]) -> dict[str, members.Card]:
    return members.members([who.subject.removeprefix(rules.MEMBER) for who in people if who.subject])


def _filled(who: Somebody, cards: Mapping[str, members.Card]) -> Somebody:
    """Branch and place from the register, where they were not said."""
    card = cards.get(who.subject.removeprefix(rules.MEMBER))
    if card is None:
        return who
    return replace(who, unit=who.unit if who.unit != "-" else card.unit, place=who.place or card.place)


def _check(of: VisitList, people: Sequence[Somebody]) -> None:
    if not people:
        raise BadInput(_("名单上还没有添人:一位也没有写"), {"name": _("请写至少一位")})
    known = queries.known_of(people)
    for number, who in enumerate(people, start=1):
        issues = queries.wrong_with(who, of, known)
        if issues:
            where = "" if len(people) == 1 else _("第%(n)s位:") % {"n": number}
            raise BadInput(where + _("名单上还没有添人,请改一下再交"), issues)


def _fresh(
    of: VisitList, people: Sequence[Somebody], same: dict[int, str], at: datetime
) -> list[tuple[Somebody, str]]:
    """Each with who it is; whoever already waits or was visited on this list is refused."""
    there = queries.subjects_on(of)
    found: list[tuple[Somebody, str]] = []
    for number, who in enumerate(people):
        subject = who.subject or same.get(number) or f"subject:{new_id(at)}"
        if subject in there:
            raise BadInput(
                _("这份名单上已经有这一位"), {"name": _("同名同支部的人已经在名单上;真是另一位,请勾选")}
            )
        there.add(subject)
        found.append((who, subject))
    return found


@dataclass(frozen=True, kw_only=True)
class _Who:
    """Who it is, and what of her lies in the vault."""

    subject: str
    called: Kept | None
    home: Kept | None


def _keep(taken: list[tuple[Somebody, str]], at: datetime) -> list[_Who]:
    texts = [
        (text.strip(), kind, rules.about(subject))
        for who, subject in taken
        for kind, text in ((NAME, who.name), (HOME, who.home))
        if text.strip()
    ]
    kept = {(row[2], row[1]): one for row, one in zip(texts, vault.keep_all(texts, at=at), strict=True)}
    return [
        _Who(subject=subject, called=kept.get((about, NAME)), home=kept.get((about, HOME)))
        for _somebody, subject in taken
        for about in [rules.about(subject)]
    ]


def _line(of: VisitList, who: Somebody, known: _Who, entry: str) -> facts.Listed:
    category = book().visiting.category(who.category)
    return facts.Listed(
        entry=entry,
        subject=known.subject,
        member=known.subject.startswith(rules.MEMBER) or bool(category and category.member),
        category=who.category,
        unit=who.unit or "-",
        place=who.place or of.place,
        called=known.called,
        home=known.home,
        post=who.post or "-",
    )


@transaction.atomic
def assign(
    *, of: VisitList, entries: Sequence[str], post: str, by: str, at: datetime, command: str = ""
) -> Fact:
    """Say which post goes to these people. Raises NotYours, BadInput, Stale."""
    hand = posts.hand(by, "visits.assign", of.place, at=at, unit=of.unit)
    chosen = queries.entries_of(of, among=entries)
    issues = {}
    if not chosen:
        issues["chosen"] = _("请先选名单上的人")
    if post not in queries.posts_that_go(of.place):
        issues["post"] = _("请选谁去;规则书里没有的岗位不去走访")
    if issues:
        raise BadInput(_("还没有定谁去,请改一下再交"), issues)
    said = facts.VisitsAssigned(entries=tuple(each.id for each in chosen), post=post)
    return pen.record(said, hand=hand, stream=of.stream, turn=of.turn, command=command)


@transaction.atomic
def delist(*, of: VisitList, entry: str, cause: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take somebody off the list, with a cause; a name written by hand is wiped. Raises NotYours, NotNow."""
    hand = posts.hand(by, "visits.delist", of.place, at=at, unit=of.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if cause not in rules.OFF_CAUSES:
        raise BadInput(_("请选为什么去掉"), {"cause": _("请选一项")})
    found = [each for each in queries.entries_of(of, among=[entry]) if each.state == rules.WAITING]
    if not found:
        raise NotNow(_("这一位已经走访过,或者已经不在名单上"))
    entries = [words for words in (found[0].called, found[0].home) if words != "-"]
    said = facts.PersonDelisted(entry=entry, cause=cause, wiped=vault.wipe(entries, at=at))
    return pen.record(said, hand=hand, stream=of.stream, turn=of.turn, command=command)
