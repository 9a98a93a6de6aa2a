"""A promise becomes a matter in one step; or somebody says what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep, local_day, numbers_in
from bandeng.assembly.models import Promise
from bandeng.cases import actions as cases
from bandeng.cases.rules import MEETING
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Account:
    """What became of a promise: kept, moved to a day, or missed, with the reason for both."""

    fate: str
    on: date | None = None
    why: str = ""


@transaction.atomic
def carry(*, promise: Promise, by: str, at: datetime, command: str = "") -> Fact:
    """File what was promised as a matter; its state is the promise's from now on. Raises NotYours, NotNow."""
    hand = posts.hand(by, "assembly.carry", promise.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _open(promise)
    told = cases.Report(
        place=rules.grid_of(promise.place),
        words=queries.words_of_promise(promise),
        reporter=people.guest(at=at),
        channel=MEETING,
    )
    once = f"{command[:30]}.matter" if command else ""
    matter = cases.file(report=told, by=by, at=at, command=once).stream
    said = facts.PromiseCarried(matter=matter)
    return pen.record(said, hand=hand, stream=promise.stream, turn=promise.turn, command=command)


@transaction.atomic
def entrust(*, promise: Promise, post: str, by: str, at: datetime, command: str = "") -> Fact:
    """Give it to a post; whoever is in it accounts for it. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.entrust", promise.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _open(promise)
    if post == promise.post:
        raise NotNow(_("这件事已经交给这个岗位了"))
    if post not in dict(queries.posts_for(promise.place, at=at)):
        issue = _("请选一个有人在岗的岗位")
        raise BadInput(_("还没有交出去,请改一下再交"), {"post": issue})
    said = facts.PromiseEntrusted(post=post)
    return pen.record(said, hand=hand, stream=promise.stream, turn=promise.turn, command=command)


@transaction.atomic
def account(*, promise: Promise, what: Account, by: str, at: datetime, command: str = "") -> Fact:
    """Say what became of a promise: whoever has it in hand, or who looks after the place.

    Raises NotYours, NotNow, BadInput.
    """
    hand = _accountant(promise, by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _open(promise)
    _check(what, local_day(at))
    said = facts.PromiseAccounted(
        fate=what.fate,
        on=what.on.isoformat() if what.on and what.fate == rules.MOVED else "-",
        why=keep(what.why, "why", promise.id, at),
    )
    return pen.record(said, hand=hand, stream=promise.stream, turn=promise.turn, command=command)


def _accountant(promise: Promise, by: str, at: datetime) -> Hand:
    """The hand of the post it was given to, where she holds it: at the post's own place."""
    for held in posts.holdings(by, at=at):
        if held.post == promise.post:
            return posts.hand(by, rules.FULFIL, held.place, at=at)
    return posts.hand(by, "assembly.account", promise.place, at=at)


def _open(promise: Promise) -> None:
    if promise.matter != "-":
        raise NotNow(_("这件事已经登记成事项,办得怎样看那件事项"))
    if promise.state != rules.OPEN:
        raise NotNow(_("这件答应的事已经有了交代"))


def _check(what: Account, today: date) -> None:
    issues = {}
    if what.fate not in rules.FATES:
        issues["fate"] = _("请选一项")
    if what.fate == rules.MOVED and (what.on is None or what.on < today):
        issues["on"] = _("改到哪一天?请写今天或以后的日期")
    if what.fate in (rules.MOVED, rules.MISSED) and not what.why.strip():
        issues["why"] = _("写一句为什么,大家看得到")
    if len(what.why) > rules.WORDS_AT_MOST:
        issues["why"] = _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}
    issues |= numbers_in((("why", what.why),))
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
