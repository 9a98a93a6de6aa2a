"""A submission that had been sent before: what was put aside for its second coming is not needed."""

from collections.abc import Callable, Sequence

from bandeng.kernel.facts import Said, body_of, kept_in

Dropper = Callable[[Sequence[str]], None]
DROPPERS: list[Dropper] = []


def when_repeated(drop: Dropper) -> None:
    """Have these vault entries dropped, in one transaction, when what points at them is not said again."""
    DROPPERS.append(drop)


def drop_what_was_kept_for(said: Said) -> None:
    """Tell every dropper which entries the body points at."""
    entries = [one.kept for one in kept_in(body_of(said))]
    for drop in DROPPERS if entries else ():
        drop(entries)
