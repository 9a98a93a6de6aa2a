"""The rolls of the room of ballots against which whoever comes to a meeting is counted, door by door."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.demands import around, roll_of, voices
from bandeng.assembly.queries.meetings import doors_that_came
from bandeng.assembly.rules.households import door
from bandeng.ballots import queries as ballots
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules.roll import by_room
from bandeng.kernel.periods import SHANGHAI
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering

BY_DOOR = ("owners", "households", "residents")  # representatives come from any door


@dataclass(frozen=True, kw_only=True)
class Rolled:
    """The roll of a vote, taken in on this local day. ``doors``: the numbers that stand at each.

    ``areas``: of each number, in hundredths of a square metre. ``by_door``: doors come, not numbers.
    """

    vote: str
    title: str
    on: date
    by_door: bool
    doors: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, int]

    @property
    def due(self) -> int:
        """How many can come: one for each door, or of representatives one for each number."""
        return len(self.doors) if self.by_door else len(self.areas)


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """Who came, against the quorum of the ballot that decides: heads, area in hundredths, of how much; and
    what of it must take part there.
    """

    heads: int
    of_heads: int
    heads_needed: int
    area: int
    of_area: int
    area_needed: int


def rolls_for(paths: Iterable[str], kinds: Iterable[Gathering]) -> list[Vote]:
    """The votes here or around whose roll, posted or frozen, is of these kinds of meeting; newest first."""
    wanted = {each for kind in kinds for each in kind.rolls}
    rules = [rule.code for rule in book().voting if rule.roll in wanted]
    places = {each for path in paths for each in around(path)}
    return list(ballots.public_votes().filter(place__in=places, rule__in=rules))


def only_roll(place: str, kind: Gathering) -> Vote | None:
    """The roll of this place where it has just one of the kind: of several a person says which."""
    found = rolls_for([place], [kind])
    return found[0] if len(found) == 1 else None


def has_roll(place: str, code: str) -> bool:
    """Whether there is a roll against which whoever comes to such a meeting here is counted."""
    kind = book().deliberation.gathering(code)
    return roll_of(place, code) is not None or bool(kind and rolls_for([place], [kind]))


def sizes_known(place: str, kind: Gathering, *, on: date) -> set[int]:
    """How many could come to such a meeting here, by every roll that was known on that day."""
    noted = roll_of(place, kind.code)
    sizes = {noted.heads} if noted and noted.drawn_on <= on else set()
    found = (rolled(vote) for vote in rolls_for([place], [kind]))
    return sizes | {each.due for each in found if each.on <= on}


def heads_of(place: str, kind: Gathering) -> int:
    """Of how many a share must demand such a meeting here; 0 where no roll is known.

    By the roll that was noted; else by those of votes, the largest where there are several: owners, where
    owners meet.
    """
    if noted := roll_of(place, kind.code):
        return noted.heads
    found = [rolled(vote) for vote in rolls_for([place], [kind])]
    return max((len(each.areas) if kind.turnout else each.due for each in found), default=0)


def kinds_to_demand(place: str) -> list[tuple[Gathering, int]]:
    """The kinds of meeting that residents can demand here, by a roll that is known; how many must join."""
    asked = [(kind, kind.asked_by, heads_of(place, kind)) for kind in _asked()]
    return [(kind, voices(share, heads)) for kind, share, heads in asked if share and heads]


def unrolled_to_demand(place: str) -> list[Gathering]:
    """The kinds that residents can demand by law, of whose roll nothing is known here."""
    return [kind for kind in _asked() if not heads_of(place, kind)]


def _asked() -> list[Gathering]:
    return [kind for kind in book().deliberation.gatherings if kind.asked_by]


def size_of(vote: Vote) -> int:
    """How many flats, households or people stand on its roll."""
    return sum(Elector.objects.filter(vote=vote).values_list("units", flat=True))


def rolled(vote: Vote) -> Rolled:
    """The roll of a vote."""
    areas = {row.number: row.area for row in ballots.electors(vote)}
    doors: dict[str, tuple[str, ...]] = {}
    for number, rooms in ballots.rooms_apart(vote).items():
        for room in filter(None, map(door, rooms)):
            doors[room] = (*doors.get(room, ()), number)
    return Rolled(
        vote=vote.id,
        title=vote.title,
        on=vote.prepared_at.astimezone(SHANGHAI).date(),
        by_door=book().voting_rule(vote.rule).roll in BY_DOOR,
        doors=doors,
        areas=areas,
    )


def roll_for(meeting: Meeting) -> Rolled | None:
    """The roll its announcement names; for a kind that needs none, the only one of the place."""
    kind = book().deliberation.gathering(meeting.kind)
    if meeting.roll != "-":
        named = Vote.objects.filter(id=meeting.roll).first()
        return rolled(named) if named else None
    late = only_roll(meeting.place, kind) if kind and kind.rolls and not kind.rule else None
    return rolled(late) if late else None


def doors_of(meeting: Meeting) -> list[str]:
    """The doors of its roll in their order; none: no roll, or one of representatives."""
    found = roll_for(meeting)
    return sorted(found.doors, key=by_room) if found and found.by_door else []


def turnout_of(meeting: Meeting, roll: Rolled | None) -> Turnout | None:
    """Who came to a meeting that decides nothing by hands, by the weights of its roll; None: no such roll."""
    kind = book().deliberation.gathering(meeting.kind)
    if kind is None or not kind.turnout or roll is None:
        return None
    came = {number for room in doors_that_came(meeting) for number in roll.doors.get(room, ())}
    quorum, area = book().voting_rule(kind.turnout).quorum, sum(roll.areas.values())
    return Turnout(
        heads=len(came),
        of_heads=len(roll.areas),
        heads_needed=quorum.least(len(roll.areas)),
        area=sum(roll.areas[number] for number in came),
        of_area=area,
        area_needed=quorum.least(area),
    )
