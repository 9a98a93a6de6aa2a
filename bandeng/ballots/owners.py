"""What an owner may read beyond the public bundle: which rooms took part, and her own line of the roll.

The public bundle opens ballots under numbers with their areas, without rooms. Here stand rooms without
numbers, areas or owners, each room on a line of its own and in the order of rooms: nothing but having taken
part is in both, so that no room can be joined to a ballot.
"""

from bandeng.ballots import queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules.roll import by_room, square_metres
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import OWNERS

AT_LEAST = 10  # who took part; of fewer it would be told what some chose


def is_for(vote: Vote) -> bool:
    """Whether this vote has an owners' edition: owners decided, and it was counted."""
    return vote.closed_at is not None and book().voting_rule(vote.rule).roll == OWNERS


def rooms(vote: Vote) -> list[tuple[str, bool]] | None:
    """Every room and whether a ballot for it counts, in the order of rooms; None where too few took part."""
    took = {number: each.choices is not None for number, each in queries.standings(vote).items()}
    if sum(took.values()) < AT_LEAST:
        return None
    found: dict[str, bool] = {}
    for number, held in queries.rooms_apart(vote).items():
        for room in held:
            found[room] = found.get(room, False) or took[number]
    return sorted(found.items(), key=lambda each: by_room(each[0]))


def own_line(elector: Elector) -> dict[str, str]:
    """Her own line of the roll, by which she finds her ballot in the public bundle."""
    return {
        "number": elector.number,
        "rooms": queries.rooms(elector.vote)[elector.number],
        "area": square_metres(elector.area),
        "units": str(elector.units),
    }
