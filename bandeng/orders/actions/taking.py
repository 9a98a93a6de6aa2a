"""Take a row in: a new matter, news of one, or nothing."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bandeng.cases import actions as cases
from bandeng.cases.actions.sourcing import backfill_late
from bandeng.cases.models import Case
from bandeng.cases.rules import LIFE
from bandeng.kernel.facts import Kept
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.orders import facts, sameness
from bandeng.orders.drafts import Draft
from bandeng.orders.models import Order
from bandeng.orders.rules import AGAIN, KNOWN, NEW, order_id
from bandeng.people import actions as people
from bandeng.people import vault
from bandeng.posts import queries as posts


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What came of a row: new, changed or known, and the stream of its matter (``""``: not looked up)."""

    outcome: str
    matter: str = ""


@transaction.atomic
def take(*, draft: Draft, by: str, at: datetime, how: str) -> Taken:
    """Take one row in, once: a new matter, news of one, or nothing. Raises NotYours, BadInput."""
    hand = _taker(draft.place, by, at)
    order = sameness.find(draft)
    if order is not None:
        return _again(order, draft, by, at, how)
    if not draft.number and sameness.is_said(sameness.marks(draft)):
        return Taken(outcome=KNOWN)
    report = _report(draft, at)
    matter = _raise(report, draft, by, at)
    if not matter:  # somebody else has taken it in this very moment: nothing of ours stays
        transaction.set_rollback(True)
        return Taken(outcome=KNOWN)
    if draft.number:  # the row that the fold has made a moment ago, without asking for it
        ref = order_id(draft.channel, draft.number)
        fresh = Order(id=ref, sender=draft.channel, number=draft.number, matter=matter)
        _receive(fresh, draft, hand, _Coming(how=how, reporter=report.reporter))
    return Taken(outcome=NEW, matter=matter)


def _taker(place: str, by: str, at: datetime) -> Hand:
    if by == "operator":
        return posts.built_in("operator", "orders.take", place, at=at)
    return posts.hand(by, "orders.take", place, at=at)


def _report(draft: Draft, at: datetime) -> cases.Report:
    return cases.Report(
        place=draft.place,
        words=draft.words,
        reporter=people.guest(name=draft.name, phone=draft.phone, at=at),
        address=draft.address,
        pin=draft.pin,
        channel=draft.channel,
        source_number=draft.number,
        source_due_at=draft.due_at,
        condition=draft.condition,
    )


def _raise(report: cases.Report, draft: Draft, by: str, at: datetime) -> str:
    """The stream of the matter that was raised; empty where the same row had raised it already."""
    fact = cases.file(report=report, by=by, at=at, command=sameness.raising(draft))
    if fact.body["reporter"] != report.reporter:
        return ""
    backfill_late(raised=fact, told_at=draft.told_at, by=by, at=at)
    return fact.stream


@dataclass(frozen=True, kw_only=True)
class _Coming:
    """How an order came, and whose matter it is."""

    how: str
    reporter: str


def _receive(order: Order, draft: Draft, hand: Hand, coming: _Coming) -> None:
    said = facts.OrderReceived(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        due_at=draft.due_at,
        kept=_kept(draft, coming.reporter, hand.at),
        how=coming.how,
    )
    pen.record(said, hand=hand, stream=order.stream, turn=order.turn, command=sameness.marks(draft)[0])


def _again(order: Order, draft: Draft, by: str, at: datetime, how: str) -> Taken:
    """The order is here already: what is new in it is added to its matter."""
    case = Case.objects.get(id=order.case_id)
    if sameness.is_said(sameness.marks(draft)):
        return Taken(outcome=KNOWN, matter=case.stream)
    hand = _taker(case.place, by, at)
    if not sameness.has_news(draft, order):
        if not _came_in(order):  # it was filed by hand; its file brings the columns that the answer repeats
            _receive(order, draft, hand, _Coming(how=how, reporter=case.reporter))
        return Taken(outcome=KNOWN, matter=case.stream)
    outcome = sameness.what_news(order)
    more = cases.More(
        number=order.number,
        due_at=draft.due_at if sameness.new_limit(draft, order) else None,
        words=sameness.new_words(draft, order),
    )
    cases.change_source(case=case, more=more, by=by, at=at)
    if outcome == AGAIN:
        _ask_again(case, order, by, at)
    _change(order, draft, hand, more, _Coming(how=how, reporter=case.reporter))
    return Taken(outcome=outcome, matter=case.stream)


def _change(order: Order, draft: Draft, hand: Hand, more: cases.More, coming: _Coming) -> None:
    said = facts.OrderChanged(
        sender=order.sender,
        number=order.number,
        matter=order.matter,
        due_at=more.due_at,
        kept=_kept(draft, coming.reporter, hand.at),
        how=coming.how,
    )
    pen.record(said, hand=hand, stream=order.stream, turn=order.turn, command=sameness.marks(draft)[0])


def _ask_again(case: Case, order: Order, by: str, at: datetime) -> None:
    """What was over is looked at again; what is under way anyhow goes on, and is answered anew."""
    case.refresh_from_db()
    if LIFE.can(case.state, "ask_again"):
        cases.ask_again(case=case, number=order.number, by=by, at=at)


def _came_in(order: Order) -> bool:
    return Fact.objects.of(order.stream).named("orders.received").exists()


def _kept(draft: Draft, reporter: str, at: datetime) -> Kept | None:
    """Their columns that the answer repeats; about the reporter, so that they are erased with her."""
    if not draft.kept:
        return None
    text = json.dumps(dict(draft.kept), ensure_ascii=False, sort_keys=True)
    return vault.keep(text, kind="order", about=reporter, at=at)
