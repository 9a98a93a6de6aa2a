"""The demo's door: sign in as one of its cast by one click. Shut everywhere but in the demo.

The room that knows the cast offers it once, when it is loaded:

    one_click.offer(lambda: [Card(username="zhou", name="老周", post="网格长", place="冯春社区第1网格")])
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, kw_only=True)
class Card:
    """Somebody one can be: her user name, and the words on the card. ``resident``: signs in as they do."""

    username: str
    name: str
    post: str
    place: str = ""
    resident: bool = False


Source = Callable[[], Iterable[Card]]
_sources: list[Source] = []


def offer(source: Source) -> None:
    """Show these cards on the page of signing in; a source that is already there is not added again."""
    if source not in _sources:
        _sources.append(source)


def is_open() -> bool:
    """Whether this is the demo, with its settings, on hosts that are named one by one."""
    demo = settings.MODE == "demo" and settings.BANDENG_ONE_CLICK_SIGN_IN
    return bool(demo) and "*" not in settings.ALLOWED_HOSTS


def cards(*, resident: bool) -> list[Card]:
    """The staff or the residents of the cast, as they were offered; nobody where the door is shut."""
    offered = (card for source in _sources for card in source()) if is_open() else ()
    return [card for card in offered if card.resident == resident]
