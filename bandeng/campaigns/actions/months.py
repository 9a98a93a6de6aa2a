"""Open a month, from a pattern of the rule book or blank; add and amend its activities."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of, must, must_be_on, unit_at
from bandeng.campaigns.models import Activity, Campaign
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, Stale
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.campaigns import MEANS, ActivityPlan, CampaignPlan


@dataclass(frozen=True, kw_only=True)
class Naming:
    """An activity. ``title_en`` empty: the same. ``kinds``: codes of sessions; ``by``: what fulfils it;
    ``figure``: what counts its result where those do not."""

    title: str
    title_en: str = ""
    lead: str = ""
    co: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    by: str = rules.SESSIONS
    clause: str = ""
    pending: bool = False
    remark: str = ""
    remark_en: str = ""
    figure: str = ""


@dataclass(frozen=True, kw_only=True)
class Month:
    """A month to be opened: half-open days. ``lead`` and ``members`` are codes of units.

    ``pattern`` is the code of a pattern of the rule book, whose activities are taken where none are given.
    """

    title: str
    begins_on: date
    ends_on: date
    lead: str
    pattern: str = ""
    title_en: str = ""
    theme: str = ""
    theme_en: str = ""
    members: tuple[str, ...] = ()
    year_theme: str = ""
    year_theme_en: str = ""
    activities: tuple[Naming, ...] = field(default=())


@transaction.atomic
def open_(*, what: Month, by: str, at: datetime, command: str = "") -> Fact:
    """Open the month; its lead unit does. Raises NotYours, BadInput."""
    place = unit_at(what.lead)
    hand = posts.hand(by, "campaigns.open", place, at=at, unit=what.lead)
    if command and (first := pen.said_before(command, person=by)):
        return first
    plan = book().months.plan(what.pattern)
    namings = what.activities or tuple(_planned(each) for each in (plan.activities if plan else ()))
    _check(what, namings)
    said = facts.CampaignOpened(
        pattern=what.pattern or "-",
        title=what.title.strip(),
        title_en=what.title_en.strip() or _english(plan, what.title),
        theme=what.theme.strip() or "-",
        theme_en=what.theme_en.strip() or _english(plan, what.theme),
        begins_on=what.begins_on,
        ends_on=what.ends_on,
        lead=what.lead,
        members=tuple(dict.fromkeys(code for code in what.members if code != what.lead)),
        year_theme=what.year_theme.strip() or "-",
        year_theme_en=what.year_theme_en.strip() or _english(plan, what.year_theme),
        activities=tuple(
            _line(new_id(at), number, naming, what.lead) for number, naming in enumerate(namings, start=1)
        ),
    )
    return pen.record(said, hand=hand, stream=f"campaign:{new_id(at)}", turn=0, command=command)


def _english(plan: CampaignPlan | None, written: str) -> str:
    """What a pattern says of these words in English; the words themselves where it does not have them."""
    pairs = (
        [(plan.zh, plan.en), (plan.theme_zh, plan.theme_en), (plan.year_theme_zh, plan.year_theme_en)]
        if plan
        else []
    )
    return dict(pairs).get(written.strip(), written.strip()) or "-"


def _planned(plan: ActivityPlan) -> Naming:
    return Naming(
        title=plan.zh,
        title_en=plan.en,
        lead=plan.lead,
        co=plan.co,
        kinds=plan.kinds,
        by=plan.by,
        clause=plan.clause,
        pending=plan.pending,
        remark=plan.note_zh,
        remark_en=plan.note_en,
        figure=plan.figure,
    )


def _line(ref: str, number: int, what: Naming, lead: str) -> facts.ActivityLine:
    title, remark = what.title.strip(), what.remark.strip()
    return facts.ActivityLine(
        ref=ref,
        number=number,
        title=title,
        title_en=what.title_en.strip() or title,
        lead=what.lead or lead,
        co=tuple(dict.fromkeys(code for code in what.co if code != what.lead)),
        kinds=what.kinds,
        by=what.by,
        clause=what.clause.strip() or "-",
        pending=what.pending,
        remark=remark or "-",
        remark_en=what.remark_en.strip() or remark or "-",
        figure=what.figure or "-",
    )


def _wrong_days(what: Month) -> dict[str, str]:
    if what.ends_on <= what.begins_on:
        return {"ends_on": _("结束不能早于开始")}
    if what.ends_on - what.begins_on > rules.LONGEST:
        return {"ends_on": _("一个活动月最多一年。看看年份有没有写错")}
    return {}


def _check(what: Month, namings: tuple[Naming, ...]) -> None:
    issues = _wrong_days(what)
    if not 0 < len(what.title.strip()) <= rules.TITLE_AT_MOST:
        issues["title"] = _("写一下这个活动月叫什么,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if max(len(what.theme), len(what.year_theme)) > rules.TITLE_AT_MOST:
        issues["theme"] = _("主题最多写%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if len(namings) > rules.ACTIVITIES_AT_MOST:
        issues["activities"] = _("一个活动月最多%(most)s项活动") % {"most": rules.ACTIVITIES_AT_MOST}
    for code in [code for code in what.members if not queries.is_unit(code)]:
        issues["members"] = _("没有这个单位:%(unit)s") % {"unit": code}
    for naming in namings:
        issues |= _wrong(naming, what.lead)
    if issues:
        raise BadInput(_("还没有开始,请改一下再交"), issues)


def _wrong(what: Naming, lead: str) -> dict[str, str]:
    issues = {}
    if not 0 < len(what.title.strip()) <= rules.TITLE_AT_MOST:
        issues["activity"] = _("写一下活动的名称,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    for code in (what.lead or lead, *what.co):
        if not queries.is_unit(code):
            issues["lead"] = _("没有这个单位:%(unit)s") % {"unit": code}
    if what.by not in MEANS:
        issues["by"] = _("请选靠什么完成")
    unknown = [kind for kind in what.kinds if not queries.is_kind(kind)]
    if unknown:
        issues["kinds"] = _("规则书里没有这种场次:%(kind)s") % {"kind": unknown[0]}
    return issues


@transaction.atomic
def add(*, campaign: Campaign, what: Naming, by: str, at: datetime, command: str = "") -> Fact:
    """Add an activity. Raises NotYours, NotNow, BadInput."""
    hand = hand_of(by, "campaigns.add", campaign.place, (campaign.lead,), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "add")
    number = queries.last_number(campaign) + 1
    issues = _wrong(what, campaign.lead)
    if number > rules.ACTIVITIES_AT_MOST:
        issues["activity"] = _("一个活动月最多%(most)s项活动") % {"most": rules.ACTIVITIES_AT_MOST}
    if issues:
        raise BadInput(_("还没有加上,请改一下再交"), issues)
    said = facts.ActivityAdded(activity=_line(new_id(at), number, what, campaign.lead))
    return pen.record(said, hand=hand, stream=campaign.stream, turn=campaign.turn, command=command)


@transaction.atomic
def amend(*, activity: Activity, what: Naming, by: str, at: datetime, command: str = "") -> Fact:
    """Say how the activity is called and who leads it from now on. Raises NotYours, NotNow, BadInput, and
    Stale where it is no longer as it was seen."""
    campaign = queries.campaign_of(activity)
    hand = hand_of(by, "campaigns.amend", campaign.place, (campaign.lead, activity.lead), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "amend")
    must_be_on(activity)
    issues = _wrong(what, campaign.lead)
    if issues:
        raise BadInput(_("还没有改,请改一下再交"), issues)
    if not queries.is_as_seen(activity):
        raise Stale(_("刚才有人改了这项活动,请看一看现在的样子再改"))
    what = _named(activity, replace(what, figure=activity.figure))
    said = facts.ActivityAmended(activity=_line(activity.id, activity.number, what, campaign.lead))
    return pen.record(said, hand=hand, stream=campaign.stream, turn=campaign.turn, command=command)


def _named(activity: Activity, what: Naming) -> Naming:
    """An activity whose name was found is no longer one without a name, nor does the remark say so."""
    if not activity.pending or what.title.strip() == activity.title:
        return what
    if what.remark.strip() in (activity.remark, activity.remark_en):
        return replace(what, pending=False, remark="", remark_en="")
    return replace(what, pending=False)
