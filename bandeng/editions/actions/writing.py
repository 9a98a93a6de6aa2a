"""A report is drafted, rewritten, reviewed."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.editions import facts
from bandeng.editions.actions.words import checked, hand_of, keep, may, not_the_writer, why_back
from bandeng.editions.models import NOBODY, Edition
from bandeng.editions.queries import editions, standing
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.life import DESK, ISSUE, ORIGINS, TEMPLATE
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import Report


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Which report, from the day ``first`` until the day ``after`` the last that counts."""

    template: str
    first: date
    after: date


@dataclass(frozen=True, kw_only=True)
class Text:
    """The next version of a text; ``origin``: typed at the desk, or taken back from a Word file."""

    words: str
    origin: str = DESK


@dataclass(frozen=True, kw_only=True)
class Review:
    """What whoever read it says: it may go on, or why not."""

    passed: bool
    remark: str = ""


@transaction.atomic
def draft(*, place: str, what: Draft, by: str, at: datetime, command: str = "") -> Fact:
    """Begin a report with the rule book's text; where one of these days stands published, with its text.

    Raises NotYours, BadInput.
    """
    report = _report(what.template)
    hand = posts.hand(by, "editions.draft", place, at=at, unit=report.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(place, report, what)
    ref, stood = new_id(at), _stood(place, what)
    said = facts.EditionDrafted(
        template=report.code,
        unit=report.unit or NOBODY,
        first=what.first.isoformat(),
        after=what.after.isoformat(),
        origin=ISSUE if stood else TEMPLATE,
        body=keep(stood or report.text, "edition", ref, at),
    )
    return pen.record(said, hand=hand, stream=f"edition:{ref}", turn=0, command=command)


def _stood(place: str, what: Draft) -> str:
    """The text of what stands published of the same report, place and days; empty where nothing does."""
    same = standing.of(template=what.template, place=place, first=what.first, after=what.after)
    last = same.first()
    return editions.source_of(last) if last else ""


def _report(code: str) -> Report:
    found = book().reports.report(code)
    if found is None:
        raise BadInput(_("请选一种报告"), {"template": _("请选一种报告")})
    return found


def _check(place: str, report: Report, what: Draft) -> None:
    issues = {}
    if misfit := editions.misfit(report, places.by_path(place)):
        issues["place"] = misfit
    if what.after <= what.first or not Frame(what.first, what.after).is_sane:
        issues["after"] = _("结束的日子不能早于开始")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)


@transaction.atomic
def rewrite(*, edition: Edition, what: Text, by: str, at: datetime, command: str = "") -> Fact:
    """The next version; a review or signature of the one before holds no more. Raises NotYours, NotNow,
    BadInput.
    """
    hand = hand_of(edition, "editions.rewrite", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "rewrite")
    if what.origin not in ORIGINS:
        raise BadInput(_("请说明文字从哪里来"))
    body = keep(checked(what.words), "edition", edition.id, at)
    said = facts.EditionRewritten(origin=what.origin, body=body)
    return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)


@transaction.atomic
def review(*, edition: Edition, what: Review, by: str, at: datetime, command: str = "") -> Fact:
    """Whoever did not write it says whether it may go on. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(edition, "editions.review", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "review")
    not_the_writer(edition, by)
    words = why_back(what.remark, needed=not what.passed)
    remark = keep(words, "edition-remark", edition.id, at) if words else None
    said = facts.EditionReviewed(version=edition.version, passed=what.passed, remark=remark)
    return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)
