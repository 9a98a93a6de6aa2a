"""The erasable vault: the only place where names, numbers and free words of persons are written down.

An entry is AES-256-GCM under a key derived (HKDF-SHA256) from ``settings.BANDENG_VAULT_KEY``; its id, kind
and person are authenticated with it, so that an entry moved to another row does not open. A fact keeps the
entry's id and a commitment, SHA-256 over a random salt and the words; the salt lies encrypted beside the
words, so that a short value (a telephone number) cannot be found out from the book by trying, and erasing
takes it away.

``BANDENG_VAULT_KEY`` may hold several keys, separated by blanks, newest last: new entries use the last one,
its version is its place in that row, and the older ones still open what they closed.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db.models import QuerySet

from bandeng.kernel.facts import Kept
from bandeng.kernel.ids import new_id
from bandeng.ledger import remembering, straight
from bandeng.people.models import Entry
from bandeng.people.phones import normal

ALGORITHM = "aes-256-gcm"
PHONE = "phone"
ROOM = "vault"  # under which the words of one request are remembered: they are read as they are indexed
NONCE, SALT = 12, 16
ABOUT_AT_MOST = 36
BATCH = 500
COLUMNS = ("id", "about", "kind", "algorithm", "key_version", "sealed", "lookup", "kept_at", "erased_at")


class Sealed(NamedTuple):
    """What opening an entry takes."""

    id: str
    about: str
    kind: str
    key_version: int
    sealed: bytes | None


class Tampered(Exception):
    """An entry (its id) does not open: its bytes, its row or the key are not those it was closed with."""


@dataclass(frozen=True)
class Key:
    """One version of the key: a cipher for entries and a secret for lookups."""

    version: int
    cipher: AESGCM
    finder: bytes
    secret: bytes


Forgetter = Callable[[Sequence[str]], None]
FORGETTERS: list[Forgetter] = []


def before_wiping(forget: Forgetter) -> None:
    """Tell a room which entries are being wiped, in the same transaction, so that it wipes what it derived
    from them."""
    FORGETTERS.append(forget)


def keep(text: str, *, kind: str, about: str, at: datetime) -> Kept:
    """Put words about a person (``about``, her id) in the vault; ``kind`` says what they are (name, phone).

    Entries of kind ``phone`` can be found again by their number. Answers what a fact may carry.
    """
    return keep_many([(text, about)], kind=kind, at=at)[0]


def keep_many(texts: Iterable[tuple[str, str]], *, kind: str, at: datetime) -> list[Kept]:
    """The same for many words at once, each with the person it is about."""
    return keep_all([(text, kind, about) for text, about in texts], at=at)


def keep_all(texts: Iterable[tuple[str, str, str]], *, at: datetime) -> list[Kept]:
    """The same for words of several kinds: text, kind, and the person it is about. One statement for all.

    Straight to the table: the ORM's path costs more than the cipher, and reporting waits for this.
    """
    key, moment = _keys()[-1], straight.moment(at)
    rows, kept = [], []
    for text, kind, about in texts:
        if len(about) > ABOUT_AT_MOST:  # SQLite would take it, PostgreSQL would not
            raise ValueError(f"about whom an entry is has {ABOUT_AT_MOST} characters at most: {len(about)}")
        entry, words, chance = new_id(at), text.encode(), secrets.token_bytes(NONCE + SALT)
        nonce, salt = chance[:NONCE], chance[NONCE:]
        sealed = nonce + key.cipher.encrypt(nonce, salt + words, _bound(entry, kind, about))
        lookup = _lookup(key, normal(text)) if kind == PHONE else ""
        remembering.note(ROOM, entry, text)
        rows.append((entry, about, kind, ALGORITHM, key.version, sealed, lookup, moment, None))
        kept.append(Kept(kept=entry, seal=hashlib.sha256(salt + words).hexdigest()))
    straight.insert_values(Entry, COLUMNS, rows)
    return kept


def read(ids: Iterable[str]) -> dict[str, str]:
    """The words of these entries by id; erased and unknown ones are absent. Raises Tampered."""
    wanted = {entry for entry in ids if entry}
    found = {entry: text for entry in wanted if (text := remembering.known(ROOM, entry)) is not None}
    return found | {entry.id: _open(entry)[1] for entry in _entries(wanted - found.keys())}


def commitments(ids: Iterable[str]) -> dict[str, str]:
    """The commitments of these entries, computed anew: what the facts must hold. Erased ones are absent."""
    keys = _keys()
    return {entry.id: hashlib.sha256(_opened(entry, keys)).hexdigest() for entry in _entries(ids)}


def openings(ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The salt (hexadecimal) and the words of these entries: what lays a commitment open for everybody.

    Only for words that are made public by rule, such as a ballot that was counted.
    """
    found = {}
    for entry in _entries(ids):
        salt, words = _open(entry)
        found[entry.id] = (salt.hex(), words)
    return found


def about(person: str, *, but: Collection[str] = ()) -> dict[str, list[str]]:
    """Everything kept about a person but these entries: words by kind, oldest first."""
    found: dict[str, list[str]] = {}
    for entry in Entry.objects.filter(about=person, erased_at=None).order_by("id"):
        if entry.id not in but:
            found.setdefault(entry.kind, []).append(_open(entry)[1])
    return found


def erase(*, about: str, at: datetime) -> int:
    """Wipe everything kept about a person; the rows stay, empty. Answers how many were wiped."""
    return _wipe(Entry.objects.filter(about=about, erased_at=None), at)


def wipe(ids: Iterable[str], *, at: datetime) -> int:
    """Wipe single entries (a corrected name, a lapsed number). Answers how many were wiped."""
    return _wipe(Entry.objects.filter(id__in=list(ids), erased_at=None), at)


def drop(ids: Sequence[str]) -> None:
    """Take out entries that no fact points at, kept for a form that turned out to be sent before."""
    Entry.objects.filter(id__in=ids).delete()


def lookups(phone: str) -> list[str]:
    """The HMACs under which a number may be filed, one for each version of the key, newest first."""
    number = normal(phone)
    return [_lookup(key, number) for key in reversed(_keys())]


def is_rotated() -> bool:
    """Whether a number may be filed under several HMACs: there is more than one version of the key."""
    return len(_keys()) > 1


def marks(words: Iterable[str], *, purpose: bytes) -> list[list[int]]:
    """63 bits of each word's BLAKE2b under a key of this purpose: a list for each version, newest first.

    Keyed BLAKE2b is a MAC as HMAC is for words this short.
    """
    wanted = [word.encode() for word in words]
    return [
        [int.from_bytes(hashlib.blake2b(word, digest_size=8, key=key).digest()) >> 1 for word in wanted]
        for key in _purposed(settings.BANDENG_VAULT_KEY, purpose)
    ]


def wrap(text: str, *, purpose: bytes, bound: str) -> str:
    """Words as a token that only this installation opens again, for the same ``bound`` (a person's id): what
    may be personal and has to travel in an address, where logs and histories keep it."""
    key, nonce = _purposed(settings.BANDENG_VAULT_KEY, purpose)[0], secrets.token_bytes(NONCE)
    sealed = nonce + AESGCM(key).encrypt(nonce, text.encode(), bound.encode())
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unwrap(token: str, *, purpose: bytes, bound: str) -> str | None:
    """The words of a token; None where it is not ours, not hers, or was changed."""
    try:
        sealed = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    for key in _purposed(settings.BANDENG_VAULT_KEY, purpose):
        with suppress(InvalidTag, ValueError):
            return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound.encode()).decode()
    return None


@lru_cache(maxsize=8)
def _purposed(written: str, purpose: bytes) -> tuple[bytes, ...]:
    return tuple(_derive(key.secret, purpose) for key in reversed(_derived(written)))


def _wipe(entries: QuerySet[Entry], at: datetime) -> int:
    gone = list(entries.values_list("id", flat=True)) if FORGETTERS else []
    remembering.forget(ROOM)
    for forget in FORGETTERS:
        forget(gone)
    return entries.update(sealed=None, lookup="", erased_at=at)


def _entries(ids: Iterable[str]) -> Iterator[Sealed]:
    wanted = sorted({entry for entry in ids if entry})
    for start in range(0, len(wanted), BATCH):
        asked = {"id": wanted[start : start + BATCH], "erased_at": None}
        yield from (Sealed(*row) for row in straight.find(Entry, asked, *Sealed._fields))


def _open(entry: Sealed | Entry) -> tuple[bytes, str]:
    opened = _opened(entry, _keys())
    return opened[:SALT], opened[SALT:].decode()


def _opened(entry: Sealed | Entry, keys: tuple[Key, ...]) -> bytes:
    """The salt and the words, as they lie in the entry."""
    sealed, version = bytes(entry.sealed or b""), entry.key_version
    if not 0 < version <= len(keys):
        raise Tampered(entry.id)
    try:
        cipher = keys[version - 1].cipher  # a version is a place in the row
        return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _bound(entry.id, entry.kind, entry.about))
    except (InvalidTag, ValueError):
        raise Tampered(entry.id) from None


def _bound(entry: str, kind: str, about: str) -> bytes:
    return f"{entry} {kind} {about}".encode()


def _lookup(key: Key, number: str) -> str:
    return hmac.digest(key.finder, number.encode(), "sha256").hex()


def _keys() -> tuple[Key, ...]:
    return _derived(settings.BANDENG_VAULT_KEY)


@lru_cache(maxsize=4)
def _derived(written: str) -> tuple[Key, ...]:
    return tuple(_key(version, text.encode()) for version, text in enumerate(written.split(), start=1))


def _key(version: int, secret: bytes) -> Key:
    cipher = AESGCM(_derive(secret, b"bandeng vault words"))
    return Key(version, cipher, _derive(secret, b"bandeng vault lookups"), secret)


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)
