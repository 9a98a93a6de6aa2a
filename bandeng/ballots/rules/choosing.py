"""What stands on one ballot: a choice for each item, written so that one choice has one spelling. Pure."""

import json
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from bandeng.ballots.rules.tallying import CHOICES


def written(choices: Mapping[str, str]) -> str:
    """As it is kept and committed to: ``{"1":"yes","2":"no"}``, the keys in order."""
    return json.dumps(dict(sorted(choices.items())), separators=(",", ":"))


@lru_cache(maxsize=4096)
def read(text: str) -> Mapping[str, str]:
    """The choices of a ballot as it was kept; many ballots say the same."""
    found: dict[str, str] = json.loads(text)
    return MappingProxyType(found)


def wrong(choices: Mapping[str, str], keys: Iterable[str], allowed: Collection[str] = CHOICES) -> list[str]:
    """The items without a right choice; every item must be answered, abstaining is an answer."""
    return [key for key in keys if choices.get(key) not in allowed]
