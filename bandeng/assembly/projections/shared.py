"""What several folds share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bandeng.assembly import rules
from bandeng.assembly.models import Promise
from bandeng.kernel.facts import entry_of
from bandeng.ledger.models import Fact

HANDS = ("rule", "due", "present", "yes", "no", "abstain")


def ref(fact: Fact) -> str:
    """The id in its stream."""
    return fact.stream.partition(":")[2]


entry = entry_of


def hands(body: dict[str, Any]) -> dict[str, Any]:
    """The columns of raised hands."""
    return {name: body["hands"][name] for name in HANDS}


def promised(fact: Fact, topics: Sequence[str] = ()) -> None:
    """The promises of this fact, each with a stream of its own; ``topics``: the matter of each, if told."""
    Promise.objects.bulk_create(
        Promise(
            id=f"{fact.id}.{number}",
            of=fact.stream,
            place=fact.place,
            what=entry(each["what"]),
            who=entry(each["who"]),
            due_on=date.fromisoformat(each["due_on"]),
            state=rules.OPEN,
            why="-",
            matter="-",
            topic=topics[number] if topics else "-",
        )
        for number, each in enumerate(fact.body["promises"])
    )
