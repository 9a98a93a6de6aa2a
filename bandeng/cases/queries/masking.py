"""Numbers of persons in what is told: shown with three signs, whole only where contacts are looked at."""

from collections.abc import Iterable

from bandeng.cases.models import Case
from bandeng.cases.queries import voices
from bandeng.kernel.text import masked, personal_numbers
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.people import vault

FIELDS = ("words", "tried", "why")
OF_RESIDENTS = frozenset(  # and what is written of how one tried to reach them
    {
        "cases.reported",
        "cases.joined",
        "cases.caller_joined",
        "cases.parted",
        "cases.supplemented",
        "cases.told_more",
        "cases.source_changed",
        "cases.answered",
        "cases.contested",
        "cases.judged",
        "cases.voiced",
        "cases.checked",
        "cases.contacted",
        "cases.escalated",
    }
)


def shown(name: str, notes: Iterable[str], *, at_the_desk: bool) -> list[str]:
    """The notes of a fact of this name; what staff write for each other stays as it is, at the desk."""
    as_it_is = at_the_desk and name not in OF_RESIDENTS
    return [text if as_it_is else masked(text) for text in notes]


def told(case: Case) -> tuple[str, ...]:
    """The numbers that are hidden in the page of this matter, whole, each once. Log the look."""
    facts = straight.objects(Fact, {"stream": case.stream})
    found = [fact.body for fact in facts if fact.name in OF_RESIDENTS]
    entries = [body[field]["kept"] for body in found for field in FIELDS if body.get(field)]
    said = [*vault.read(entries).values(), *voices.said_by(voices.of(case)).values()]
    return tuple(dict.fromkeys(number for words in said for number in personal_numbers(words)))
