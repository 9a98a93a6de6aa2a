"""What other rooms held for an activity: sessions, visits and works, as their facts say it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bandeng.campaigns import rules
from bandeng.campaigns.models import Holding, Occasion, Serving
from bandeng.campaigns.projections.tasks import look_again
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on


@on("gatherings.planned")
def planned(fact: Fact) -> None:
    _begin(fact, rules.SESSIONS, rules.PLANNED)


@on("gatherings.recorded")
def recorded(fact: Fact) -> None:
    _begin(fact, rules.SESSIONS, rules.HELD)


def _begin(fact: Fact, what: str, state: str) -> None:
    body = fact.body
    activities, units = rules.activities_in(body.get("serves", ())), list(body.get("units", ()))
    if not activities:
        return
    straight.insert(
        Occasion(
            stream=fact.stream,
            what=what,
            kind=body.get("kind", "-"),
            state=state,
            place=fact.place,
            begins_at=_moment(body.get("begins_at")) or fact.at,
            ends_at=_moment(body.get("ends_at")),
        )
    )
    _link(fact, activities, units)
    look_again(fact, activities, units)


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


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(text) if text and text != "-" else None


@on("gatherings.held")
def held(fact: Fact) -> None:
    """What was held may differ from what was planned: other moments, other units beside the first."""
    known = straight.find(Occasion, {"stream": fact.stream}, "stream")
    if not known:
        _begin(fact, rules.SESSIONS, rules.HELD)
        return
    body = fact.body
    _move(fact, {"state": rules.HELD, **_moments(body)}, units=body.get("units", ()))


@on("gatherings.moved")
def moved(fact: Fact) -> None:
    _move(fact, _moments(fact.body))


@on("gatherings.cancelled")
def cancelled(fact: Fact) -> None:
    _move(fact, {"state": rules.CANCELLED})


def _moments(body: dict[str, Any]) -> dict[str, Any]:
    found = {name: _moment(body.get(name)) for name in ("begins_at", "ends_at")}
    return {name: moment for name, moment in found.items() if moment}


def _move(fact: Fact, columns: dict[str, Any], *, units: Sequence[str] = ()) -> None:
    """An occasion changes; the parts of the units that hold it are looked at again."""
    if not straight.change(Occasion, {"stream": fact.stream}, columns):
        return
    before = [unit for (unit,) in straight.find(Holding, {"occasion_id": fact.stream}, "unit")]
    new = [unit for unit in dict.fromkeys(units) if unit not in before]
    _hold(fact, new)
    served = straight.find(Serving, {"occasion_id": fact.stream}, "activity")
    look_again(fact, sorted(activity for (activity,) in served), sorted({*before, *new}))
