"""The notice behind a month: number, issuer, day, clauses, pictures of its pages."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of, must
from bandeng.campaigns.models import Campaign
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact


@dataclass(frozen=True, kw_only=True)
class Notice:
    """``document``: its number; ``clauses``: number and heading of each; ``sheets``: digests of pictures."""

    document: str
    title: str
    issuer: str
    issued_on: date | None
    clauses: tuple[tuple[str, str], ...] = ()
    sheets: tuple[str, ...] = ()


@transaction.atomic
def issue(*, campaign: Campaign, what: Notice, by: str, at: datetime, command: str = "") -> Fact:
    """Enter the notice, in place of an earlier one. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "campaigns.issue", campaign.place, (campaign.lead,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "issue")
    _check(what)
    assert what.issued_on
    said = facts.NoticeIssued(
        document=what.document.strip(),
        title=what.title.strip(),
        issuer=what.issuer,
        issued_on=what.issued_on,
        clauses=tuple(facts.ClauseLine(number=number, heading=heading) for number, heading in what.clauses),
        sheets=what.sheets,
    )
    return pen.record(said, hand=hand, stream=campaign.stream, turn=campaign.turn, command=command)


def _check(what: Notice) -> None:
    issues = {}
    if not 0 < len(what.document.strip()) <= rules.TITLE_AT_MOST:
        issues["document"] = _("写一下文号")
    if not 0 < len(what.title.strip()) <= rules.TITLE_AT_MOST:
        issues["title"] = _("写一下通知的标题,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if not queries.is_unit(what.issuer):
        issues["issuer"] = _("请选发文单位")
    if what.issued_on is None:
        issues["issued_on"] = _("写一下哪天印发的")
    if len(what.clauses) > rules.CLAUSES_AT_MOST:
        issues["clauses"] = _("最多写%(most)s条") % {"most": rules.CLAUSES_AT_MOST}
    if any(not 0 < len(line) <= rules.LINE_AT_MOST for clause in what.clauses for line in clause):
        issues["clauses"] = _("每条一行,先写条号再写标题,例如「一、活动主题」")
    if issues:
        raise BadInput(_("还没有存下,请改一下再交"), issues)
