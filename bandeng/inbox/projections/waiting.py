"""What waits for a post: put there, settled, due at another moment."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bandeng.inbox.models import ToDo, among
from bandeng.ledger import straight
from bandeng.ledger.models import Fact


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


def hurry(fact: Fact, kind: str, due_at: datetime) -> None:
    """What waits of this kind in the fact's stream is due at this moment from now on."""
    straight.change(ToDo, {"stream": fact.stream, "done_at": None, "kind": kind}, {"due_at": due_at})


def hurry_or_not(fact: Fact, kinds: Iterable[str], *, urgent: bool) -> None:
    """What waits of these kinds in the fact's stream is urgent from now on, or is so no more."""
    waiting = {"stream": fact.stream, "done_at": None, "kind": list(kinds)}
    straight.change(ToDo, waiting, {"urgent": urgent})


def due_anew(fact: Fact, kind: str, due_at: datetime | None) -> None:
    """What waits of this kind in the fact's stream is due at another moment (None: as it was)."""
    if due_at:
        straight.change(ToDo, {"stream": fact.stream, "kind": kind, "done_at": None}, {"due_at": due_at})
