"""Kinds of sessions, as the rule book names them, and those that do a task."""

from collections.abc import Iterable

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity
from bandeng.campaigns.rules import codes
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


def is_kind(code: str) -> bool:
    """Whether the book has sessions of this kind."""
    return book().gatherings.kind(code) is not None


def kind_name(code: str) -> str:
    """The kind in words; its code where the book no longer has it."""
    found = book().gatherings.kind(code)
    return spoken(found) if found else code


def kinds() -> list[tuple[str, str]]:
    """Every kind of session: code and name."""
    return [(kind.code, spoken(kind)) for kind in book().gatherings.kinds]


def kinds_for(one: Activity) -> list[tuple[str, str]]:
    """The kinds a task of this activity may ask for: the activity's own, every kind where it names none.

    None where it is not done by sessions.
    """
    if one.by != rules.SESSIONS:
        return []
    own = codes(one.kinds)
    return [(code, name) for code, name in kinds() if not own or code in own]


def of_own_speakers(kinds: Iterable[str]) -> tuple[str, ...]:
    """Of these kinds those that count for a unit whose own secretary spoke."""
    found = [book().gatherings.kind(code) for code in kinds]
    return tuple(kind.code for kind in found if kind and kind.own_speakers)


def kinds_of_task(one: Activity, wanted: Iterable[str]) -> tuple[str, ...]:
    """Of the kinds asked for, those that may do a task of this activity; the only one there is, unasked."""
    known = [code for code, _name in kinds_for(one)]
    return tuple(known) if len(known) == 1 else tuple(code for code in known if code in set(wanted))
