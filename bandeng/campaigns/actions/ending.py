"""Move the days of a month, close it, or withdraw one that was opened by mistake."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of, must, reason_wrong
from bandeng.campaigns.models import Campaign
from bandeng.kernel.facts import Kept
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.ui.words import date_text


@dataclass(frozen=True, kw_only=True)
class Days:
    """Half-open days, and why they are others than before."""

    begins_on: date | None
    ends_on: date | None
    why: str = ""


@transaction.atomic
def move(*, campaign: Campaign, what: Days, by: str, at: datetime, command: str = "") -> Fact:
    """The month has other days; the hosts of sessions outside them are told.

    Raises NotYours, NotNow, BadInput.
    """
    hand = hand_of(by, "campaigns.move", campaign.place, (campaign.lead,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "move")
    begins_on, ends_on = _days(campaign, what)
    outside = queries.left_outside(campaign, begins_on=begins_on, ends_on=ends_on)
    said = facts.CampaignMoved(
        begins_on=begins_on,
        ends_on=ends_on,
        outside=tuple(outside),
        told=tuple(queries.hosts_of(outside)),
        why=_kept(what.why, campaign, at),
    )
    return pen.record(said, hand=hand, stream=campaign.stream, turn=campaign.turn, command=command)


def _days(campaign: Campaign, what: Days) -> tuple[date, date]:
    issues = reason_wrong(what.why)
    begins_on, ends_on = what.begins_on, what.ends_on
    if begins_on is None:
        issues["begins_on"] = _("写一下从哪天开始")
    if ends_on is None:
        issues["last_on"] = _("写一下最后一天")
    if begins_on and ends_on:
        issues |= _span_wrong(campaign, begins_on, ends_on)
    if issues or begins_on is None or ends_on is None:
        raise BadInput(_("还没有改,请看一下"), issues)
    return begins_on, ends_on


def _span_wrong(campaign: Campaign, begins_on: date, ends_on: date) -> dict[str, str]:
    if ends_on <= begins_on:
        return {"last_on": _("结束不能早于开始")}
    if ends_on - begins_on > rules.LONGEST:
        return {"last_on": _("一个活动月最多一年。看看年份有没有写错")}
    if (begins_on, ends_on) == (campaign.begins_on, campaign.ends_on):
        return {"begins_on": _("日子没有变")}
    return {}


@transaction.atomic
def close(*, campaign: Campaign, by: str, at: datetime, command: str = "") -> Fact:
    """Its last day has come: nothing waits for it any more. Raises NotYours, NotNow."""
    hand = hand_of(by, "campaigns.close", campaign.place, (campaign.lead,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "close")
    last_on = campaign.ends_on - timedelta(days=1)
    if at.astimezone(SHANGHAI).date() < last_on:
        early = _("活动月到%(last)s为止,那天起可以收尾;想早一点收,先改日子") % {"last": date_text(last_on)}
        raise NotNow(early, verbs=rules.LIFE.verbs(campaign.state))
    return pen.record(
        facts.CampaignClosed(), hand=hand, stream=campaign.stream, turn=campaign.turn, command=command
    )


@transaction.atomic
def withdraw(*, campaign: Campaign, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """It was opened by mistake; whoever planned for it is told. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "campaigns.withdraw", campaign.place, (campaign.lead,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "withdraw")
    if queries.has_begun(campaign):
        verbs = rules.LIFE.verbs(campaign.state)
        raise NotNow(_("已经有场次、走访或作品记在这个活动月里,不能撤回。可以改日子,到期收尾"), verbs=verbs)
    if issues := reason_wrong(why):
        raise BadInput(_("还没有撤回"), issues)
    told = [*queries.hosts_of(queries.planned_for(campaign)), *queries.seats_waiting(campaign)]
    said = facts.CampaignWithdrawn(told=tuple(dict.fromkeys(told)), why=_kept(why, campaign, at))
    return pen.record(said, hand=hand, stream=campaign.stream, turn=campaign.turn, command=command)


def _kept(why: str, campaign: Campaign, at: datetime) -> Kept:
    return vault.keep(why.strip(), kind="why", about=campaign.id, at=at)
