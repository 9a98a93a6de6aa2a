"""What a session is for, in the words of whoever counts it: rooms above say it for their own references."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What a reference such as ``activity:<ref>`` stands for: words and a page anybody may open."""

    title: str
    page: str


Ask = Callable[[Iterable[str]], Mapping[str, Purpose]]
_ASKED: dict[str, Ask] = {}


def about(prefix: str, ask: Ask) -> None:
    """Whom to ask about references that begin so. What ``ask`` answers is shown to everybody."""
    _ASKED[prefix] = ask


def purposes(serves: Iterable[str]) -> list[Purpose]:
    """What these references stand for, in their order; those that no room names publicly are left out."""
    wanted, found = list(dict.fromkeys(serves)), dict[str, Purpose]()
    for prefix, ask in _ASKED.items():
        if mine := [ref for ref in wanted if ref.startswith(prefix)]:
            found.update(ask(mine))
    return [found[ref] for ref in wanted if ref in found]
