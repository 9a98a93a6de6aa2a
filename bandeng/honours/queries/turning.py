"""Whose turn it is with a round: what can be announced, what can be decided."""

from datetime import datetime

from django.db.models import Count

from bandeng.honours import rules
from bandeng.honours.models import Award, Round
from bandeng.honours.queries.awards import desks_of
from bandeng.honours.queries.rounds import by_round, wait_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book


def unchecked(round_: Round) -> list[tuple[str, int]]:
    """The desks at which awards of a round wait for a check, each with how many."""
    rows = Award.objects.filter(round=round_.id, state=rules.CHECKING).exclude(desk=rules.NOBODY)
    return list(rows.values_list("desk").annotate(many=Count("id")).order_by("desk"))


def to_publish(person: str, *, at: datetime) -> list[tuple[Round, int]]:
    """Rounds of her desks with something that was checked and is not announced, each with how much."""
    desks = desks_of(person, at=at, act="honours.publish")
    noticed = [each.code for each in book().honours if each.notice_days]
    rounds = Round.objects.filter(unit__in=desks, honour__in=noticed, notice_begins=None)
    return by_round(Award.objects.filter(round__in=rounds.values("id"), state=rules.READY))


def to_decide(person: str, *, at: datetime) -> list[tuple[Round, int]]:
    """Rounds that wait for nothing but a decision of her desks, each with how many awards."""
    desks, today = desks_of(person, at=at, act="honours.decide"), at.astimezone(SHANGHAI).date()
    hers = [each for each in book().honours if each.decides in desks]
    bare = [each.code for each in hers if not each.notice_days]
    noticed = [each.code for each in hers if each.notice_days]
    found = [
        *by_round(Award.objects.filter(honour__in=bare, state=rules.READY)),
        *by_round(Award.objects.filter(honour__in=noticed, state=rules.ANNOUNCED)),
    ]
    return [(round_, many) for round_, many in found if wait_of(round_, on=today) is None]
