"""Where the record behind a number leads: the page for everybody of what it is about, under its title.

Rooms above say it for the streams they know, once, when their addresses are loaded::

    leads("session", sessions)

A stream of which nobody says anything leads to the page of its place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

AT_ONCE = 400  # refs in one statement


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a record is about: its public title and the address of its page."""

    title: str
    page: str


Leading = Callable[[Sequence[str]], Mapping[str, Sight]]
_LEADING: dict[str, Leading] = {}


def leads(kind: str, leading: Leading) -> None:
    """Streams ``kind:ref`` are about what ``leading`` says of their refs; others lead to their place."""
    _LEADING[kind] = leading


def sights(streams: Iterable[str]) -> dict[str, Sight]:
    """What these streams are about, as far as anybody may read it; a few statements for each kind."""
    refs: dict[str, dict[str, None]] = {}
    for stream in streams:
        kind, _colon, ref = stream.partition(":")
        if kind in _LEADING:
            refs.setdefault(kind, {})[ref] = None
    found: dict[str, Sight] = {}
    for kind, known in refs.items():
        whole = list(known)
        for start in range(0, len(whole), AT_ONCE):
            told = _LEADING[kind](whole[start : start + AT_ONCE])
            found |= {f"{kind}:{ref}": sight for ref, sight in told.items()}
    return found
