"""Choosing from a long list: a few words find it, what was chosen stays in sight, no script is needed.

The form's own page answers the search: its view asks ``is_searching`` before it acts and draws the form again
with everything that was typed. ``ui.chooser`` draws what ``chooser`` says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

Option = tuple[str, str]  # what the form says, and the words people read
FEW = 12  # a list as short as this is shown whole
SHOWN = 20  # of what was found; more words narrow it
WORDS, FIND = "-words", "-find"


@dataclass(frozen=True, kw_only=True)
class Chooser:
    """What a chooser shows: the chosen ones, the others that were found, and how many more there are.

    ``lost_files``: files were chosen before the search, which a browser without script does not keep.
    """

    name: str
    chosen: tuple[Option, ...]
    others: tuple[Option, ...]
    words: str
    left: int
    is_short: bool
    has_searched: bool
    lost_files: bool = False


def chooser(
    request: HttpRequest, name: str, options: Sequence[Option], *, chosen: Sequence[str] | None = None
) -> Chooser:
    """The chooser of this name as the request left it. ``chosen``: what is chosen, if not what was typed."""
    typed = request.POST or request.GET
    kept = set(typed.getlist(name) if chosen is None else chosen)
    has_searched = f"{name}{FIND}" in typed
    words = typed.get(f"{name}{WORDS}", "").strip()[:40]
    free = [option for option in options if option[0] not in kept]
    is_short = len(options) <= FEW
    found = free if is_short else _found(free, words) if has_searched else []
    return Chooser(
        name=name,
        chosen=tuple(option for option in options if option[0] in kept),
        others=tuple(found if is_short else found[:SHOWN]),
        words=words,
        left=0 if is_short else max(len(found) - SHOWN, 0),
        is_short=is_short,
        has_searched=has_searched,
        lost_files=has_searched and bool(request.FILES),
    )


def is_searching(request: HttpRequest) -> bool:
    """Whether the form was sent to look something up, not to be acted upon."""
    return any(name.endswith(FIND) for name in request.POST)


def _found(options: Sequence[Option], words: str) -> list[Option]:
    """Those whose words hold every word that was written, in their order."""
    wanted = words.casefold().split()
    return [option for option in options if all(word in option[1].casefold() for word in wanted)]
