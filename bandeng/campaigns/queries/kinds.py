"""Kinds of sessions, as the rule book names them."""

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
