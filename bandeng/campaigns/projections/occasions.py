"""What other rooms held for an activity: sessions, visits and works, as their facts say it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from bandeng.campaigns import rules
from bandeng.campaigns.models import Holding, Occasion, Serving
from bandeng.campaigns.projections.tasks import look_again
from bandeng.kernel.periods import day_begins
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on
from bandeng.posts.rules import desk_of


@on("gatherings.planned")
def planned(fact: Fact) -> None:
    _begin(fact, rules.PLANNED)


@on("gatherings.recorded")
def recorded(fact: Fact) -> None:
    _begin(fact, rules.HELD)


def _begin(fact: Fact, state: str) -> None:
    body = fact.body
    activities, units = rules.activities_in(body["serves"]), list(body["units"])
    if activities:
        occasion = Occasion(
            stream=fact.stream,
            what=rules.SESSIONS,
            kind=body["kind"],
            state=state,
            place=fact.place,
            begins_at=datetime.fromisoformat(body["begins_at"]),
            ends_at=datetime.fromisoformat(body["ends_at"]),
        )
        _enter(fact, occasion, activities, units)


def _enter(fact: Fact, occasion: Occasion, activities: Sequence[str], units: Sequence[str]) -> None:
    straight.insert(occasion)
    _link(fact, activities, units)
    look_again(fact, activities, units)


@on("visits.visited")
def visited(fact: Fact) -> None:
    """A visit is the part of whoever went and came along: of the units of their posts."""
    body = fact.body
    activities = rules.activities_in(body["serves"])
    units = [desk_of(post) for post in (body["visitor"], *body["beside"])]
    if activities:
        begins_at = day_begins(date.fromisoformat(body["on"]))
        occasion = Occasion(
            stream=fact.stream,
            what=rules.VISITS,
            kind=body["category"],
            state=rules.HELD,
            place=fact.place,
            begins_at=begins_at,
            ends_at=None,
        )
        _enter(fact, occasion, activities, units)


@on("visits.undone")
def undone(fact: Fact) -> None:
    _move(fact, {"state": rules.CANCELLED})


def _link(fact: Fact, activities: Sequence[str], units: Sequence[str]) -> None:
    serving = [
        Serving(id=f"{fact.stream}.{activity}", occasion_id=fact.stream, activity=activity)
        for activity in activities
    ]
    straight.insert(*serving)
    _hold(fact, units)


def _hold(fact: Fact, units: Sequence[str]) -> None:
    straight.insert(
        *(
            Holding(id=f"{fact.stream}.{unit}", occasion_id=fact.stream, unit=unit)
            for unit in dict.fromkeys(units)
        )
    )


@on("gatherings.held")
def held(fact: Fact) -> None:
    """What was held may differ from what was planned: other moments, other units beside the first."""
    known = straight.find(Occasion, {"stream": fact.stream}, "stream")
    if not known:
        _begin(fact, rules.HELD)
        return
    body = fact.body
    _move(fact, {"state": rules.HELD, **_moments(body)}, units=body["units"])


@on("gatherings.moved")
def moved(fact: Fact) -> None:
    _move(fact, _moments(fact.body))


@on("gatherings.cancelled")
def cancelled(fact: Fact) -> None:
    _move(fact, {"state": rules.CANCELLED})


def _moments(body: dict[str, Any]) -> dict[str, datetime]:
    return {name: datetime.fromisoformat(body[name]) for name in ("begins_at", "ends_at")}


def _move(fact: Fact, columns: dict[str, Any], *, units: Sequence[str] = ()) -> None:
    """An occasion changes; the parts of the units that hold it are looked at again."""
    if not straight.change(Occasion, {"stream": fact.stream}, columns):
        return
    before = [unit for (unit,) in straight.find(Holding, {"occasion_id": fact.stream}, "unit")]
    new = [unit for unit in dict.fromkeys(units) if unit not in before]
    _hold(fact, new)
    served = straight.find(Serving, {"occasion_id": fact.stream}, "activity")
    look_again(fact, sorted(activity for (activity,) in served), sorted({*before, *new}))
