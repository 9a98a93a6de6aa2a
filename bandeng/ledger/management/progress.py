"""How far a long reading has come: one line for each tenth, none for what is over in a moment."""

from collections.abc import Callable

from django.utils.translation import gettext as _

LONG = 20_000  # facts


def tenths(say: Callable[[str], None]) -> Callable[[int, int], None]:
    """A listener that says each tenth once."""
    said = [0]

    def listen(done: int, of: int) -> None:
        tenth = 10 * done // of if of else 10
        if of >= LONG and tenth > said[0]:
            said[0] = tenth
            say(_("已读 %(done)s / %(of)s") % {"done": f"{done:,}", "of": f"{of:,}"})

    return listen
