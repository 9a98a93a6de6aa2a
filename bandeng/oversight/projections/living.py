"""One matter, fact by fact: what changed, as rows to write. It knows what the figures of oversight know."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bandeng.cases.measures import shared as matters
from bandeng.cases.measures.families import is_over, reopens
from bandeng.figures.queries.scope import Told
from bandeng.ledger import straight
from bandeng.oversight import rules
from bandeng.oversight.models import FOREVER, Stretch, Turn
from bandeng.oversight.rules import ASKED, GIVEN, GOES_ON, PROMISES, SPOKEN, Kind, Promise

LINKS = ("cases.recurred", "cases.unlinked")
TURNING = ("cases.reported", "cases.parted", *matters.BACK, *matters.ENDINGS)
SENDING = ("cases.dispatched", "cases.returned")
FOLDED = tuple(
    sorted(
        {
            *TURNING, *matters.DONE, *matters.RESTS, *matters.MERGERS, *PROMISES, *SPOKEN, *LINKS, *SENDING,
            *ASKED, *GIVEN,
        }
    )
)  # fmt: skip
NOT_PLAIN = frozenset({"promise", "spoken_at", "asked_at"})
SLOTS = 16  # turns of one fact at most; a turn's id is its height times this, plus its kind


@dataclass
class Written:
    """Rows to add, and columns to change in rows that are there."""

    stretches: dict[int, Stretch] = field(default_factory=dict)
    turns: dict[int, Turn] = field(default_factory=dict)
    older_stretches: dict[int, dict[str, Any]] = field(default_factory=dict)
    older_turns: dict[int, dict[str, Any]] = field(default_factory=dict)
    places: set[tuple[str, str]] = field(default_factory=set)

    def change_stretch(self, number: int, **columns: Any) -> None:
        """Set columns of a stretch, old or just begun."""
        _change(self.stretches, self.older_stretches, number, columns)

    def change_turn(self, number: int, **columns: Any) -> None:
        """Set columns of a turn, old or new."""
        _change(self.turns, self.older_turns, number, columns)


def _change(
    new: dict[int, Any], old: dict[int, dict[str, Any]], number: int, columns: dict[str, Any]
) -> None:
    if number in new:
        for name, value in columns.items():
            setattr(new[number], name, value)
    else:
        old.setdefault(number, {}).update(columns)


class Living:
    """A matter as its facts have left it."""

    def __init__(self, stream: str) -> None:
        self.stream = stream
        self.opened = self.away = self.done = self.resting = self.came_back = self.over = False
        self.place = ""
        self.places: list[str] = []
        self.promise: Promise | None = None
        self.spoken_at = FOREVER
        self.asked_at: datetime | None = None
        self.stretch = 0
        self.turns: dict[int, int] = {}
        self.handled: dict[str, Any] = {}

    def fold(self, fact: Told, written: Written) -> None:
        """What this fact changes."""
        before = self._shape()
        self._locate(fact, written)
        self._stand(fact)
        self._promise(fact, written)
        self._turn(fact, written)
        broken = self._speak(fact)
        if broken or self._shape() != before:
            self._begin(fact, written)
        elif fact.name in SPOKEN and self.stretch:
            written.change_stretch(self.stretch, spoken_at=fact.at)

    def _speak(self, fact: Told) -> bool:
        """Whether a long silence ends with this fact: what was said before and after are two stretches."""
        if fact.name not in SPOKEN:
            return False
        before, self.spoken_at = self.spoken_at, fact.at
        return before < FOREVER and fact.at - before >= rules.SILENT_AFTER

    def _locate(self, fact: Told, written: Written) -> None:
        if fact.place in self.places:
            return
        self.places.append(fact.place)
        if len(self.places) > 1:
            written.places |= {(self.stream, place) for place in self.places}

    def _stand(self, fact: Told) -> None:
        """Open or not, elsewhere or not, done or not, at rest or not."""
        name = fact.name
        if name in TURNING and (matters.opens(fact) or matters.ends(fact)):
            self.opened, self.place = not matters.ends(fact), fact.place
        if name in matters.MERGERS:
            self.away = name not in matters.ALONE_AGAIN
        if name in matters.DONE and matters.moves(fact):
            self.done = name in matters.HANDLED
        if name in matters.RESTS:
            self.resting = name == "cases.suspended"

    def _promise(self, fact: Told, written: Written) -> None:
        if fact.name not in PROMISES:
            return
        clock = next((each for each in fact.body["clocks"] if each["kind"] in {"whole", "accept"}), None)
        if clock is None:
            return
        whole = clock["kind"] == "whole"
        before = self.promise
        goes_on = before if whole and before and before.whole and fact.name in GOES_ON else None
        self.promise = Promise(
            whole=whole,
            began_at=goes_on.began_at if goes_on else fact.at,
            warn_at=datetime.fromisoformat(clock["warn_at"]).astimezone(UTC),
            due_at=datetime.fromisoformat(clock["due_at"]).astimezone(UTC),
        )
        if self.handled:  # what was done before is measured by the new limit from now on
            self._add(Kind.HANDLED, fact, written, **self._handled())

    def _turn(self, fact: Told, written: Written) -> None:
        """The turns this fact is the last of, until another one comes."""
        for kind, marks in self._kinds(fact).items():
            self._add(kind, fact, written, **marks)
        if fact.name == "cases.unlinked" and Kind.LINKED in self.turns:
            written.change_turn(self.turns.pop(Kind.LINKED), until_at=fact.at)

    def _kinds(self, fact: Told) -> dict[int, dict[str, Any]]:
        name = fact.name
        found: dict[int, dict[str, Any]] = {}
        if name in ("cases.reported", "cases.recurred"):
            found[Kind.RAISED] = {}
        if name == "cases.recurred":
            found[Kind.LINKED] = {}
        if name in matters.HANDLED:
            self.handled = {
                "since": fact.at.isoformat(),
                "place": fact.place,
                "bare": not fact.body["pictures"],
            }
            found[Kind.HANDLED] = self._handled()
        return found | self._ending(fact) | self._sending(fact) | self._pausing(fact)

    def _ending(self, fact: Told) -> dict[int, dict[str, Any]]:
        again = self.over and reopens(fact)
        self.over = is_over(fact, was_over=self.over)
        if again:
            return {Kind.OVER: {}, Kind.AGAIN: {}}
        return {Kind.OVER: {}} if matters.ends(fact) else {}

    def _sending(self, fact: Told) -> dict[int, dict[str, Any]]:
        if fact.name == "cases.returned":
            self.came_back = True
            return {Kind.PASSED: {}, Kind.RETURNED: {}}
        if fact.name == "cases.dispatched":
            return {Kind.PASSED: {}, Kind.SENT: {"marked": self.came_back}}
        return {}

    def _pausing(self, fact: Told) -> dict[int, dict[str, Any]]:
        if fact.name in ASKED:
            self.asked_at = fact.at
            return {Kind.ASKED_FOR: {"seat": fact.body["seat"]}}
        if fact.name not in GIVEN:
            return {}
        asked_at, self.asked_at = self.asked_at, None
        quick = asked_at is not None and fact.at - asked_at <= rules.AT_ONCE
        return {Kind.GIVEN: {}, **({Kind.AT_ONE_GO: {}} if quick else {})}

    def _handled(self) -> dict[str, Any]:
        """What was done last, by the limit that holds now."""
        since_at, limit = datetime.fromisoformat(self.handled["since"]), self.promise
        timed = limit is not None and limit.whole
        at_last = False
        if limit and timed:
            left, whole = (limit.due_at - since_at).total_seconds(), _seconds(limit)
            at_last = whole > 0 and 0 <= left <= whole / rules.LAST_PART
        marks = {"marked": self.handled["bare"], "timed": timed, "at_last": at_last}
        return marks | {"since_at": since_at, "place": self.handled["place"]}

    def _add(self, kind: int, fact: Told, written: Written, **marks: Any) -> None:
        if kind in self.turns:
            written.change_turn(self.turns[kind], until_at=fact.at)
        number = fact.id * SLOTS + kind
        same = {"marked": False, "timed": False, "at_last": False, "place": fact.place, "since_at": fact.at}
        row = {**same, "seat": "-", **marks}
        written.turns[number] = straight.new(
            Turn, id=number, kind=kind, stream=self.stream, told_at=fact.at, until_at=FOREVER, **row
        )
        self.turns[kind] = number

    def _begin(self, fact: Told, written: Written) -> None:
        """End the stretch that was; begin the next where the matter is open."""
        if self.stretch:
            written.change_stretch(self.stretch, until_at=fact.at)
        self.stretch = 0
        if self.opened and not self.away:
            self.stretch = fact.id
            written.stretches[fact.id] = straight.new(
                Stretch,
                id=fact.id,
                stream=self.stream,
                place=self.place,
                since_at=fact.at,
                until_at=FOREVER,
                done=self.done,
                resting=self.resting,
                warn_at=self.promise.warn_at if self.promise else FOREVER,
                due_at=self.promise.due_at if self.promise else FOREVER,
                spoken_at=self.spoken_at,
            )

    def _shape(self) -> tuple[Any, ...]:
        """What stays the same in a stretch."""
        return self.opened and not self.away, self.place, self.done, self.resting, self.promise

    def state(self) -> dict[str, Any]:
        """All of it as plain values."""
        kept = {name: value for name, value in vars(self).items() if value is not None and name != "stream"}
        return kept | {name: _plain(kept[name]) for name in NOT_PLAIN & kept.keys()}

    def remember(self, state: dict[str, Any]) -> None:
        """The opposite of ``state``."""
        for name, value in state.items():
            setattr(self, name, value)
        self.turns = {int(kind): number for kind, number in state["turns"].items()}
        self.spoken_at = datetime.fromisoformat(state["spoken_at"])
        self.asked_at = datetime.fromisoformat(state["asked_at"]) if "asked_at" in state else None
        self.promise = _promised(state["promise"]) if "promise" in state else None


def _seconds(limit: Promise) -> float:
    return (limit.due_at - limit.began_at).total_seconds()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Promise):
        return {name: _plain(part) for name, part in vars(value).items()}
    return value


def _promised(state: dict[str, Any]) -> Promise:
    moments = {name: datetime.fromisoformat(state[name]) for name in ("began_at", "warn_at", "due_at")}
    return Promise(whole=state["whole"], **moments)
