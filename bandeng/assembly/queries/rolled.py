"""Who stands on a roll of the room of ballots that belongs to a place: its doors."""

from bandeng.assembly.models import Meeting
from bandeng.assembly.queries.demands import roll_of
from bandeng.assembly.rules.households import door
from bandeng.ballots import queries as ballots
from bandeng.rulebook.queries import book


def has_roll(place: str, kind: str) -> bool:
    """Whether there is a roll against which whoever comes to such a meeting here is counted."""
    return roll_of(place, kind) is not None or bool(_doors(place, kind))


def doors_of(meeting: Meeting) -> frozenset[str]:
    """The doors on the newest roll of owners of this very place, for a meeting of owners; none: no roll.

    Owners meet by room and decide by a ballot; whoever meets by raised hands stands on another roll.
    """
    return _doors(meeting.place, meeting.kind)


def _doors(place: str, code: str) -> frozenset[str]:
    kind = book().deliberation.gathering(code)
    if kind is None or not kind.rooms or kind.rule:
        return frozenset()
    newest = ballots.public_votes().filter(place=place).order_by("-prepared_at", "-id").first()
    rooms = ballots.rooms_apart(newest).values() if newest else ()
    return frozenset(door(room) for each in rooms for room in each if room.strip())
