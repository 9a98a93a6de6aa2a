"""To-dos and clocks: tables that the folds of higher rooms fill through the functions below."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from typing import Any

from bandeng.inbox.models import Clock, Pause, ToDo, among
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import tables

tables(ToDo, Clock, Pause)


def put(
    fact: Fact,
    *,
    kind: str,
    seat: str,
    urgent: bool,
    due_at: datetime | None,
    barred: Iterable[str] = (),
) -> None:
    """Something waits for a post from this fact on, though for none of the persons who are ``barred``."""
    straight.insert(
        straight.new(
            ToDo,
            id=f"{fact.id}.{kind}",
            stream=fact.stream,
            kind=kind,
            seat=seat,
            place=fact.place,
            urgent=urgent,
            barred=among(barred),
            opened_at=fact.at,
            due_at=due_at,
        )
    )


def put_for_each(
    fact: Fact, waits: Iterable[tuple[str, datetime | None]], *, kind: str, urgent: bool
) -> None:
    """The same waits for several posts from this fact on, for each until its own moment."""
    ToDo.objects.bulk_create(
        ToDo(
            id=f"{fact.id}.{number}.{kind}",
            stream=fact.stream,
            kind=kind,
            seat=seat,
            place=fact.place,
            urgent=urgent,
            opened_at=fact.at,
            due_at=due_at,
        )
        for number, (seat, due_at) in enumerate(waits, start=1)
    )


def put_clocked(
    fact: Fact, clock: Mapping[str, Any], *, kind: str, barred: Iterable[str], urgent: bool = False
) -> None:
    """Something waits for the post of a clock that the fact starts; both go by the clock's id."""
    straight.insert(
        ToDo(
            id=f"{fact.id}.{clock['kind']}",
            stream=fact.stream,
            kind=kind,
            seat=clock["seat"],
            place=fact.place,
            urgent=urgent,
            barred=among(barred),
            opened_at=fact.at,
            due_at=datetime.fromisoformat(clock["due_at"]),
        )
    )


def clocked(fact: Fact, begins: str) -> list[tuple[str, str]]:
    """The running clocks of the fact's stream whose kind begins so, oldest first: id and post."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "id", "seat", "kind")
    kept = [(str(clock), str(seat)) for clock, seat, kind in found if kind.startswith(begins)]
    return sorted(kept, key=lambda each: (int(each[0].partition(".")[0]), each[0]))


def settle_clocked(fact: Fact, clock: str) -> None:
    """Nothing waits under this clock's id any more, and it stops."""
    straight.change(ToDo, {"id": clock, "done_at": None}, {"done_at": fact.at})
    straight.change(Clock, {"id": clock, "stopped_at": None}, {"stopped_at": fact.at})


def wait_on(clock: str) -> None:
    """What waited under this clock's id still waits, whatever else was settled."""
    straight.change(ToDo, {"id": clock}, {"done_at": None})


def settle(fact: Fact, *kinds: str) -> None:
    """Nothing of these kinds waits any more in the fact's stream (no kinds: nothing at all)."""
    waiting = {"stream": fact.stream, "done_at": None, **({"kind": kinds} if kinds else {})}
    straight.change(ToDo, waiting, {"done_at": fact.at})


def settle_at(fact: Fact, kind: str, seat: str) -> None:
    """What waited of this kind at this post in the fact's stream is done."""
    settle_elsewhere(fact, fact.stream, kind, seat)


def settle_elsewhere(fact: Fact, stream: str, kind: str, seat: str) -> None:
    """What waited of this kind at this post in another stream is done by this fact."""
    straight.change(
        ToDo, {"stream": stream, "done_at": None, "kind": kind, "seat": seat}, {"done_at": fact.at}
    )


def put_off(stream: str, kind: str, due_at: datetime) -> None:
    """What there is of this kind in a stream, done or not, is due at this moment from now on."""
    straight.change(ToDo, {"stream": stream, "kind": kind}, {"due_at": due_at})


def open_again(stream: str, kind: str, seat: str) -> None:
    """What was done of this kind at this post in a stream waits again, until the same moment as before."""
    straight.change(ToDo, {"stream": stream, "kind": kind, "seat": seat}, {"done_at": None})


def open_last_again(fact: Fact, kind: str) -> None:
    """What was put last of this kind in the fact's stream waits again."""
    found = straight.find(ToDo, {"stream": fact.stream, "kind": kind}, "id")
    last = max((row[0] for row in found), key=lambda each: int(each.partition(".")[0]), default="")
    straight.change(ToDo, {"id": last}, {"done_at": None})


def start(fact: Fact, clocks: list[Mapping[str, Any]], *, begins_at: datetime | None = None) -> None:
    """Start the clocks a fact carries (see ``bandeng.inbox.facts.Ticking``); they may begin later than it."""
    straight.insert(*(_clock(fact, clock, begins_at or fact.at) for clock in clocks))


def _clock(fact: Fact, clock: Mapping[str, Any], begins_at: datetime) -> Clock:
    return straight.new(
        Clock,
        id=f"{fact.id}.{clock['kind']}",
        stream=fact.stream,
        kind=clock["kind"],
        seat=clock["seat"],
        place=fact.place,
        limit=clock["limit"],
        started_at=begins_at,
        warn_at=datetime.fromisoformat(clock["warn_at"]),
        due_at=datetime.fromisoformat(clock["due_at"]),
        supervise_at=datetime.fromisoformat(clock["supervise_at"]),
    )


def take_over(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """Let clocks run here that began elsewhere (see ``bandeng.inbox.facts.Running``)."""
    for clock in clocks:
        row = _clock(fact, clock, datetime.fromisoformat(clock["started_at"]))
        row.warned_at, row.reminded_at, row.supervised_at = (
            datetime.fromisoformat(clock[name]) if clock[name] else None
            for name in ("warned_at", "reminded_at", "supervised_at")
        )
        straight.insert(row)


def hurry(fact: Fact, kind: str, due_at: datetime) -> None:
    """What waits of this kind in the fact's stream is due at this moment from now on."""
    straight.change(ToDo, {"stream": fact.stream, "done_at": None, "kind": kind}, {"due_at": due_at})


def running(fact: Fact) -> list[str]:
    """The ids of the clocks that run in the fact's stream, in their order."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "id")
    return sorted(str(row[0]) for row in found)


def run_on(clocks: list[str]) -> dict[str, datetime]:
    """Let these clocks run on as if they had never stopped; answers when each kind is due."""
    straight.change(Clock, {"id": clocks}, {"stopped_at": None})
    return dict(straight.find(Clock, {"id": clocks}, "kind", "due_at"))


def stop(fact: Fact, *kinds: str) -> None:
    """Stop the running clocks of these kinds in the fact's stream (no kinds: all)."""
    running = {"stream": fact.stream, "stopped_at": None, **({"kind": kinds} if kinds else {})}
    straight.change(Clock, running, {"stopped_at": fact.at})


def resume(fact: Fact, *kinds: str) -> None:
    """Let the last clock of each of these kinds run on, as if it had never stopped: rework keeps counting.

    Earlier ones stay stopped: they were replaced (another condition) or ran for a level that handed on.
    """
    for kind in kinds:
        started = [row[0] for row in straight.find(Clock, {"stream": fact.stream, "kind": kind}, "id")]
        last = max(started, key=lambda each: int(each.partition(".")[0]), default="")
        straight.change(Clock, {"id": last}, {"stopped_at": None})


def due_of(fact: Fact, kinds: Container[str]) -> list[tuple[str, datetime]]:
    """The kinds of the clocks among these that run in the fact's stream, each with when it is due."""
    found = straight.find(Clock, {"stream": fact.stream, "stopped_at": None}, "kind", "due_at")
    return [(kind, due_at) for kind, due_at in found if kind in kinds]


def moved(fact: Fact, place: str) -> None:
    """What waits and runs in the fact's stream is at this place (a path) from now on."""
    straight.change(ToDo, {"stream": fact.stream, "done_at": None}, {"place": place})
    straight.change(Clock, {"stream": fact.stream, "stopped_at": None}, {"place": place})


def mark(fact: Fact, clock: str, moment: str) -> None:
    """Remember that a clock was warned of, reminded of or supervised (``moment`` names the column)."""
    straight.change(Clock, {"id": clock}, {moment: fact.at})


def postpone(clock: str, supervise_at: datetime) -> None:
    """Supervise the clock once more, at this moment."""
    straight.change(Clock, {"id": clock}, {"supervise_at": supervise_at})


def prolong(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """Give running clocks one more limit: the moments are those of the fact, and they warn once more."""
    for clock in clocks:
        running = {"stream": fact.stream, "kind": clock["kind"], "stopped_at": None}
        straight.change(
            Clock, running, {**_moments(clock), "warned_at": None, "extensions": straight.More(1)}
        )


def given(fact: Fact, kind: str, extensions: int) -> None:
    """The clock of this kind that the fact started was given so many more limits before."""
    if extensions:
        straight.change(Clock, {"id": f"{fact.id}.{kind}"}, {"extensions": extensions})


def pause(fact: Fact, clocks: list[str]) -> None:
    """These clocks stand still from this fact on."""
    straight.insert(
        Pause(id=f"{fact.id}", stream=fact.stream, clocks=",".join(clocks), begins_at=fact.at, ends_at=None)
    )
    straight.change(Clock, {"id": list(clocks)}, {"stopped_at": fact.at})


def given_there(fact: Fact, stream: str, kind: str) -> None:
    """The clock of this kind that the fact took over has as many more limits as the last one had there."""
    found = straight.find(Clock, {"stream": stream, "kind": kind}, "id", "extensions")
    last = max(found, key=lambda each: int(each[0].partition(".")[0]), default=("", 0))
    given(fact, kind, last[1])


def rested_there(fact: Fact, stream: str) -> None:
    """What lasts here rested while that stream did, until now."""
    rests = sorted(straight.find(Pause, {"stream": stream}, "begins_at", "ends_at"), key=lambda row: row[0])
    straight.insert(
        *(
            Pause(
                id=f"{fact.id}.{number}", stream=fact.stream, clocks="-", begins_at=begins_at, ends_at=ends_at
            )
            for number, (begins_at, ends_at) in enumerate(rests)
            if ends_at is not None
        )
    )


def carry_on(fact: Fact, clocks: list[Mapping[str, Any]]) -> None:
    """The rest of the fact's stream is over: what stood still runs again, with the moments of the fact."""
    resting = {"stream": fact.stream, "ends_at": None}
    ids = {each for row in straight.find(Pause, resting, "clocks") for each in row[0].split(",")}
    for clock in clocks:
        stood = {"id": [each for each in ids if each.endswith(f".{clock['kind']}")]}
        straight.change(Clock, stood, {**_moments(clock), "stopped_at": None})
    straight.change(Pause, resting, {"ends_at": fact.at})


def standing_since(stream: str, since: datetime) -> dict[str, str]:
    """The ids of the clocks of a stream that stopped at this moment, by kind; of each kind the last one."""
    found = straight.find(Clock, {"stream": stream, "stopped_at": since}, "id", "kind")
    return {kind: each for each, kind in sorted(found, key=lambda row: int(row[0].partition(".")[0]))}


def go_on(fact: Fact, clocks: list[Mapping[str, Any]], *, since: datetime) -> None:
    """What stood since this moment runs again, with the moments of the fact; between them was a rest."""
    stood = standing_since(fact.stream, since)
    for clock in clocks:
        straight.change(Clock, {"id": stood[clock["kind"]]}, {**_moments(clock), "stopped_at": None})
    ids = ",".join(stood[clock["kind"]] for clock in clocks)
    if fact.at > since:
        straight.insert(
            Pause(id=f"{fact.id}", stream=fact.stream, clocks=ids, begins_at=since, ends_at=fact.at)
        )


def due_anew(fact: Fact, kind: str, due_at: datetime | None) -> None:
    """What waits of this kind in the fact's stream is due at another moment (None: as it was)."""
    if due_at:
        straight.change(ToDo, {"stream": fact.stream, "kind": kind, "done_at": None}, {"due_at": due_at})


def _moments(clock: Mapping[str, Any]) -> dict[str, datetime]:
    names = ("warn_at", "due_at", "supervise_at")
    return {name: datetime.fromisoformat(clock[name]) for name in names}
