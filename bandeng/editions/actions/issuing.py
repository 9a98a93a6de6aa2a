"""A report is frozen at a seal, published, taken back."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from bandeng.editions import facts
from bandeng.editions.actions.words import by_a_signer, counted, hand_of, keep, may
from bandeng.editions.models import NOBODY, Edition
from bandeng.editions.queries import editions, lasting, standing
from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.rules.life import PUBLISHED, REMARK_AT_MOST
from bandeng.editions.rules.numbers import Quoted
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen, sealing
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact


def freeze(*, edition: Edition, by: str, at: datetime, command: str = "") -> Fact:
    """Count every number at the seal at which it was signed off, and give the edition its number of the year.

    Raises NotYours, NotNow, BadInput (its text can no longer be counted), Stale (somebody was quicker).
    """
    hand = hand_of(edition, "editions.freeze", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "freeze")
    if edition.seal is None:  # signed off when a signature did not say its numbers yet
        sealing.seal(at)
    said = counted(edition, seal=edition.seal)
    try:
        with transaction.atomic():
            return _frozen(edition, said, hand, command)
    except IntegrityError:  # another edition took this number a moment before
        raise Stale(_("有人刚用了这个期号,请再按一次。")) from None


def _frozen(edition: Edition, said: Rendered, hand: Hand, command: str) -> Fact:
    if said.seal is None:
        raise NotNow(_("账本里还没有封存,没有什么可以定下来。"))
    year, report = hand.at.astimezone(SHANGHAI).year, editions.report_of(edition)
    series = report.series(edition.numbered[0])
    text = editions.frozen_text(said, report, editions.source_of(edition))
    fact = facts.EditionFrozen(
        series=series,
        year=year,
        issue=editions.next_issue(series, year),
        seal=said.seal,
        body=keep(text, "edition-frozen", edition.id, hand.at),
        numbers=tuple(_number(each) for each in said.numbers),
    )
    return pen.record(fact, hand=hand, stream=edition.stream, turn=edition.turn, command=command)


def _number(said: Quoted) -> facts.Number:
    row = asdict(said)
    return facts.Number(**{**row, "first": said.first.isoformat(), "after": said.after.isoformat()})


@transaction.atomic
def publish(
    *,
    edition: Edition,
    corrects: str = "",
    unfinished: bool = False,
    by: str,
    at: datetime,
    command: str = "",
) -> Fact:
    """Let anybody read it. Where the same report of the same place and days stands published already, it is
    published as the correction of that edition, whose id is ``corrects``, or not at all. ``unfinished``: it
    goes out though its days were not over when it was counted.

    Raises NotYours, NotNow (also where it says the same as what stands, and of days that have not begun),
    BadInput (it was not said that it is a correction, or that its days are not over), Stale (somebody was
    quicker).
    """
    hand = hand_of(edition, "editions.publish", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "publish")
    stands = standing.standing(edition)
    _judge(edition, stands, corrects)
    _lasts(edition, unfinished, hand)
    said = facts.EditionPublished(
        corrects=stands.id if stands else NOBODY, correction=stands.correction + 1 if stands else 0
    )
    try:
        with transaction.atomic():
            return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)
    except IntegrityError:  # the same report was published a moment before
        raise Stale(_("刚才有人公布了同一份报告,请看一看再定。")) from None


def _lasts(edition: Edition, confirmed: bool, hand: Hand) -> None:
    today = hand.at.astimezone(SHANGHAI).date()
    said = lasting.unfinished(edition, today=today)
    if said and not lasting.has_begun(edition, today=today):
        raise NotNow(said)
    if said and not confirmed:
        raise BadInput(_("还没有公布"), {"unfinished": said + _("确认就这样公布,再公布")})


def _judge(edition: Edition, stands: Edition | None, corrects: str) -> None:
    """One publication of a report: what follows says that it corrects, and says something else."""
    if stands is None:
        return
    words = {"year": stands.year, "issue": stands.issue}
    if standing.is_the_same(edition, stands):
        raise NotNow(_("和已经公布的%(year)s年第%(issue)s期一字不差,不用再公布。") % words)
    if corrects != stands.id:
        said = _("%(year)s年第%(issue)s期已经公布过。确认这一份是对它的更正,再公布") % words
        raise BadInput(_("还没有公布"), {"corrects": said})


@transaction.atomic
def withdraw(*, edition: Edition, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take it back: its words are shown no more, its number is not given again. Once published, only by a
    post that signs this report off.

    Raises NotYours, NotNow, BadInput.
    """
    hand = hand_of(edition, "editions.withdraw", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    may(edition, "withdraw")
    if edition.state == PUBLISHED:
        by_a_signer(edition, hand, _("公布了的报告由%(posts)s撤回。"))
    if not why.strip() or len(why) > REMARK_AT_MOST:
        raise BadInput(_("还没有记下,请改一下再交"), {"why": _("写一下为什么撤回")})
    said = facts.EditionWithdrawn(why=keep(why.strip(), "edition-remark", edition.id, at))
    return pen.record(said, hand=hand, stream=edition.stream, turn=edition.turn, command=command)
