"""Which units lead what in a month of activities: read from the facts alone."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book


@dataclass
class Leads:
    """The lead unit of each month and activity, and the units of each stream."""

    of_stream: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    of_activity: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def may(self, unit: str, fact: Fact) -> bool:
        """Whether the unit gives the right to say this fact."""
        return fact.name.startswith("campaigns.") and unit in self._units(fact)

    def _units(self, fact: Fact) -> set[str]:
        body: dict[str, Any] = fact.body
        if fact.name == "campaigns.amended":
            return self.of_stream[fact.stream] | self.of_activity[body["activity"]["ref"]]
        if fact.name == "campaigns.tasked":
            return self.of_activity[body["activity"]]
        if fact.name == "campaigns.defined":
            label = book().months.label(fact.stream.partition(":")[2])
            return {label.keeper} if label else set()
        named = {body.get("lead", ""), body.get("home", "")} if fact.turn == 0 else set()
        return self.of_stream[fact.stream] | named

    def follow(self, fact: Fact) -> None:
        """Take in what this fact changes."""
        body = fact.body
        if fact.name in {"campaigns.opened", "campaigns.assigned"}:
            self.of_stream[fact.stream] = {body.get("lead") or body["home"]}
        if fact.name == "campaigns.tasked":
            self.of_stream[fact.stream] = set(self.of_activity[body["activity"]])
        if fact.name in {"campaigns.opened", "campaigns.added", "campaigns.amended"}:
            for line in body["activities"] if "activities" in body else [body["activity"]]:
                self.of_activity[line["ref"]] = self.of_stream[fact.stream] | {line["lead"]}
