"""Withdraw a task that was sent by mistake."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.campaigns import facts, queries, rules
from bandeng.campaigns.actions.asking import hand_of, must, reason_wrong
from bandeng.campaigns.models import Task
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault


@transaction.atomic
def recall(*, task: Task, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """It was sent by mistake: nothing waits for it, and the units it waited for are told.

    What was held for it stays. Raises NotYours, NotNow, BadInput.
    """
    activity = queries.activity_of(task)
    campaign = queries.campaign_of(activity)
    hand = hand_of(by, "campaigns.recall", campaign.place, (campaign.lead, activity.lead), at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    must(campaign, "task")
    must_stand(task)
    if issues := reason_wrong(why):
        raise BadInput(_("还没有撤"), issues)
    said = facts.TaskRecalled(
        told=tuple(queries.seats_of_task(task)),
        why=vault.keep(why.strip(), kind="why", about=task.id, at=at),
    )
    return pen.record(said, hand=hand, stream=task.stream, turn=task.turn, command=command)


def must_stand(task: Task) -> None:
    """Raises NotNow for a task that was withdrawn."""
    if task.state == rules.WITHDRAWN:
        raise NotNow(_("这项任务已经撤了"))
