"""Who held which post when, and which unit had which matter: read from the facts alone, not from tables."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bandeng.ledger.models import Fact
from bandeng.rulebook.queries import book
from tests.laws.leads import Leads

Span = tuple[datetime, datetime | None]


@dataclass
class Tenures:
    """Posts by id, the spans in which persons held them, the unit that has a matter now."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    spans: dict[tuple[str, str], list[Span]] = field(default_factory=lambda: defaultdict(list))
    unit_of: dict[str, str] = field(default_factory=dict)
    leads: Leads = field(default_factory=Leads)
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    ever: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    asked: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    desks: dict[str, set[str]] = field(default_factory=dict)
    holding: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def holds(self, person: str, post: str, *, at: datetime) -> bool:
        spans = self.spans.get((person, post), [])
        return any(begins_at <= at and (ends_at is None or at < ends_at) for begins_at, ends_at in spans)

    def follow(self, fact: Fact) -> None:
        """Take in what this fact changes."""
        body = fact.body
        self.leads.follow(fact)
        self._hold(fact)
        self._follow_lists(fact)
        self._write(fact)
        self._follow_contests(fact)
        if fact.name == "posts.roster_taken":
            self.posts |= {line["id"]: line for line in body["posts"]}
            for line in body["holders"]:
                self._begin(line["person"], line["post"], line["begins_at"])
        elif fact.name == "posts.appointed":
            self._begin(body["holder"], body["post"], body["begins_at"])
        elif fact.name == "posts.deputised":
            self._begin(body["deputy"], body["post"], body["begins_at"], body["ends_at"])
        elif fact.name == "posts.ended":
            spans = self.spans[body["holder"], body["post"]]
            ends_at = datetime.fromisoformat(body["ends_at"])
            spans[:] = [(begin, end if end and end <= ends_at else ends_at) for begin, end in spans]
        elif fact.name.startswith(("members.", "honours.")):
            self._party(fact)
        elif fact.name.startswith("cases."):
            self._call(fact)
            self._ask(fact)
            self.unit_of[fact.stream] = body.get("to_unit") or body.get("unit") or self._unit(fact.stream)
            self.ever[fact.stream] |= {self.unit_of[fact.stream], *self.called.get(fact.stream, ())}

    def _write(self, fact: Fact) -> None:
        """A report is of the unit that drafted it."""
        if fact.name == "editions.drafted":
            self.unit_of[fact.stream] = fact.body["unit"]

    def _party(self, fact: Fact) -> None:
        """An award concerns its unit, its street and whoever gives it; a round its own unit."""
        body, codes = fact.body, fact.place.rstrip("/").split("/")
        if fact.name in {"members.entered", "members.moved"}:
            self.unit_of[fact.stream] = body["unit"]
        elif fact.name in {"honours.opened", "honours.flag_made"}:
            self.desks[fact.stream] = {body["unit"]}
        elif fact.name in {"honours.proposed", "honours.nominated"}:
            self.desks[fact.stream] = {body["unit"], *codes[1:2], *self.desks[f"round:{body['round']}"]}
        elif fact.name == "honours.objected":
            self.desks[fact.stream] = self.desks[f"round:{body['round']}"]

    def _hold(self, fact: Fact) -> None:
        """Several units may hold a session together."""
        if fact.stream.startswith("session:"):
            self.holding[fact.stream] |= set(fact.body.get("units", ()))

    def _follow_lists(self, fact: Fact) -> None:
        """A list of people to call upon is its unit's, and so are its visits."""
        if fact.name.startswith("visits."):
            of = f"visit-list:{fact.body['list']}" if "list" in fact.body else fact.stream
            unit = fact.body["unit"] if fact.name == "visits.list_opened" else self._unit(of)
            self.unit_of[fact.stream] = unit

    def _follow_contests(self, fact: Fact) -> None:
        """A contest is its lead unit's, and so are the works sent in to it."""
        if fact.name == "contests.called":
            self.unit_of[fact.stream] = fact.body["unit"]
        elif fact.name == "contests.sent_in":
            self.unit_of[fact.stream] = self._unit(f"contest:{fact.body['contest']}")

    def _call(self, fact: Fact) -> None:
        """Units that were called may take their part of the matter until the call is over."""
        if fact.name == "cases.whistled":
            self.called[fact.stream] = {call["unit"] for call in fact.body["calls"]}
        elif fact.name == "cases.disbanded":
            self.called.pop(fact.stream, None)

    def _ask(self, fact: Fact) -> None:
        """Whoever was asked to verify or to assist answers that, and may appeal being late with it."""
        body = fact.body
        if fact.name == "cases.errand_given":
            self.asked[fact.stream][body["number"]] = body["called"]
            self.ever[fact.stream].add(body["called"])
        elif fact.name in {"cases.errand_answered", "cases.errand_withdrawn"}:
            self.asked[fact.stream].pop(body["number"])

    def has(self, unit: str, stream: str, act: str) -> bool:
        """Whether the unit has the matter; for the acts of those that were called: whether it was.

        Whoever missed a limit may appeal that when the matter has long gone on: whether it ever had it.
        """
        if act == "cases.appeal":
            return unit in self.ever[stream]
        if act == "honours.see":  # a look at holders in a list: the fact names members, not awards
            return unit in set().union(*self.desks.values())
        if act.startswith("honours."):
            return unit in self.desks.get(
                stream, {each for honour in book().honours for each in honour.authority}
            )
        if act.startswith(("visits.", "contests.")):  # whose a first fact is, it says itself
            return self.unit_of.get(stream, unit) == unit
        if act.startswith("members."):
            return unit in {self.unit_of.get(stream, unit), book().members.keeper}
        if act == "cases.answer_errand":
            return unit in self.asked[stream].values()
        if act in {"cases.arrive", "cases.disown", "cases.conclude"}:
            return unit in self.called.get(stream, set())
        return self.unit_of.get(stream) == unit or unit in self.holding.get(stream, ())

    def _unit(self, stream: str) -> str:
        return self.unit_of.get(stream, "-")

    def _begin(self, person: str, post: str, begins_at: str, ends_at: str | None = None) -> None:
        end = datetime.fromisoformat(ends_at) if ends_at else None
        self.spans[person, post].append((datetime.fromisoformat(begins_at), end))
