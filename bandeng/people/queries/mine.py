"""What a person sees of her own: the words we hold, who looked at them, her keys and sessions."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.people import vault
from bandeng.people.models import Look, OpenSession, Passkey, Person

SHOWN = 20
SECRET = "totp"  # a key, not words about a person


@dataclass(frozen=True, kw_only=True)
class Session:
    """A browser she is signed in with; ``here`` marks the one that asks."""

    device: str
    begins_at: datetime
    seen_at: datetime
    here: bool


Others = Callable[[str], Collection[str]]
_others: list[Others] = []


def also_about(ask: Others) -> None:
    """Ask this for the entries about a person that others wrote; nothing is asked twice."""
    if ask not in _others:
        _others.append(ask)


def held(person: Person) -> dict[str, list[str]]:
    """Her own words that we hold by kind, oldest first; keys of sign-in are left out."""
    found = vault.about(person.id, but=_by_others(person))
    found.pop(SECRET, None)
    return found


def written_by_others(person: Person) -> list[str]:
    """What others wrote about her, in her matters: kept about her and erased with her, but not hers."""
    entries = _by_others(person)
    words = vault.read(entries)
    return [words[entry] for entry in sorted(entries) if words.get(entry)]


def _by_others(person: Person) -> set[str]:
    return {entry for ask in _others for entry in ask(person.id)}


def word(entry: str) -> str:
    """The words of one entry; empty where there are none."""
    return vault.read([entry]).get(entry, "")


def looks(person: Person, *, at_most: int = SHOWN) -> Sequence[Look]:
    """Who looked at the person's data, newest first."""
    return list(Look.objects.filter(about=person.id).order_by("-at", "-id")[:at_most])


def looks_at(persons: Iterable[str], *, since: datetime, at_most: int = SHOWN) -> Sequence[Look]:
    """The looks at these persons' data from this moment on, newest first."""
    found = Look.objects.filter(about__in=list(persons), at__gte=since)
    return list(found.order_by("-at", "-id")[:at_most])


def has_looked(person: str, about: Iterable[str], *, since: datetime) -> bool:
    """Whether this person looked at the data of one of these from this moment on."""
    return Look.objects.filter(about__in=list(about), person=person, at__gte=since).exists()


def passkeys(person: Person) -> Sequence[Passkey]:
    """The person's passkeys, oldest first."""
    return list(Passkey.objects.filter(person=person).order_by("id"))


def sessions(person: Person, *, here: str = "") -> list[Session]:
    """Where the person is signed in, the latest used first; ``here`` is the key of the asking session."""
    rows = OpenSession.objects.filter(person=person).order_by("-seen_at")
    return [
        Session(device=row.device, begins_at=row.begins_at, seen_at=row.seen_at, here=row.session == here)
        for row in rows
    ]


def export(person: Person) -> dict[str, object]:
    """Everything we hold about the person, in plain values."""
    return {
        "account": {
            "id": person.id,
            "username": person.username,
            "kind": person.kind,
            "registered_at": person.registered_at.isoformat(),
        },
        "kept": held(person),
        "written_by_others": written_by_others(person),
        "looks": [{"what": look.what, "at": look.at.isoformat()} for look in looks(person, at_most=100_000)],
        "sessions": [
            {"device": session.device, "begins_at": session.begins_at.isoformat()}
            for session in sessions(person)
        ],
        "passkeys": [{"label": key.label, "added_at": key.added_at.isoformat()} for key in passkeys(person)],
    }
