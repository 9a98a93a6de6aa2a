"""Words of a household go to the vault, filed under its door."""

from datetime import datetime

from bandeng.doors.models import Door
from bandeng.kernel.facts import Kept
from bandeng.people import vault


def keep(text: str, kind: str, door: Door, at: datetime) -> Kept | None:
    """The words in the vault; None where there are none."""
    return vault.keep(text.strip(), kind=kind, about=door.id, at=at) if text.strip() else None


def keep_all(text: str, kind: str, door: Door, at: datetime) -> Kept:
    """The words in the vault; there are some."""
    return vault.keep(text.strip(), kind=kind, about=door.id, at=at)
