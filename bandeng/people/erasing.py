"""What else is hers when a person is erased: rooms above say so; this one knows only names and words."""

from collections.abc import Callable

Eraser = Callable[[str], None]
ERASERS: list[Eraser] = []


def also(erase: Eraser) -> None:
    """Call this with the person's id, in the transaction of her erasure and before its fact."""
    ERASERS.append(erase)
