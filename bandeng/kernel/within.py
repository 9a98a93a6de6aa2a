"""On which days a session or a visit for something counts for it: rooms above say it of their references."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.kernel.periods import SHANGHAI


@dataclass(frozen=True, kw_only=True)
class Span:
    """What a reference such as ``activity:<ref>`` belongs to, in words, and its days in Erqi, both in it."""

    title: str
    first_on: date
    last_on: date
    is_gone: bool = False  # it was taken back: nothing belongs to it any more

    def holds(self, moment: datetime) -> bool:
        """Whether what begins at this moment belongs to it."""
        return not self.is_gone and self.first_on <= moment.astimezone(SHANGHAI).date() <= self.last_on


Ask = Callable[[Iterable[str]], Mapping[str, Span]]
_ASKED: dict[str, Ask] = {}


def only_within(prefix: str, ask: Ask) -> None:
    """Whom to ask about references that begin so: it counts only in the span that it answers."""
    _ASKED[prefix] = ask


def spans(serves: Iterable[str]) -> dict[str, Span]:
    """The spans of these references, as far as a room has one for them."""
    wanted, found = list(dict.fromkeys(serves)), dict[str, Span]()
    for prefix, ask in _ASKED.items():
        if mine := [ref for ref in wanted if ref.startswith(prefix)]:
            found.update(ask(mine))
    return found


def outside(serves: Iterable[str], begins_at: datetime) -> dict[str, Span]:
    """The references for which what begins then would not count, each with its span."""
    return {ref: span for ref, span in spans(serves).items() if not span.holds(begins_at)}
