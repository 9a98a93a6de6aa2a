"""Ways into the rooms. A room adds its own entry in its ``web/urls.py``, so no entry is ever dead.

    navigation.add("desk", Entry(order=10, view="cases:inbox", label=_("待办"), icon="inbox"))

Faces: ``desk`` is the left rail of the staff, ``resident`` the bottom bar on the phone, ``footer`` the links
at the end of a resident's page, ``search`` the box in the desk's head (the first entry; none, no box).
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

FACES = ("desk", "resident", "footer", "search")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One way in: ``view`` is the URL's name, ``label`` a lazy text, ``icon`` a name in the sprite."""

    order: int
    view: str
    label: Promise | str
    icon: str

    @property
    def address(self) -> str:
        """Where it leads."""
        return _address(self.view)


@lru_cache(maxsize=64)
def _address(view: str) -> str:
    return reverse(view)


Count = Callable[[HttpRequest], str]
Shown = Callable[[HttpRequest], bool]
_counts: dict[tuple[str, str], Count] = {}
_shown: dict[tuple[str, str], Shown] = {}
_entries: dict[str, dict[str, Entry]] = {face: {} for face in FACES}


def add(face: str, entry: Entry) -> None:
    """Show the entry on this face; adding the same view again replaces it."""
    _entries[face][entry.view] = entry


def entries(face: str) -> list[Entry]:
    """The entries of a face in their order."""
    return sorted(_entries[face].values(), key=lambda entry: entry.order)


def count(face: str, view: str, ask: Count) -> None:
    """Show beside this entry what ``ask`` answers for the request (「3」; nothing: no number is shown)."""
    _counts[face, view] = ask


def counted(face: str, view: str, request: HttpRequest) -> str:
    """What stands beside an entry; asked only where the entry is drawn."""
    ask = _counts.get((face, view))
    return ask(request) if ask else ""


def only_if(face: str, view: str, ask: Shown) -> None:
    """Show this entry only where ``ask`` says yes for the request: no way in to what one may not see."""
    _shown[face, view] = ask


def is_shown(face: str, view: str, request: HttpRequest) -> bool:
    """Whether the entry is for whoever asks."""
    ask = _shown.get((face, view))
    return ask is None or ask(request)
