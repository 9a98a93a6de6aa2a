"""The roll before it is frozen: posted, objected to, each objection answered, what was wrong mended.

After the announcement it changes only before the opening, and its new root is published.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.correcting import Correction, areas_of, changed
from bandeng.ballots.models import Elector, Objection, Vote
from bandeng.ballots.queries import numbering
from bandeng.ballots.rules import life
from bandeng.ballots.rules.electing import SEATS_AT_MOST
from bandeng.ballots.rules.numbering import number_text
from bandeng.ballots.rules.roll import ROOMS_APART, hundredths
from bandeng.ballots.rules.roots import roll_root
from bandeng.kernel.facts import Kept, Said
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Who does something to a vote, when, and the id of the form that asked for it."""

    vote: Vote
    by: str
    at: datetime
    command: str = ""


def _done(doing: Doing, verb: str, said: Callable[[], Said]) -> Fact:
    """May she, can it, say it; a form sent twice counts once."""
    vote = doing.vote
    hand = posts.hand(doing.by, f"ballots.{verb}", vote.place, at=doing.at)
    if doing.command and (first := pen.said_before(doing.command, person=doing.by)):
        return first
    life.LIFE.after(vote.state, verb)
    return pen.record(said(), hand=hand, stream=vote.stream, turn=vote.turn, command=doing.command)


def _kept(doing: Doing, words: str, field: str, ask: str) -> Kept:
    if not words.strip() or len(words) > life.WORDS_AT_MOST:
        raise BadInput(_("还没有记下,请改一下再交"), {field: ask % {"most": life.WORDS_AT_MOST}})
    return vault.keep(words.strip(), kind="objection", about=doing.vote.id, at=doing.at)


@transaction.atomic
def post(doing: Doing, *, seats: int = 0, fewer: bool = False) -> Fact:
    """Hang roll and candidates out. Raises NotYours, NotNow, BadInput, Stale.

    ``fewer``: whoever posts was asked and means that there are fewer candidates than seats. No article of the
    book forbids it; some seats stay vacant then.
    """
    vote, rule = doing.vote, book().voting_rule(doing.vote.rule)

    def said() -> facts.RollPosted:
        if rule.election:
            _check_seats(vote, seats, fewer=fewer)
        return facts.RollPosted(
            seats=seats if rule.election else 0,
            entities=vote.entities,
            area=vote.area,
            until=doing.at + timedelta(days=rule.objection_days),
        )

    return _done(doing, "post", said)


def _check_seats(vote: Vote, seats: int, *, fewer: bool) -> None:
    stand = vote.item_set.exclude(name="-").count()
    words = {"most": SEATS_AT_MOST, "n": stand, "seats": seats, "all": vote.entities}
    issues = {}
    if not 1 <= seats <= SEATS_AT_MOST:
        issues["seats"] = _("写一下选几名,1 到 %(most)s") % words
    elif seats > vote.entities:
        issues["seats"] = _("名册上一共 %(all)s 个表决人,选不出 %(seats)s 名") % words
    elif not stand:
        issues["seats"] = _("先写上候选人,再公示")
    elif stand < seats and not fewer:
        issues["fewer"] = _(
            "候选人 %(n)s 位,名额 %(seats)s 个:全当选也选不满,公示以后不能再添。"
            "还要添的,先写上候选人;就是这几位的,勾上再公示"
        )
        issues["fewer"] %= words
    if issues:
        raise BadInput(_("还没有公示,请改一下再交"), issues)


@dataclass(frozen=True, kw_only=True)
class Against:
    """What is said against a roll: the number (``""``: somebody is missing), what it is about, the words."""

    number: str
    about: str
    words: str


@transaction.atomic
def object_to(doing: Doing, *, what: Against) -> Fact:
    """Record what somebody says against the roll. Raises NotYours, NotNow, BadInput, Stale."""

    def said() -> facts.RollObjected:
        has_begun(doing)
        if what.about not in life.ABOUT:
            raise BadInput(_("还没有记下,请改一下再交"), {"about": _("请选哪里不对")})
        if (what.about != "missing" or what.number) and not _is_on(doing.vote, what.number):
            raise BadInput(_("还没有记下,请改一下再交"), {"against": _("名册上没有这个号")})
        words = against_kept(doing, what)
        return facts.RollObjected(
            objection=new_id(doing.at), number=what.number or "-", about=what.about, words=words
        )

    return _done(doing, "object", said)


def _is_on(vote: Vote, number: str) -> bool:
    return Elector.objects.filter(vote=vote, number=number).exists()


def against_kept(doing: Doing, what: Against) -> Kept:
    """The words of an objection in the vault. Raises BadInput."""
    return _kept(doing, what.words, "objection", _("写一下哪里不对,最多%(most)s个字"))


def has_begun(doing: Doing) -> None:
    """Raises NotNow once voting has begun: the roll changes no more."""
    opens_at = doing.vote.opens_at
    if opens_at and opens_at <= doing.at:
        raise NotNow(_("投票已经开始,名册不再改。还有不同意见的,请向社区或街道书面提出。"))


@transaction.atomic
def rule(doing: Doing, *, objection: str, upheld: bool, why: str) -> Fact:
    """Answer an objection, upheld or not, with the reason. Raises NotYours, NotNow, BadInput, Stale."""

    def said() -> facts.ObjectionRuled:
        found = Objection.objects.filter(vote=doing.vote, id=objection).first()
        if found is None:
            raise BadInput(_("没有这条异议"), {"why": _("请从列出的异议里选")})
        if found.answered_at:
            raise NotNow(_("这条异议已经答复了。"))
        words = _kept(doing, why, "why", _("写一下为什么,最多%(most)s个字"))
        return facts.ObjectionRuled(objection=objection, upheld=upheld, why=words)

    return _done(doing, "rule", said)


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Somebody who was missing: her area as it is written, her units, telephones, why she belongs there."""

    area: str
    units: tuple[str, ...]
    phones: tuple[str, ...]
    why: str


@transaction.atomic
def list_voter(doing: Doing, *, what: Missing) -> Fact:
    """Put somebody on the roll who was missing. Raises NotYours, NotNow, BadInput, Stale."""

    def said() -> facts.RollListed:
        vote, at = doing.vote, doing.at
        area = _area(vote, what.area)
        if not what.units:
            raise BadInput(_("还没有补上,请看一下"), {"units": _("写一下房号")})
        if any(not life.TELEPHONE.fullmatch(phone) for phone in what.phones):
            raise BadInput(_("还没有补上,请看一下"), {"phones": _("电话号码看不懂")})
        why = _kept(doing, what.why, "why", _("写一下为什么,最多%(most)s个字"))
        rooms = vault.keep(ROOMS_APART.join(what.units), kind="rooms", about=vote.id, at=at)
        phones = vault.keep_many(((phone, vote.id) for phone in what.phones), kind=vault.PHONE, at=at)
        number = number_text(numbering.last(vote) + 1)
        told = {"number": number, "area": area, "units": len(what.units)}
        return facts.RollListed(**told, rooms=rooms, phones=tuple(phones), why=why)  # type: ignore[arg-type]

    return _done(doing, "list", said)


def _area(vote: Vote, text: str) -> int:
    if "area" not in book().voting_rule(vote.rule).measures and not text:
        return 0
    if area := hundredths(text):
        return area
    raise BadInput(_("还没有改,请看一下"), {"area": _("面积写成 88.05 这样,要大于 0")})


@transaction.atomic
def strike(doing: Doing, *, number: str, why: str) -> Fact:
    """Take a number off the roll. Raises NotYours, NotNow, BadInput, Stale."""

    def said() -> facts.RollStruck:
        if not _is_on(doing.vote, number):
            raise BadInput(_("还没有改,请看一下"), {"number": _("名册上没有这个号")})
        words = _kept(doing, why, "why", _("写一下为什么,最多%(most)s个字"))
        return facts.RollStruck(number=number, why=words)

    return _done(doing, "strike", said)


@transaction.atomic
def amend(doing: Doing, *, number: str, area: str, why: str, room: str = "") -> Fact:
    """Correct an area between announcement and opening. Raises NotYours, NotNow, BadInput, Stale."""

    def said() -> facts.RollAmended:
        has_begun(doing)
        found, issues = changed(doing.vote, Correction(number=number, area=area, why=why, room=room))
        if found is None:
            raise BadInput(_("还没有改,请看一下"), issues)
        words = _kept(doing, why, "why", _("写一下为什么,最多%(most)s个字"))
        rows = Elector.objects.filter(vote=doing.vote).values_list("number", "area", "units")
        root = roll_root((each, found.area if each == number else held, units) for each, held, units in rows)
        return facts.RollAmended(number=number, why=words, root=root, **areas_of(found))

    return _done(doing, "amend", said)
