"""Of whom it is known that she lives here: her telephone stands on a roll, or she was checked in person."""

from bandeng.assembly.models import Resident
from bandeng.assembly.queries.seeing import community_of
from bandeng.assembly.rules.households import door
from bandeng.ballots.models import Telephone
from bandeng.ballots.queries import households
from bandeng.ballots.rules.roll import ROOMS_APART
from bandeng.people import queries as people
from bandeng.people import vault


def is_known(person: str, place: str) -> bool:
    """Whether it is known that she lives in the community of this place, or anywhere in a wider one."""
    return bool(_checks(person, place)) or bool(_lines(person, place))


def was_checked(person: str, community: str) -> bool:
    """Whether this very community checked her in person."""
    return Resident.objects.filter(person=person, place=community).exists()


def doors_known(person: str, place: str) -> frozenset[str]:
    """Her doors there, as far as they are known."""
    checked = vault.read(row.door for row in _checks(person, place)).values()
    rolled = vault.read(line.elector.rooms for line in _lines(person, place)).values()
    written = [*checked, *(room for rooms in rolled for room in rooms.split(ROOMS_APART))]
    return frozenset(door(each) for each in written if each.strip())


def _checks(person: str, place: str) -> list[Resident]:
    return [row for row in Resident.objects.filter(person=person) if _lies_there(row.place, place)]


def _lines(person: str, place: str) -> list[Telephone]:
    """The lines with the telephone she signs in with, on rolls of votes held there."""
    found = households.lines_of(households.own_phone(people.person(person)))
    return [line for line in found if _lies_there(line.elector.vote.place, place)]


def _lies_there(home: str, place: str) -> bool:
    community = community_of(place)
    return home.startswith(community) or community.startswith(home)
