"""A matter's life as marks: what the figures of matters count of it, fact by fact.

Each part says what one module of measures says of many matters at one moment; a test counts both ways.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bandeng.cases.measures import shared
from bandeng.cases.measures.families import LINKS, OPENED, is_over, reopens
from bandeng.cases.measures.flow import TAKEN
from bandeng.cases.measures.outcomes import ANSWERS, is_of_reporter, objects, sends_back
from bandeng.cases.measures.timely import HEARD, PROMISES, TO_ACCEPT
from bandeng.figures.marks import Dated, Life, Mark
from bandeng.figures.queries import Told

TURNING = ("cases.reported", "cases.parted", *shared.BACK, *shared.ENDINGS)
LIMITS = (*TO_ACCEPT, *PROMISES)
FIRST = (*HEARD, "cases.merged")
FACTS = tuple(
    sorted(
        {
            *TURNING, *TAKEN, *shared.MERGERS, *shared.DONE, *shared.RESTS, *shared.DECIDED, *LIMITS, *FIRST,
            *OPENED, *ANSWERS, *LINKS,
        }
    )
)  # fmt: skip
MOMENT = timedelta(microseconds=1)
Now = dict[str, Dated]
OPEN, LATE, HANDLED, BARE = "matters.open", "matters.late", "matters.handled", "matters.bare"
TAKEN_UP, MERGED, VALID = "matters.taken", "matters.merged", "matters.valid"
DIVIDED, PARTS, LINKED = "matters.divided", "matters.parts", "matters.linked"
CLOSED, SOLVED, UNANSWERED = "matters.closed", "matters.solved", "matters.unanswered"
GOOD, UNKNOWN = "matters.good", "matters.unknown"
DUE, KEPT, WAITING, ENDED = "matters.due", "matters.kept", "matters.waiting", "matters.ended"
DUE_AWAY, DUE_SPARED, DUE_RESTING = "matters.due_away", "matters.due_spared", "matters.due_resting"
HEAR, HEARD_IN_TIME = "matters.hear", "matters.heard"
HEAR_AWAY, HEAR_SPARED = "matters.hear_away", "matters.hear_spared"
REOPENED, REWORKED, SAMPLED = "matters.reopened", "matters.reworked", "matters.sampled"
EXEMPTED, REFUSED = "matters.exempted", "matters.refused"


def marks(facts: Sequence[Told]) -> list[Mark]:
    """The marks of one matter."""
    life, matter = Life(), _Matter(facts)
    for fact in facts:
        for kind in matter.take(fact):
            life.happened(fact, kind)
        life.stands(fact, matter.stands())
    return life.marks()


class _Matter:
    """A matter as its facts have left it: the last fact of each sort, and what was promised."""

    def __init__(self, facts: Sequence[Told]) -> None:
        decided = [fact for fact in facts if fact.name in shared.DECIDED]
        self.spared = {fact.body["kind"] for fact in decided if fact.body["granted"]}
        self.last: dict[str, Told] = {}
        self.turn: Told | None = None
        self.done: Told | None = None
        self.ending: Told | None = None
        self.first: Told | None = None
        self.away = self.over = self.contested = False
        self.whole: datetime | None = None
        self.accept: datetime | None = None
        self.limit: datetime | None = None

    def take(self, fact: Told) -> list[str]:
        """What this fact changes; answers what happened with it for ever."""
        self.last[fact.name] = fact
        for names, sort in SORTS:
            if fact.name in names and is_of_reporter(fact):
                self.last[sort] = fact
        self._turn(fact)
        self._promise(fact)
        return [kind for kind, is_so in self._happened(fact).items() if is_so]

    def _turn(self, fact: Told) -> None:
        name, ends = fact.name, shared.ends(fact)
        if name in TURNING and (ends or shared.opens(fact)):
            self.turn = fact
        if ends:
            self.ending = fact
        if name in shared.MERGERS:
            self.away = name not in shared.ALONE_AGAIN
        if name in shared.DONE and shared.moves(fact):
            self.done = fact if name in shared.HANDLED else None
        if name in FIRST and self.first is None:
            self.first = fact
        self.contested = self.contested or objects(fact)

    def _promise(self, fact: Told) -> None:
        if fact.name not in LIMITS:
            return
        dues = {each["kind"]: each["due_at"] for each in reversed(fact.body["clocks"])}
        first = next((each for each in fact.body["clocks"] if each["kind"] in {"accept", "whole"}), None)
        if first:
            self.limit = datetime.fromisoformat(first["due_at"])
        if "whole" in dues and fact.name in PROMISES:
            self.whole = datetime.fromisoformat(dues["whole"])
        if "accept" in dues and fact.name in TO_ACCEPT:
            self.accept = datetime.fromisoformat(dues["accept"])

    def _happened(self, fact: Told) -> dict[str, bool]:
        name, body = fact.name, fact.body
        again = self.over and reopens(fact)
        self.over = is_over(fact, was_over=self.over)
        return {
            REOPENED: again,
            REWORKED: name in ("cases.checked", "cases.reviewed") and sends_back(fact),
            SAMPLED: name in ("cases.settled", "cases.expired") and body["sampled"],
            EXEMPTED: name in shared.DECIDED and body["granted"] is True,
            REFUSED: name in shared.DECIDED and body["granted"] is False,
        }

    def stands(self) -> Now:
        """All that stands now."""
        found = self._open() | self._handled() | self._closed()
        return found | self._together() | self._due() | self._hear()

    def _is_last(self, sort: str, *names: str) -> bool:
        last = self.last.get(sort)
        return last is not None and last.name in names

    def _dated(self, sort: str) -> Dated:
        return Dated(self.last[sort].at)

    @property
    def _rests(self) -> bool:
        return self._is_last("rest", "cases.suspended")

    def _open(self) -> Now:
        if self.turn is None or shared.ends(self.turn) or self.away:
            return {}
        found = {OPEN: Dated(self.turn.at)}
        if self.limit and not self.done and not self._rests:
            found[LATE] = Dated(self.limit - MOMENT)
        return found

    def _handled(self) -> Now:
        fact = self.last.get("handled")
        if fact is None:
            return {}
        bare = () if fact.body["pictures"] else (BARE,)
        return {HANDLED: Dated(fact.at, bare, value=fact.body["elapsed"])}

    def _closed(self) -> Now:
        if self.ending is None or self.ending.name == "cases.declined":
            return {}
        answer = self.last["answer"].body["answer"] if "answer" in self.last else ""
        said = [SOLVED] if answer == "solved" else [] if answer else [UNANSWERED]
        if not self.contested:
            said += [GOOD] if answer == "solved" else [] if answer else [UNKNOWN]
        return {CLOSED: Dated(self.ending.at, tuple(said))}

    def _together(self) -> Now:
        merged = self._is_last("merger", "cases.merged")
        declined = self._is_last("objection", "cases.declined")
        is_so = {
            (TAKEN_UP, "taken"): not self.away,
            (MERGED, "cases.merged"): merged,
            (VALID, "cases.reported"): not merged and not declined,
            (DIVIDED, "cases.divided"): self.away,
            (PARTS, "cases.parted"): not self.away,
            (LINKED, "cases.recurred"): self._is_last("link", "cases.recurred"),
        }
        return {kind: self._dated(sort) for (kind, sort), so in is_so.items() if so and sort in self.last}

    def _due(self) -> Now:
        if self.whole is None:
            return {}
        for kind, is_so in (
            (DUE_AWAY, self.away),
            (DUE_SPARED, "whole" in self.spared),
            (DUE_RESTING, self._rests),
        ):
            if is_so:
                return {kind: Dated(self.whole)}
        return {DUE: Dated(self.whole, self._kept())}

    def _kept(self) -> tuple[str, ...]:
        """Done within its limit; and then waiting to be closed, or closed."""
        done, turn = self.done, self.turn
        if done is None or self.whole is None or done.at > self.whole:
            return ()
        if turn is None:
            return (KEPT,)
        if shared.ends(turn):
            return KEPT, ENDED
        return (KEPT, WAITING) if turn.id < done.id else (KEPT,)

    def _hear(self) -> Now:
        if self.accept is None:
            return {}
        if self.first is not None and self.first.name == "cases.merged":
            return {HEAR_AWAY: Dated(self.accept)}
        if "accept" in self.spared:
            return {HEAR_SPARED: Dated(self.accept)}
        in_time = self.first is not None and self.first.at <= self.accept
        return {HEAR: Dated(self.accept, (HEARD_IN_TIME,) if in_time else ())}


SORTS = (
    (shared.HANDLED, "handled"),
    (shared.RESTS, "rest"),
    (ANSWERS, "answer"),
    (TAKEN, "taken"),
    (LINKS, "link"),
    (("cases.merged", "cases.detached"), "merger"),
    (("cases.declined", *shared.OBJECTED), "objection"),
)
