"""What every fold of a matter does: move on by one turn, keep pictures, remember units and workers."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from bandeng.cases.models import Case, CasePicture, CaseUnit, Worker
from bandeng.cases.rules import ASKED_BY_STAFF, AT_WORK
from bandeng.inbox import projections as inbox
from bandeng.ledger import straight
from bandeng.ledger.models import Fact

DONE = frozenset({"cases.resolved", "cases.settled"})
SAID = frozenset({"cases.answered", "cases.contested", "cases.judged"})


def move(fact: Fact, **columns: Any) -> None:
    """Set the columns that this fact changed, and the turn."""
    straight.change(Case, {"stream": fact.stream}, {"turn": fact.turn + 1, **columns})


def case_id(fact: Fact) -> int:
    """The case of the fact's stream."""
    return int(standing_at(fact, "id")[0])


def standing_at(fact: Fact, *columns: str) -> tuple[Any, ...]:
    """These columns of the case of the fact's stream, as they stood before the fact."""
    return straight.one(Case, {"stream": fact.stream}, *columns)


def keep_pictures(fact: Fact, case: int, moment: str, *, public: bool) -> None:
    """Add the pictures the fact names."""
    digests: Iterable[str] = dict.fromkeys(fact.body["pictures"])
    straight.insert(
        *(
            CasePicture(
                id=f"{fact.id}.{digest}",
                case_id=case,
                digest=digest,
                moment=moment,
                public=public,
                at=fact.at,
            )
            for digest in digests
        )
    )


def remember_unit(fact: Fact, unit: str) -> None:
    """The unit has held the matter."""
    case = case_id(fact)
    straight.keep(CaseUnit(id=f"{case}.{unit}", case_id=case, unit=unit))


def remember_worker(fact: Fact, case: int) -> None:
    """The person of the fact has worked on the matter."""
    straight.keep(Worker(id=f"{case}.{fact.person}", case_id=case, person=fact.person))


def due(fact: Fact, kind: str) -> datetime | None:
    """When the clock of this kind that the fact starts is due; None if it starts no such clock."""
    return next((moment(clock["due_at"]) for clock in fact.body["clocks"] if clock["kind"] == kind), None)


def nearest(fact: Fact) -> datetime | None:
    """When the first limit is due by which whoever has the matter of the fact's stream is waited for."""
    return min((due_at for _kind, due_at in inbox.due_of(fact, AT_WORK)), default=None)


def wait_for_check(fact: Fact) -> None:
    """Somebody who had no hand in it has to look."""
    inbox.put(
        fact,
        kind="cases.check",
        seat=fact.body["seat"],
        urgent=is_urgent(fact),
        due_at=due(fact, "check"),
        barred=workers_in(fact),
    )


def workers_in(fact: Fact) -> set[str]:
    """Whoever settled, resolved or concluded in the matter, ever."""
    return {str(row[0]) for row in straight.find(Worker, {"case_id": case_id(fact)}, "person")}


def lookers_in(stream: str, *, until: int | None = None) -> set[str]:
    """The staff who checked the last result or asked the reporter about it (up to this height, else now)."""
    told = Fact.objects.of(stream).named("cases.checked", *DONE, *SAID)
    found: set[str] = set()
    for fact in told if until is None else told.filter(id__lte=until):
        if fact.name in DONE:
            found = set()
        elif fact.name == "cases.checked" or fact.body["channel"] in ASKED_BY_STAFF:
            found.add(fact.person)
    return found


def moment(text: str | None) -> datetime | None:
    """A moment as a fact's body writes it."""
    return datetime.fromisoformat(text) if text else None


def is_urgent(fact: Fact) -> bool:
    """Whether the matter of the fact's stream is urgent."""
    return bool(standing_at(fact, "urgent")[0])
