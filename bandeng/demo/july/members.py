"""The register of members: those who will be visited, and the cohort of fifty years with its edges.

Everybody is made up. Of the cohort 124 receive the medal, one is approved and waits for it, one died in June,
one is three weeks short; one joined in June 1972, when there was no probation, and counts.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from bandeng.demo.july.ground import ORGANISATION, Ground, july
from bandeng.demo.names import made_up
from bandeng.members import actions
from bandeng.members.actions import Entering
from bandeng.members.models import Member

VISITED = 530
COHORT = 126  # reach fifty years by 1 July 2022 and are alive: 124 receive it, one waits, one is told to wait
FIRST_NAME = 31_000  # of the numbers of made-up names
NO_PROBATION, PROBATION = "joined-1969", "joined-1956"
LATEST = date(1972, 6, 20)


@dataclass(frozen=True)
class Register:
    """References of members in the order they were entered: those of the cohort come first."""

    refs: tuple[str, ...]
    branch: dict[str, str]  # member → code of the community of her branch


def enter(ground: Ground) -> Register:
    """Enter everybody, a list for each branch, by the organisation department."""
    by, at = ground.staff(ORGANISATION), july(1, 7)
    rows = [*(_veteran(number) for number in range(COHORT)), *_edges()]
    rows += [_member(number) for number in range(VISITED - COHORT)]
    branch: dict[str, str] = {}
    entering = []
    for number, (ref, standing_on, rule) in enumerate(rows):
        community = ground.communities[number % len(ground.communities)].code
        branch[ref] = community
        entering.append(
            Entering(
                unit=f"{community}-branch",
                standing_on=standing_on,
                rule=rule,
                ref=ref,
                name=made_up(FIRST_NAME + number),
            )
        )
    actions.enter_all(what=entering, by=by, at=at)
    gone = Member.objects.get(id="DY-late-june")
    actions.die(member=gone, on=date(2022, 6, 12), by=by, at=at + timedelta(minutes=5))
    refs = [ref for ref, _day, _rule in rows if not ref.startswith("DY-late") and ref != "DY-short"]
    return Register(tuple(refs), branch)


def _veteran(number: int) -> tuple[str, date, str]:
    """Full membership between July 1971 and June 1972; of that time nobody had a probation."""
    day = LATEST if number == 0 else date(1971, 7, 2) + timedelta(days=number * 2)
    return f"DY-50-{number + 1:03d}", day, NO_PROBATION


def _edges() -> list[tuple[str, date, str]]:
    return [
        ("DY-late-june", date(1972, 3, 3), NO_PROBATION),
        ("DY-short", date(1972, 7, 22), NO_PROBATION),
    ]


def _member(number: int) -> tuple[str, date, str]:
    day = date(1974, 1, 5) + timedelta(days=number * 29)
    return f"DY-{number + 1:04d}", day, "file"
