"""Opinions that nobody has answered yet, by what they are about."""

from collections import Counter
from dataclasses import dataclass

from bandeng.assembly import rules
from bandeng.assembly.models import Opinion
from bandeng.assembly.queries.covenants import titles_of_covenants
from bandeng.assembly.queries.opinions import PLACE
from bandeng.assembly.queries.procedures import titles_of_procedures
from bandeng.assembly.queries.seeing import community_of, under
from bandeng.places import queries as places


@dataclass(frozen=True, kw_only=True)
class Unheard:
    """So ``many`` opinions on ``called``. ``ref``: the stream it is about, or the code of a community."""

    ref: str
    called: str
    place: str
    many: int


def unheard(homes: set[str]) -> list[Unheard]:
    """Those of these very communities, not of places in which these lie; most first."""
    if not homes:
        return []
    rows = Opinion.objects.filter(under(homes), outcome="-").values_list("topic", "place")
    found: Counter[tuple[str, str]] = Counter()
    for topic, place in rows[: rules.OPINIONS_AT_MOST]:
        if (home := community_of(place)) in homes:
            found[topic, home] += 1
    labels = places.labels({home for _topic, home in found})
    names = _names([topic for topic, _home in found])
    return [
        Unheard(
            ref=home.rstrip("/").rpartition("/")[2] if topic == PLACE else topic,
            called=names.get(topic, "") if topic != PLACE else labels.get(home, ""),
            place=labels.get(home, ""),
            many=many,
        )
        for (topic, home), many in sorted(found.items(), key=lambda each: (-each[1], each[0]))
    ]


def _names(topics: list[str]) -> dict[str, str]:
    """What these matters and covenants are called."""
    found: dict[str, str] = {}
    for kind, titles_of in (("procedure", titles_of_procedures), ("covenant", titles_of_covenants)):
        refs = [topic.partition(":")[2] for topic in topics if topic.startswith(f"{kind}:")]
        if refs:
            found |= {f"{kind}:{ref}": title for ref, title in titles_of(refs).items()}
    return found
