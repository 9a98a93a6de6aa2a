"""Tables of states and moves: which verb leads from which state to which."""

from dataclasses import dataclass
from functools import cached_property

from bandeng.kernel.refusals import Closed


@dataclass(frozen=True)
class Flow:
    """A life: the state it starts in and, for (state, verb), the state that follows.

    ``room``: whose life it is; its verbs are acts of this room.
    """

    start: str
    moves: dict[tuple[str, str], str]
    room: str = ""

    def after(self, state: str, verb: str) -> str:
        """The state after this verb. Raises Closed naming the verbs open in this state."""
        try:
            return self.moves[state, verb]
        except KeyError:
            raise Closed(f"{self.room}.{verb}", state, self.verbs(state)) from None

    def can(self, state: str, verb: str) -> bool:
        """Whether the verb is open in this state."""
        return (state, verb) in self.moves

    def verbs(self, state: str) -> tuple[str, ...]:
        """The verbs open in this state, in the order of the table."""
        return tuple(verb for (begin, verb) in self.moves if begin == state)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state, the start first."""
        found = dict.fromkeys([self.start])
        for (begin, _), end in self.moves.items():
            found |= dict.fromkeys([begin, end])
        return tuple(found)
