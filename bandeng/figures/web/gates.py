"""Who may see a figure that is not for everybody. Posts stand beside this room, so one above says it:

gates.guard(lambda request, act, place: …)      # may whoever asks do this act at the place (a path)?
"""

from collections.abc import Callable

from django.http import HttpRequest

from bandeng.figures.rules import Figure

Guard = Callable[[HttpRequest, str, str], bool]
_guards: list[Guard] = []


def guard(ask: Guard) -> None:
    """Ask this of whoever wants to see a figure that has an act."""
    _guards[:] = [ask]


def opens(request: HttpRequest, figure: Figure, place: str) -> bool:
    """Whether the figure is for whoever asks. Without a guard what has an act is shown to nobody."""
    return not figure.act or any(ask(request, figure.act, place) for ask in _guards)
