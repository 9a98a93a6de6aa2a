"""The days of a month move, it is closed or withdrawn: what counts for it and what waits follows."""

from dataclasses import dataclass
from datetime import date, timedelta

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Duty, Task
from bandeng.campaigns.projections.months import ref_of
from bandeng.campaigns.projections.tasks import counts, due_at, wait_or_not
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.notices.projections import Telling, tell


@on("campaigns.moved")
def moved(fact: Fact) -> None:
    days = {name: date.fromisoformat(fact.body[name]) for name in ("begins_on", "ends_on")}
    straight.change(Campaign, {"id": ref_of(fact)}, {**days, "turn": fact.turn + 1})
    for sent in _tasks(ref_of(fact)):
        if not days["begins_on"] <= sent.due_on < days["ends_on"]:
            _put_off(sent, days["ends_on"] - timedelta(days=1))
        _count_again(fact, sent)
    tell(fact, [Telling(to=tuple(fact.body["told"]), kind=rules.OUTSIDE)])


@on("campaigns.closed")
def closed(fact: Fact) -> None:
    _end(fact, rules.CLOSED)


@on("campaigns.withdrawn")
def withdrawn(fact: Fact) -> None:
    _end(fact, rules.WITHDRAWN)
    tell(fact, [Telling(to=tuple(fact.body["told"]), kind=rules.CALLED_OFF)])


@on("campaigns.dropped")
def dropped(fact: Fact) -> None:
    ref, why = fact.body["activity"], fact.body["why"]["kept"]
    straight.change(Campaign, {"id": ref_of(fact)}, {"turn": fact.turn + 1})
    straight.change(Activity, {"id": ref}, {"state": rules.WITHDRAWN, "why": why})
    columns = {"state": rules.WITHDRAWN, "ended_at": fact.at, "why": why}
    for (sent,) in sorted(straight.find(Task, {"activity_id": ref, "state": rules.OPEN}, "id")):
        straight.change(Task, {"id": sent}, columns)
        _let_go(fact, sent)
    tell(fact, [Telling(to=tuple(fact.body["told"]), kind=rules.TAKEN_OFF)])


def _let_go(fact: Fact, task: str) -> None:
    """The task waits at no post any more."""
    for (seat,) in sorted(set(straight.find(Duty, {"task_id": task}, "seat"))):
        inbox.settle_elsewhere(fact, f"task:{task}", rules.TODO, seat)


def _end(fact: Fact, state: str) -> None:
    columns = {"state": state, "ended_at": fact.at, "turn": fact.turn + 1}
    straight.change(Campaign, {"id": ref_of(fact)}, columns)
    for sent in _tasks(ref_of(fact)):
        _let_go(fact, sent.ref)


@dataclass(frozen=True)
class _Sent:
    """A task of the month."""

    ref: str
    activity: str
    due_on: date
    wanted: int
    kinds: tuple[str, ...]
    own_speakers: tuple[str, ...]


def _tasks(month: str) -> list[_Sent]:
    activities = sorted(ref for (ref,) in straight.find(Activity, {"campaign_id": month}, "id"))
    if not activities:
        return []
    columns = ("id", "activity_id", "due_on", "wanted", "kinds", "own_speakers")
    rows = straight.find(Task, {"activity_id": activities}, *columns)
    return [
        _Sent(
            ref=ref,
            activity=activity,
            due_on=due_on,
            wanted=wanted,
            kinds=rules.codes(kinds),
            own_speakers=rules.codes(own),
        )
        for ref, activity, due_on, wanted, kinds, own in sorted(rows)
    ]


def _put_off(sent: _Sent, last_on: date) -> None:
    """A task that was due on a day the month no longer has is due on its last."""
    straight.change(Task, {"id": sent.ref}, {"due_on": last_on})
    inbox.put_off(f"task:{sent.ref}", rules.TODO, due_at(last_on))


def _count_again(fact: Fact, sent: _Sent) -> None:
    """Each unit's part, from what lies in the days of the month now."""
    duties = sorted(straight.find(Duty, {"task_id": sent.ref}, "id", "unit", "seat", "state"))
    units = [unit for _ref, unit, _seat, _state in duties]
    found = counts(sent.activity, units, sent.kinds, sent.own_speakers)
    for ref, unit, seat, state in duties:
        held, planned = found.get((unit, rules.HELD), 0), found.get((unit, rules.PLANNED), 0)
        new = rules.state_of(held=held, planned=planned, wanted=sent.wanted)
        straight.change(Duty, {"id": ref}, {"held": held, "planned": planned, "state": new})
        if (state == rules.DONE) != (new == rules.DONE):
            wait_or_not(fact, sent.ref, seat, waits=new != rules.DONE)
