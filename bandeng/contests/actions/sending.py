"""Send a work in, oneself or at the lead unit's desk; withdraw it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.contests import facts, queries, rules
from bandeng.contests.models import Contest, Work
from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Sending:
    """A work. ``text``, or for a paper with topics ``parts`` (one text for each topic, ``""``: nothing).

    ``young``: the author is below the age of the rule book, and ``guardian`` agrees. ``publish``: it may be
    read in public; ``named``: with the author's name.
    """

    author: str
    heading: str
    group: str
    text: str = ""
    parts: tuple[str, ...] = ()
    unit: str = "-"
    phone: str = ""
    young: bool = False
    guardian: str = ""
    publish: bool = False
    named: bool = False


@transaction.atomic
def send_in(*, contest: Contest, what: Sending, by: str, at: datetime, command: str = "") -> Fact:
    """Somebody with an account sends in a work of her own. Raises NotNow, BadInput."""
    hand = posts.built_in("resident", "contests.send_in", contest.place, at=at, person=by)
    return _take(contest, what, hand, sender=by, command=command)


@transaction.atomic
def receive(*, contest: Contest, what: Sending, by: str, at: datetime, command: str = "") -> Fact:
    """The lead unit types in a work that came on paper. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.receive", contest.place, at=at, unit=contest.unit)
    return _take(contest, what, hand, sender="-", command=command)


def _take(contest: Contest, what: Sending, hand: Hand, *, sender: str, command: str) -> Fact:
    if command and (first := pen.said_before(command, person=hand.person)):
        return first
    day = hand.at.astimezone(SHANGHAI).date()
    if day > contest.closes_on:
        raise NotNow(_("%(day)s已经截止,不再收作品了") % {"day": contest.closes_on.isoformat()})
    if day < contest.begins_on:
        raise NotNow(_("从%(day)s开始收作品") % {"day": contest.begins_on.isoformat()})
    _check(contest, what)
    ref = new_id(hand.at)
    said = _said(contest, what, _keep(what, ref, hand.at), sender=sender)
    return pen.record(said, hand=hand, stream=f"work:{ref}", turn=0, command=command)


def _keep(what: Sending, ref: str, at: datetime) -> dict[str, Kept]:
    texts = {
        "author": what.author,
        "guardian": what.guardian if what.young else "",
        "reach": what.phone,
        "heading": what.heading,
        "whole": what.text,
        **{f"part{number}": part for number, part in enumerate(what.parts)},
    }
    given = [(name, text.strip()) for name, text in texts.items() if text.strip()]
    kept = vault.keep_all([(text, f"work-{name}", ref) for name, text in given], at=at)
    return {name: one for (name, _text), one in zip(given, kept, strict=True)}


def _said(contest: Contest, what: Sending, kept: dict[str, Kept], *, sender: str) -> facts.WorkSentIn:
    parts = [(number, kept.get(f"part{number}")) for number in range(len(what.parts))]
    return facts.WorkSentIn(
        contest=contest.id,
        number=rules.blind_number(queries.numbers_of(contest)),
        group=what.group,
        unit=what.unit or "-",
        author=kept["author"],
        guardian=kept.get("guardian"),
        reach=kept.get("reach"),
        heading=kept["heading"],
        whole=kept.get("whole"),
        parts=tuple(facts.Part(topic=number, part=part) for number, part in parts if part),
        length=_length(what),
        publish=what.publish,
        named=what.publish and what.named,
        sender=sender,
    )


def _length(what: Sending) -> int:
    return len(what.text.strip()) + sum(len(part.strip()) for part in what.parts)


def _check(contest: Contest, what: Sending) -> None:
    issues = {}
    if not what.author.strip() or len(what.author) > rules.NAME_AT_MOST:
        issues["author"] = _("请写作者的姓名")
    if not what.heading.strip() or len(what.heading) > rules.HEADING_AT_MOST:
        issues["heading"] = _("要写,最多%(most)s个字") % {"most": rules.HEADING_AT_MOST}
    if what.group not in contest.groups.split():
        issues["group"] = _("请选一项")
    if what.young and not what.guardian.strip():
        age = {"age": book().contesting.guardian_under}
        issues["guardian"] = _("不满%(age)s周岁的,要写监护人的姓名,由监护人同意") % age
    if what.unit not in ("-", "") and what.unit not in queries.unit_names([what.unit]):
        issues["unit"] = _("没有这个单位")
    issues |= _text_wrong(contest, what)
    if issues:
        raise BadInput(_("作品还没有交上,请改一下再交"), issues)


def _text_wrong(contest: Contest, what: Sending) -> dict[str, str]:
    length, most = _length(what), contest.longest or rules.TEXT_AT_MOST
    if not length:
        return {"text": _("正文还是空的")}
    if length > most:
        words = {"most": most, "length": length}
        return {"text": _("最多%(most)s个字,现在有%(length)s个") % words}
    if queries.has_come_before(contest, what):
        return {"text": _("同一位作者的同一篇已经收到了,不用再交")}
    return {}


@transaction.atomic
def take_back(*, work: Work, by: str, at: datetime, command: str = "") -> Fact:
    """Its author withdraws it from her account: everything is wiped. Raises NotYours, NotNow."""
    if work.sender != by:
        raise NotYours(_("只有交作品的人能撤回"))
    hand = posts.built_in("resident", "contests.withdraw", work.place, at=at, person=by)
    return _withdraw(work, hand, command)


@transaction.atomic
def withdraw(*, work: Work, by: str, at: datetime, command: str = "") -> Fact:
    """The lead unit withdraws it for its author. Raises NotYours, NotNow."""
    hand = posts.hand(by, "contests.withdraw", work.place, at=at, unit=work.contest.unit)
    return _withdraw(work, hand, command)


def _withdraw(work: Work, hand: Hand, command: str) -> Fact:
    if command and (first := pen.said_before(command, person=hand.person)):
        return first
    if work.state == rules.WITHDRAWN:
        raise NotNow(_("这篇作品已经撤回了"))
    said = facts.WorkWithdrawn(wiped=vault.wipe(queries.words_kept(work), at=hand.at))
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)
