"""Pictures: cleaned, named by their digest, shown only to those whom a room lets see them.

Whatever was uploaded is decoded and written anew as JPEG: nothing survives but the pixels, turned the way the
camera was held. Place, time and device written into the file by the phone are gone, and so is any tail that
would make the file something else as well.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from bandeng.ledger.cleaning import BEGINS, HEAD, clean
from bandeng.ledger.models import Picture

SMALL = "-small"
JPEG = "jpeg"


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who asks for a picture: the person's id ('' when not signed in) and what the session remembers."""

    person: str = ""
    session: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[str, Viewer], bool]
RULES: list[Rule] = []
ANYBODY = Viewer()


def may_see(rule: Rule) -> Rule:
    """Register a room's answer to "may this viewer see the picture of this digest?".

    A picture is shown when any rule says yes; without rules nothing is shown. Works as a decorator.
    """
    RULES.append(rule)
    return rule


def is_seen_by(digest: str, viewer: Viewer) -> bool:
    """Whether some room lets this viewer see the picture."""
    return any(rule(digest, viewer) for rule in RULES)


def is_one(file: IO[bytes]) -> bool:
    """Whether it begins like a picture; whether it is one, ``take`` finds out."""
    head = file.read(HEAD)
    file.seek(0)
    return bool(BEGINS.match(head))


def take(file: IO[bytes]) -> Picture:
    """Clean the picture and keep it with its small copy. The same picture again is the same row.

    Raises BadInput, with a sentence for the person, for what is no picture, too large, or moves.
    """
    cleaned = clean(file)
    digest = hashlib.sha256(cleaned.full).hexdigest()
    keep(name_of(digest), cleaned.full)
    keep(name_of(digest, small=True), cleaned.small)
    described = {"width": cleaned.width, "height": cleaned.height, "kind": JPEG, "size": len(cleaned.full)}
    picture, _new = Picture.objects.get_or_create(digest=digest, defaults=described)
    return picture


def name_of(digest: str, *, small: bool = False, kind: str = JPEG) -> str:
    """Where the bytes lie behind the storage: ``9f/9f3c….jpg``, ``9f/9f3c…-small.jpg``, ``9f/9f3c….pdf``."""
    ending = "jpg" if kind == JPEG else kind
    return f"{digest[:2]}/{digest}{SMALL if small else ''}.{ending}"


def names_of(digest: str, kind: str) -> tuple[str, ...]:
    """All that lies there of it: a picture has a small copy, a document has none."""
    whole = name_of(digest, kind=kind)
    return (whole, name_of(digest, small=True)) if kind == JPEG else (whole,)


def open_picture(digest: str, *, small: bool = False) -> IO[bytes]:
    """The bytes. Raises Picture.DoesNotExist where there is no such picture, or no longer."""
    name = name_of(Picture.objects.only("digest").get(digest=digest).digest, small=small)
    try:
        opened: IO[bytes] = default_storage.open(name, "rb")
    except FileNotFoundError:
        raise Picture.DoesNotExist(name) from None
    return opened


def erase(digest: str) -> None:
    """Take a picture away for good, because somebody in it may ask for that. Facts keep only its digest."""
    with transaction.atomic():
        rows = Picture.objects.filter(digest=digest)
        kind = rows.values_list("kind", flat=True).first() or JPEG
        rows.delete()
        transaction.on_commit(lambda: _forget(digest, kind))


def keep(name: str, content: bytes) -> None:
    """Keep these bytes under this name, whole or not at all."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return
        default_storage.delete(name)  # only a part of it came to the disk
    kept = default_storage.save(name, ContentFile(content))
    if kept != name:  # somebody kept the same picture a moment before
        default_storage.delete(kept)


def _forget(digest: str, kind: str) -> None:
    for name in names_of(digest, kind):
        default_storage.delete(name)
