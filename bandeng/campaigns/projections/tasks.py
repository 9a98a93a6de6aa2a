"""Tasks, each unit's part of them, and the to-do that waits until the facts say it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Duty, Task
from bandeng.campaigns.projections.months import joined, ref_of
from bandeng.inbox import projections as inbox
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.ledger.upgrading import Body, upgrades
from bandeng.notices.projections import Telling, tell
from bandeng.posts.models import Unit

# What the units have held and planned for an activity in its month, each with its number of occasions.
HELD = """
    SELECT holding.unit, occasion.state, COUNT(*)
    FROM campaigns_serving serving
    JOIN campaigns_occasion occasion ON occasion.stream = serving.occasion_id
    JOIN campaigns_holding holding ON holding.occasion_id = occasion.stream
    WHERE serving.activity = %s AND occasion.begins_at >= %s AND occasion.begins_at < %s
      AND holding.unit IN ({units}) {of_kinds} {of_own}
    GROUP BY holding.unit, occasion.state
"""
# Of these activities those whose month holds a day.
OPEN = """
    SELECT activity.id
    FROM campaigns_activity activity JOIN campaigns_campaign campaign ON campaign.id = activity.campaign_id
    WHERE activity.id IN ({activities}) AND campaign.begins_on <= %s AND campaign.ends_on > %s
"""
PARTS = """
    SELECT duty.id, task.id, duty.unit, duty.seat, duty.held, duty.planned, duty.state, task.wanted,
        task.kinds, task.own_speakers
    FROM campaigns_task task JOIN campaigns_duty duty ON duty.task_id = task.id
    WHERE task.activity_id = %s AND duty.unit IN ({units})
    ORDER BY duty.id
"""
Counts = dict[tuple[str, str], int]


@upgrades("campaigns.tasked", from_version=1)
def of_every_kind(body: Body) -> Body:
    """Before, a task named no kinds: every session for the activity did it."""
    return body | {"kinds": []}


@upgrades("campaigns.tasked", from_version=2)
def whoever_spoke(body: Body) -> Body:
    """Before, a session did a task whoever spoke."""
    return body | {"own_speakers": []}


@on("campaigns.tasked")
def tasked(fact: Fact) -> None:
    body, ref = fact.body, ref_of(fact)
    due_on = date.fromisoformat(body["due_on"])
    straight.insert(
        Task(
            id=ref,
            activity_id=body["activity"],
            place=fact.place,
            title=body["title"],
            title_en=body["title_en"],
            audience=body["audience"],
            kinds=joined(body["kinds"]),
            own_speakers=joined(body["own_speakers"]),
            due_on=due_on,
            wanted=body["wanted"],
            sent_at=fact.at,
            turn=fact.turn + 1,
        )
    )
    duties = _duties(fact)
    straight.insert(*duties)
    _let_wait(fact, [duty for duty in duties if duty.seat != "-"], due_at(due_on))


def _duties(fact: Fact) -> list[Duty]:
    """A part for each unit, as far as it is done already."""
    body, ref = fact.body, ref_of(fact)
    units = [line["unit"] for line in body["to"]]
    places: dict[str, str] = dict(straight.find(Unit, {"code": units}, "code", "place"))
    found = counts(body["activity"], units, body["kinds"], body["own_speakers"])
    return [
        Duty(
            id=f"{ref}.{line['unit']}",
            task_id=ref,
            unit=line["unit"],
            seat=line["seat"],
            place=places.get(line["unit"], fact.place),
            held=found.get((line["unit"], rules.HELD), 0),
            planned=found.get((line["unit"], rules.PLANNED), 0),
            state=_state(found, line["unit"], body["wanted"]),
        )
        for line in body["to"]
    ]


def _let_wait(fact: Fact, duties: Sequence[Duty], until: datetime) -> None:
    """Each part has its to-do, so that it can come back; what is done already does not wait."""
    inbox.put_for_each(fact, [(duty.seat, until) for duty in duties], kind=rules.TODO, urgent=False)
    for duty in duties:
        if duty.state == rules.DONE:
            inbox.settle_elsewhere(fact, fact.stream, rules.TODO, duty.seat)
    waiting = tuple(duty.seat for duty in duties if duty.state != rules.DONE)
    tell(fact, [Telling(to=waiting, kind=rules.SENT)])


def due_at(day: date) -> datetime:
    """The end of the day in Erqi."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=SHANGHAI)


def counts(activity: str, units: Sequence[str], kinds: Sequence[str], own: Sequence[str]) -> Counts:
    """How many occasions of each state (and of these kinds, where there are any) each unit has for an
    activity in the days of its month; of the kinds ``own`` only those where its own secretary speaks."""
    if not units:
        return {}
    month = straight.one(Activity, {"id": activity}, "campaign_id")[0]
    span = [straight.moment(day_begins(day)) for day in _days(month)]
    found: Counts = {}
    of_kinds = f"AND occasion.kind IN ({straight.placeholders(kinds)})" if kinds else ""
    of_own = f"AND (holding.own OR occasion.kind NOT IN ({straight.placeholders(own)}))" if own else ""
    step = straight.VARIABLES - 3 - len(kinds) - len(own)
    for start in range(0, len(units), step):
        some = units[start : start + step]
        sql = HELD.format(units=straight.placeholders(some), of_kinds=of_kinds, of_own=of_own)
        rows = straight.ask(sql, [activity, *span, *some, *kinds, *own])
        found |= {(unit, state): number for unit, state, number in rows}
    return found


def _days(month: str) -> tuple[date, date]:
    begins_on, ends_on = straight.one(Campaign, {"id": month}, "begins_on", "ends_on")
    return begins_on, ends_on


def open_on(activities: Sequence[str], moment: datetime) -> set[str]:
    """Those of these activities for which an occasion of this moment counts: the day lies in their month."""
    if not activities:
        return set()
    day = moment.astimezone(SHANGHAI).date().isoformat()
    sql = OPEN.format(activities=straight.placeholders(activities))
    return {ref for (ref,) in straight.ask(sql, [*activities, day, day])}


def _state(found: Counts, unit: str, wanted: int) -> str:
    held, planned = found.get((unit, rules.HELD), 0), found.get((unit, rules.PLANNED), 0)
    return rules.state_of(held=held, planned=planned, wanted=wanted)


@dataclass(frozen=True)
class Step:
    """How many more (or fewer) occasions a unit has held and planned."""

    held: int = 0
    planned: int = 0


STEPS = {rules.PLANNED: Step(planned=1), rules.HELD: Step(held=1)}  # of every other state: none


def between(before: str, after: str) -> Step:
    """The step of an occasion from one state to another (``""``: it was not there, or does not count)."""
    old, new = STEPS.get(before, Step()), STEPS.get(after, Step())
    return Step(held=new.held - old.held, planned=new.planned - old.planned)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """An occasion of a kind went from one state to another; ``own_before``, ``own_after``: units whose own
    secretary was to speak, and is."""

    kind: str
    before: str
    after: str
    own_before: frozenset[str] = frozenset()
    own_after: frozenset[str] = frozenset()

    def step(self, unit: str, kinds: str, own_speakers: str) -> Step:
        """The step of this unit's part of a task of these kinds, and of which for its secretary."""
        if kinds != "-" and self.kind not in rules.codes(kinds):
            return Step()
        if self.kind not in rules.codes(own_speakers):
            return between(self.before, self.after)
        before = self.before if unit in self.own_before else ""
        return between(before, self.after if unit in self.own_after else "")


def take(fact: Fact, turn: Turn, activity: str, units: Sequence[str]) -> None:
    """The parts of these units in tasks of this activity take the step that this turn is for each."""
    if not units or (turn.before == turn.after and turn.own_before == turn.own_after):
        return
    sql = PARTS.format(units=straight.placeholders(units))
    for ref, task, unit, *standing, kinds, own in straight.ask(sql, [activity, *units]):
        step = turn.step(unit, kinds, own)
        if step != Step():
            _move_part(fact, (ref, task), standing, step)


def _move_part(fact: Fact, part: tuple[str, str], standing: Sequence[Any], step: Step) -> None:
    (ref, task), (seat, held, planned, state, wanted) = part, standing
    more = {"held": held + step.held, "planned": planned + step.planned}
    new = rules.state_of(**more, wanted=wanted)
    straight.change(Duty, {"id": ref}, {**more, "state": new})
    if (state == rules.DONE) != (new == rules.DONE):
        wait_or_not(fact, task, seat, waits=new != rules.DONE)


def wait_or_not(fact: Fact, task: str, seat: str, *, waits: bool) -> None:
    """The to-do of a part goes when the facts say it is done, and comes back when they no longer do.

    For a month that was closed or withdrawn, and for a task that was, nothing waits.
    """
    if waits and _is_open(task):
        inbox.open_again(f"task:{task}", rules.TODO, seat)
    elif not waits:
        inbox.settle_elsewhere(fact, f"task:{task}", rules.TODO, seat)


def _is_open(task: str) -> bool:
    activity, state = straight.one(Task, {"id": task}, "activity_id", "state")
    if state != rules.OPEN:
        return False
    month = straight.one(Activity, {"id": activity}, "campaign_id")[0]
    return bool(straight.one(Campaign, {"id": month}, "state")[0] == rules.OPEN)


@on("campaigns.recalled")
def recalled(fact: Fact) -> None:
    columns = {"state": rules.WITHDRAWN, "ended_at": fact.at, "why": fact.body["why"]["kept"]}
    straight.change(Task, {"id": ref_of(fact)}, {**columns, "turn": fact.turn + 1})
    inbox.settle(fact, rules.TODO)
    tell(fact, [Telling(to=tuple(fact.body["told"]), kind=rules.TAKEN_BACK)])


@on("campaigns.reminded")
def reminded(fact: Fact) -> None:
    ref = ref_of(fact)
    ids = [f"{ref}.{unit}" for unit in fact.body["units"]]
    straight.change(Duty, {"id": ids}, {"reminded_at": fact.at})
    straight.change(Task, {"id": ref}, {"turn": fact.turn + 1})
    seats = sorted(seat for (seat,) in straight.find(Duty, {"id": ids}, "seat"))
    tell(fact, [Telling(to=tuple(seats), kind=rules.REMINDER)])
