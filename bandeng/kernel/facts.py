"""What kinds of facts there are. Each room declares its own in ``facts.py``; this is the list of all of them.

@says(zh="网格长受理了这件事", en="The grid leader accepted the matter", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CaseAccepted:
    "The grid accepted the matter; its clocks start."

    NAME: ClassVar = "cases.accepted"
    VERSION: ClassVar = 1
    category: str
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal, Protocol, TypeVar

from bandeng.kernel.canonical import plain

T = TypeVar("T")
SeenBy = Literal["public", "parties", "staff"]
PUBLIC: SeenBy = "public"  # anybody may read sentence and body
PARTIES: SeenBy = "parties"  # the people of the matter and the staff whose matter it is
STAFF: SeenBy = "staff"  # staff in their posts only


class Said(Protocol):
    """A body of a fact: a frozen dataclass with a name and a version."""

    NAME: ClassVar[str]
    VERSION: ClassVar[int]


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its class, its sentence in both languages, and who may see it."""

    name: str
    version: int
    body: type[Any]
    zh: str
    en: str
    seen_by: SeenBy

    @property
    def field_names(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.body))

    @property
    def meaning(self) -> str:
        return (self.body.__doc__ or "").strip()


@dataclass(frozen=True)
class Kept:
    """A reference from a fact to words in the erasable vault: the entry's id and a salted commitment."""

    kept: str
    seal: str


def entry_of(kept: Mapping[str, str] | None) -> str:
    """The entry of the vault that a body refers to; ``-`` where it keeps no words."""
    return kept["kept"] if kept else "-"


KINDS: dict[tuple[str, int], Kind] = {}


def says(*, zh: str, en: str, seen_by: SeenBy) -> Callable[[type[T]], type[T]]:
    """Register a fact's class with its sentence and privacy rule."""

    def register(body: type[T]) -> type[T]:
        name, version = body.NAME, body.VERSION  # type: ignore[attr-defined]
        if (name, version) in KINDS:
            raise ValueError(f"{name} version {version} is declared twice")
        KINDS[name, version] = Kind(name, version, body, zh, en, seen_by)
        return body

    return register


def kind_of(name: str, version: int) -> Kind:
    """The declared kind. KeyError when nobody declares it."""
    return KINDS[name, version]


def newest(name: str) -> Kind:
    """The kind that facts of this name are said as today. KeyError when nobody declares the name."""
    versions = [version for each, version in KINDS if each == name]
    if not versions:
        raise KeyError(name)
    return KINDS[name, max(versions)]


def body_of(said: Said) -> dict[str, Any]:
    """The body as plain JSON types."""
    body = plain(said)
    assert isinstance(body, dict)
    return body


def kept_in(body: Any) -> Iterator[Kept]:
    """Every reference to the vault in a body, as deep as it lies."""
    if isinstance(body, dict):
        if body.keys() == {"kept", "seal"}:
            yield Kept(**body)
        body = list(body.values())
    if isinstance(body, list):
        for inner in body:
            yield from kept_in(inner)
