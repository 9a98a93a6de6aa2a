"""Watching deadlines while people act: one clock never overrules another, and none runs backwards.

A running clock's moment moves only by what is said about time in its own matter: later by an extension or the
end of a rest, earlier by a merger (the earliest promise stands). Whatever else is said leaves it where it is.
"""

from dataclasses import dataclass, field

from bandeng.inbox.models import Clock
from bandeng.ledger.models import Fact

LATER = {"cases.extended", "cases.resumed"}
EARLIER = {"cases.absorbed"}


@dataclass
class Watch:
    """The clocks as they were when it was last looked."""

    height: int = 0
    running: dict[str, Clock] = field(default_factory=dict)

    def look(self) -> None:
        """Fails where a clock moved that nothing said should move."""
        now = {clock.id: clock for clock in Clock.objects.all()}
        said = self._said()
        for ref, before in self.running.items():
            after = now.get(ref)
            assert after is not None, f"{ref} is gone"
            self._compare(before, after, said.get(before.stream, set()))
        self.running = {ref: clock for ref, clock in now.items() if clock.stopped_at is None}

    def _said(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for height, stream, name in Fact.objects.filter(id__gt=self.height).values_list(
            "id", "stream", "name"
        ):
            found.setdefault(stream, set()).add(name)
            self.height = max(self.height, height)
        return found

    def _compare(self, before: Clock, after: Clock, said: set[str]) -> None:
        told = f"{before.stream} {before.kind}: {before.due_at} became {after.due_at} by {sorted(said)}"
        assert after.started_at == before.started_at, told
        assert after.due_at <= before.due_at or said & LATER, told
        assert after.due_at >= before.due_at or said & EARLIER, told
