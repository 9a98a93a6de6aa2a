"""What other rooms held for an activity: sessions, visits and works, as their facts say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Holding, Occasion, Serving
from bandeng.campaigns.projections.tasks import Turn, open_on, take
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
    """It is noted for the months at whose place it counts; what another district holds is none of theirs."""
    body, units = fact.body, list(fact.body["units"])
    places = (fact.place, *body["unit_places"])
    grounds = _grounds(rules.activities_in(body["serves"]))
    inside = {ref: [place for place in places if place.startswith(of)] for ref, of in grounds.items()}
    activities = [ref for ref, found in inside.items() if found]
    if activities:
        occasion = Occasion(
            stream=fact.stream,
            what=rules.SESSIONS,
            kind=body["kind"],
            state=state,
            place=inside[activities[0]][0],
            begins_at=datetime.fromisoformat(body["begins_at"]),
            ends_at=datetime.fromisoformat(body["ends_at"]),
        )
        _enter(fact, occasion, activities, units, own=_own(fact))


def _own(fact: Fact) -> frozenset[str]:
    """The units whose own secretary speaks."""
    return frozenset(each["unit"] for each in fact.body["speakers"] if each["own"])


def _grounds(activities: Sequence[str]) -> dict[str, str]:
    """The place of each activity's month; those nobody knows, which count nowhere, are absent."""
    months: dict[str, str] = dict(straight.find(Activity, {"id": activities}, "id", "campaign_id"))
    places: dict[str, str] = dict(
        straight.find(Campaign, {"id": sorted(set(months.values()))}, "id", "place")
    )
    return {ref: places[months[ref]] for ref in activities if ref in months}


def _enter(
    fact: Fact,
    occasion: Occasion,
    activities: Sequence[str],
    units: Sequence[str],
    *,
    own: frozenset[str] = frozenset(),
) -> None:
    straight.insert(occasion)
    _link(fact, activities, units, own)
    standing = Standing(occasion.state, occasion.begins_at, occasion.kind, own)
    _count(fact, None, standing, activities, list(dict.fromkeys(units)))


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


@on("contests.called")
def called(fact: Fact) -> None:
    """A call holds nothing itself; it says which activities its works will serve."""
    activities = rules.activities_in(fact.body["serves"])
    if activities:
        _enter(fact, _of_contest(fact, rules.CALLS, rules.PLANNED), activities, [])


@on("contests.sent_in")
def sent_in(fact: Fact) -> None:
    """A work is the part of its author's unit, where she named one."""
    call, unit = f"contest:{fact.body['contest']}", fact.body["unit"]
    served = straight.find(Serving, {"occasion_id": call}, "activity")
    if served:
        activities = sorted(activity for (activity,) in served)
        _enter(fact, _of_contest(fact, rules.WORKS, rules.HELD), activities, [unit] if unit != "-" else [])


def _of_contest(fact: Fact, what: str, state: str) -> Occasion:
    return Occasion(
        stream=fact.stream,
        what=what,
        kind="-",
        state=state,
        place=fact.place,
        begins_at=fact.at,
        ends_at=None,
    )


@on("contests.withdrawn", "contests.set_aside")
def taken_out(fact: Fact) -> None:
    _move(fact, {"state": rules.CANCELLED})


def _link(fact: Fact, activities: Sequence[str], units: Sequence[str], own: frozenset[str]) -> None:
    serving = [
        Serving(id=f"{fact.stream}.{activity}", occasion_id=fact.stream, activity=activity)
        for activity in activities
    ]
    straight.insert(*serving)
    _hold(fact, units, own)


def _hold(fact: Fact, units: Sequence[str], own: frozenset[str]) -> None:
    straight.insert(
        *(
            Holding(id=f"{fact.stream}.{unit}", occasion_id=fact.stream, unit=unit, own=unit in own)
            for unit in dict.fromkeys(units)
        )
    )


@on("gatherings.held")
def held(fact: Fact) -> None:
    """What was held may differ from what was planned: other moments, other speakers, other units beside the
    first."""
    moments, own = _moments(fact.body), _own(fact)
    before = [unit for (unit,) in straight.find(Holding, {"occasion_id": fact.stream}, "unit")]
    _move(fact, {"state": rules.HELD, **moments}, own=own)
    new = [unit for unit in dict.fromkeys(fact.body["units"]) if unit not in before]
    if before and new:
        _hold(fact, new, own)
        kind = straight.one(Occasion, {"stream": fact.stream}, "kind")[0]
        standing = Standing(rules.HELD, moments["begins_at"], kind, own)
        _count(fact, None, standing, _served(fact), new)


@on("gatherings.moved")
def moved(fact: Fact) -> None:
    _move(fact, _moments(fact.body))


@on("gatherings.cancelled")
def cancelled(fact: Fact) -> None:
    _move(fact, {"state": rules.CANCELLED})


def _moments(body: dict[str, Any]) -> dict[str, datetime]:
    return {name: datetime.fromisoformat(body[name]) for name in ("begins_at", "ends_at")}


def _move(fact: Fact, columns: dict[str, Any], *, own: frozenset[str] | None = None) -> None:
    """An occasion changes its state or its day, and with it the parts of the units that hold it; ``own``: the
    units whose own secretary spoke, where that is told anew."""
    found = straight.find(Occasion, {"stream": fact.stream}, "state", "begins_at", "kind")
    if not found:
        return
    state, begins_at, kind = found[0]
    holding: dict[str, bool] = dict(straight.find(Holding, {"occasion_id": fact.stream}, "unit", "own"))
    old = Standing(state, begins_at, kind, frozenset(unit for unit in holding if holding[unit]))
    straight.change(Occasion, {"stream": fact.stream}, columns)
    speaking = old.own if own is None else own.intersection(list(holding))
    _speak(fact, old.own, speaking)
    moved = columns.get("state", old.state), columns.get("begins_at", old.begins_at)
    new = Standing(*moved, kind, speaking)
    _count(fact, old, new, _served(fact), sorted(holding))


def _speak(fact: Fact, before: frozenset[str], after: frozenset[str]) -> None:
    for unit in sorted(before ^ after):
        straight.change(Holding, {"id": f"{fact.stream}.{unit}"}, {"own": unit in after})


@dataclass(frozen=True)
class Standing:
    """How an occasion stands, when it begins, of what kind it is, and whose own secretary speaks."""

    state: str
    begins_at: datetime
    kind: str
    own: frozenset[str] = frozenset()


def _count(
    fact: Fact, old: Standing | None, new: Standing, activities: Sequence[str], units: Sequence[str]
) -> None:
    """The units' parts follow an occasion; each activity counts only what lies in the days of its month."""
    before, after = _counted(old, activities), _counted(new, activities)
    for activity in activities:
        turn = Turn(
            kind=new.kind,
            before=before.get(activity, ""),
            after=after.get(activity, ""),
            own_before=old.own if old else frozenset(),
            own_after=new.own,
        )
        take(fact, turn, activity, units)


def _counted(one: Standing | None, activities: Sequence[str]) -> dict[str, str]:
    """The activities for which it counts, with its state."""
    if one is None or one.state == rules.CANCELLED:
        return {}
    return dict.fromkeys(open_on(activities, one.begins_at), one.state)


def _served(fact: Fact) -> list[str]:
    found = straight.find(Serving, {"occasion_id": fact.stream}, "activity")
    return sorted(activity for (activity,) in found)
