"""What a rule book says, as frozen values. Pure: no file, no clock, no Django.

Every limit is text that ``kernel.clock.Limit.parse`` reads (``2 工作日``, ``4 urgent hours``); short waits
inside duty hours are ``timedelta``. Every thing people read has ``zh`` and ``en``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NoReturn

from bandeng.rulebook.rules.campaigns import Months
from bandeng.rulebook.rules.contesting import Contesting
from bandeng.rulebook.rules.deliberation import Deliberation
from bandeng.rulebook.rules.doorstep import Doorstep
from bandeng.rulebook.rules.gatherings import Gatherings
from bandeng.rulebook.rules.honours import Honour, honour_named
from bandeng.rulebook.rules.hours import Duty, OwnCalendar
from bandeng.rulebook.rules.limits import Limits, Replies
from bandeng.rulebook.rules.members import MemberRules
from bandeng.rulebook.rules.orders import Sender
from bandeng.rulebook.rules.reports import Reports
from bandeng.rulebook.rules.things import Category, Condition
from bandeng.rulebook.rules.visiting import Visiting
from bandeng.rulebook.rules.voting import VotingPeople, VotingRule

Reach = Literal["place", "unit"]
KindOfPlace = Literal["grid", "community", "street", "district", "unit"]


def by_first(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by their first character, the longest first: a text is read once, whatever their number."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[:1], []).append(word)
    return found


@dataclass(frozen=True, kw_only=True)
class Area:
    """A field that categories belong to (roads, water, neighbours); areas may lie in areas."""

    code: str
    zh: str
    en: str
    parent: str


UTILITY = "utility"
KINDS_OF_UNIT = ("bureau", UTILITY, "supplier", "centre")


@dataclass(frozen=True, kw_only=True)
class Department:
    """A unit of the district that cases can be sent to. ``kind`` is one of ``KINDS_OF_UNIT``.

    A utility (water, power, gas, heat) has a limit of its own for its step: ``limits.levels.utilities``.
    ``aliases``: what people call it every day, by which it is found too.
    """

    code: str
    zh: str
    en: str
    kind: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartyBody:
    """A department of the district's Party committee: leads activities, decides honours; takes no matters."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """Who may be appointed: a code for the check of appointments, a phrase for people."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role a person may hold at a place or in a unit.

    ``per_place`` is how many the place should have (a lower number is a vacancy that shows; 0 asks for none).
    ``duty`` names a pattern of ``duty.toml``. ``deputies``: roles whose holders may stand in.
    """

    code: str
    zh: str
    en: str
    kind_of_place: KindOfPlace
    eligible: Eligibility
    duty: str
    per_place: int = 1
    deputies: tuple[str, ...] = ()
    on_call: bool = False


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A role may do an act: at its place and below (``place``), or on what its unit was sent (``unit``)."""

    role: str
    act: str
    reach: Reach


@dataclass(frozen=True, kw_only=True)
class DangerRule:
    """Words that mean danger to life: the number to call at once and what to do until help comes."""

    key: str
    words: tuple[str, ...]
    phone: str
    zh: str
    en: str
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spelling:
    """Other ways of writing: words (``电瓶车`` is ``电动车``) and single characters (traditional forms)."""

    words: Mapping[str, str] = field(default_factory=dict)
    characters: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_first(self) -> dict[str, list[str]]:
        """The words by their first character, the longest first."""
        return by_first(self.words)


@dataclass(frozen=True, kw_only=True)
class District:
    """Whose book this is. ``code`` is the national code; ``phone`` what residents may always call."""

    code: str
    zh: str
    en: str
    zone: str
    phone: str
    phone_zh: str
    phone_en: str


@dataclass(frozen=True, kw_only=True)
class Book:
    """A district's rule book. ``digest`` is SHA-256 over the names and bytes of its files.

    ``escalation`` maps a level to the one a matter is handed up to from it.
    """

    district: District
    version: str
    effective_from: date
    effective_to: date | None
    digest: str
    areas: tuple[Area, ...]
    categories: tuple[Category, ...]
    departments: tuple[Department, ...]
    roles: tuple[Role, ...]
    grants: tuple[Grant, ...]
    limits: Limits
    duty: Duty
    danger: tuple[DangerRule, ...]
    escalation: Mapping[str, str]
    calendar: OwnCalendar
    spelling: Spelling
    doorstep: Doorstep
    replies: Replies = Replies()
    senders: tuple[Sender, ...] = ()
    party: tuple[PartyBody, ...] = ()
    months: Months = Months()
    reports: Reports = Reports()
    gatherings: Gatherings = Gatherings()
    visiting: Visiting = Visiting()
    contesting: Contesting = Contesting()
    members: MemberRules = MemberRules()
    honours: tuple[Honour, ...] = ()
    voting: tuple[VotingRule, ...] = ()
    voting_people: VotingPeople = VotingPeople()
    deliberation: Deliberation = Deliberation()

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition, in the order of the book."""
        return tuple(condition for category in self.categories for condition in category.conditions)

    @cached_property
    def offered(self) -> tuple[Condition, ...]:
        """Every condition that a new matter can bear, in the order of the book."""
        return tuple(condition for category in self.categories for condition in category.offered)

    @cached_property
    def _by_key(self) -> dict[str, Condition]:
        return {condition.key: condition for condition in self.conditions}

    @cached_property
    def outdoors(self) -> frozenset[str]:
        """The keys of all conditions whose matters may be put on a map."""
        open_air = (category for category in self.categories if not category.at_home)
        return frozenset(condition.key for category in open_air for condition in category.conditions)

    def condition(self, key: str) -> Condition:
        """The condition of this key. KeyError if the book has none."""
        return self._by_key[key]

    def category(self, code: str) -> Category:
        """The category of this code. KeyError if the book has none."""
        return next((c for c in self.categories if c.code == code), None) or _missing(code)

    def department(self, code: str) -> Department:
        """The department of this code. KeyError if the book has none."""
        return next((d for d in self.departments if d.code == code), None) or _missing(code)

    def role(self, code: str) -> Role:
        """The role of this code. KeyError if the book has none."""
        return next((r for r in self.roles if r.code == code), None) or _missing(code)

    def voting_rule(self, code: str) -> VotingRule:
        """The rule of votes of this code. KeyError if the book has none."""
        return next((rule for rule in self.voting if rule.code == code), None) or _missing(code)

    def sender(self, code: str) -> Sender:
        """Who sends orders under this code. KeyError if the book has none."""
        return self.sender_of(code) or _missing(code)

    def sender_of(self, channel: str) -> Sender | None:
        """Who sends what comes by this channel; None where nobody does."""
        return next((s for s in self.senders if s.code == channel), None)

    def honour(self, code: str) -> Honour:
        """The honour of this code. KeyError if the book has none."""
        return honour_named(self.honours, code) or _missing(code)

    @cached_property
    def _by_act(self) -> dict[str, tuple[Grant, ...]]:
        found: dict[str, tuple[Grant, ...]] = {}
        for grant in self.grants:
            found[grant.act] = (*found.get(grant.act, ()), grant)
        return found

    def grants_of(self, act: str) -> tuple[Grant, ...]:
        """Who holds this act, in the order of the book; nobody for an act the book does not grant."""
        return self._by_act.get(act, ())

    def grants_to(self, role: str) -> tuple[Grant, ...]:
        """What this role may do."""
        return tuple(grant for grant in self.grants if grant.role == role)


def _missing(code: str) -> NoReturn:
    raise KeyError(code)
