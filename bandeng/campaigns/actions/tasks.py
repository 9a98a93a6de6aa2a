"""A task goes down the tree; whoever is still missing is reminded, gently."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of, must, must_be_on
from bandeng.campaigns.actions.recalling import must_stand
from bandeng.campaigns.models import Activity, Campaign, Duty, Task
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.ui.words import date_text


@dataclass(frozen=True, kw_only=True)
class Tasking:
    """What every unit of an ``audience`` (a code of the rule book) is to do by the end of ``due_on``.

    ``wanted``: how many sessions each holds. ``kinds``: of which kinds; may be left out where the activity
    has one kind only, or is not done by sessions. ``anyone``: whoever speaks; else a session of a kind
    whose speakers count (a theme lecture) does it where the unit's own secretary spoke.
    """

    title: str
    audience: str
    due_on: date | None
    title_en: str = ""
    wanted: int = 1
    kinds: tuple[str, ...] = ()
    anyone: bool = False


@transaction.atomic
def task(*, activity: Activity, what: Tasking, by: str, at: datetime, command: str = "") -> Fact:
    """Send the task to every unit of the audience in the month's place. Raises NotYours, NotNow, BadInput."""
    campaign = queries.campaign_of(activity)
    hand = hand_of(by, "campaigns.task", campaign.place, (campaign.lead, activity.lead), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "task")
    what = replace(what, kinds=queries.kinds_of_task(activity, what.kinds))
    _check(what, campaign, activity, today=at.astimezone(SHANGHAI).date())
    if queries.is_sent(activity, what.title.strip(), what.audience):
        raise NotNow(_("同样的任务已经发过了,不用再发"))
    to = queries.addressees(what.audience, under=campaign.place)
    if not to:
        raise BadInput(_("还没有发出"), {"audience": _("现在没有这样的单位,请换一种发放范围")})
    said = _said(activity, what, to)
    return pen.record(said, hand=hand, stream=f"task:{_ref(activity, said)}", turn=0, command=command)


def _said(activity: Activity, what: Tasking, to: Sequence[tuple[str, str]]) -> facts.TaskSent:
    assert what.due_on
    return facts.TaskSent(
        activity=activity.id,
        title=what.title.strip(),
        title_en=what.title_en.strip() or what.title.strip(),
        audience=what.audience,
        kinds=what.kinds,
        own_speakers=() if what.anyone else queries.of_own_speakers(what.kinds),
        due_on=what.due_on,
        wanted=what.wanted,
        to=tuple(facts.Addressee(unit=unit, seat=seat) for unit, seat in to),
    )


def _ref(activity: Activity, said: facts.TaskSent) -> str:
    """The id of this task: the same one sent by two in the same instant is one; after one that was withdrawn
    it may be sent again."""
    before = queries.times_recalled(activity, said.title, said.audience)
    told = f"{activity.id} {said.audience} {said.title}{f' {before}' if before else ''}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _check(what: Tasking, month: Campaign, activity: Activity, *, today: date) -> None:
    must_be_on(activity)
    issues = {}
    if not 0 < len(what.title.strip()) <= rules.TITLE_AT_MOST:
        issues["title"] = _("写一下要做什么,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if book().months.audience(what.audience) is None:
        issues["audience"] = _("请选发给哪些单位")
    if activity.by == rules.SESSIONS and not what.kinds:
        issues["done_by"] = _("请选办哪种场次才算,可以选几种")
    if wrong := _due_wrong(what.due_on, month, today):
        issues["due_on"] = wrong
    if what.wanted not in rules.WANTED:
        issues["wanted"] = _("请选每个单位办几场")
    if issues:
        raise BadInput(_("还没有发出,请改一下再交"), issues)


def _due_wrong(due_on: date | None, month: Campaign, today: date) -> str:
    """Why nothing can be due on that day; empty where it can."""
    if due_on is None or not month.begins_on <= due_on < month.ends_on:
        last_on = date_text(month.ends_on - timedelta(days=1))
        return _("写一下哪天以前,要在活动月里,最晚%(last)s") % {"last": last_on}
    return _("这一天已经过去了,请写今天或以后的一天") if due_on < today else ""


@transaction.atomic
def remind(*, task: Task, units: Sequence[str] = (), by: str, at: datetime, command: str = "") -> Fact:
    """Remind these units (none: all) that have neither held nor planned enough and heard nothing today.

    Raises NotYours, NotNow where nobody is left to be reminded.
    """
    hand = _reminding(task, by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(queries.campaign_of(queries.activity_of(task)), "remind")
    must_stand(task)
    missing = Duty.objects.filter(task=task, state=rules.MISSING, place__startswith=hand.place)
    asked = [duty for duty in missing.exclude(seat="-").order_by("place", "unit") if _is_meant(duty, units)]
    today = at.astimezone(SHANGHAI).date()
    fresh = [duty.unit for duty in asked if not _was_reminded(duty, today)]
    if not fresh:
        raise NotNow(_("今天都提醒过了,明天再看看") if asked else _("都已经办了或安排了,不用提醒"))
    said = facts.UnitsReminded(units=tuple(fresh))
    return pen.record(said, hand=hand, stream=task.stream, turn=task.turn, command=command)


def _reminding(task: Task, by: str, at: datetime) -> Hand:
    """The permission of whoever leads, for all of it; of a street, for its own units. Raises NotYours."""
    activity = queries.activity_of(task)
    campaign = queries.campaign_of(activity)
    own = posts.places_where(by, "campaigns.remind", at=at).places
    below = [place for place in own if place.startswith(task.place)]
    place = below[0] if below else task.place
    return hand_of(by, "campaigns.remind", place, (campaign.lead, activity.lead), at)


def _is_meant(duty: Duty, units: Sequence[str]) -> bool:
    return not units or duty.unit in units


def _was_reminded(duty: Duty, today: date) -> bool:
    return duty.reminded_at is not None and duty.reminded_at.astimezone(SHANGHAI).date() >= today
