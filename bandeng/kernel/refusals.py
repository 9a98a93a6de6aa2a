"""The three words for failure, and the one for bad input; each with a sentence for the person who acted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Refusal(Exception):
    """Something was refused. ``str(refusal)`` is a true sentence in the person's words."""


class NotYours(Refusal):
    """This person may not do this here (HTTP 403). ``who`` names the posts that may."""

    def __init__(self, sentence: str, who: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.who = who


class NotNow(Refusal):
    """It cannot be done in the present state (HTTP 409). ``verbs`` names what can be done instead."""

    def __init__(self, sentence: str, verbs: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.verbs = verbs


Wording = Callable[[str], str]
_wordings: dict[str, Wording] = {}


def word_closed(wording: Wording) -> None:
    """Let a room say in people's words that an act (``room.verb``) is not open now."""
    _wordings["closed"] = wording


class Closed(NotNow):
    """A life does not allow the ``act`` in its present ``state``."""

    def __init__(self, act: str, state: str, verbs: tuple[str, ...] = ()) -> None:
        super().__init__(f"cannot {act} when {state}", verbs)
        self.act = act

    def __str__(self) -> str:
        return _wordings["closed"](self.act) if _wordings else super().__str__()


class Stale(Refusal):
    """Somebody was quicker: the thing has changed since the page was read (HTTP 409)."""


class BadInput(Refusal):
    """What was given cannot be accepted (HTTP 400 / 422). ``issues`` maps a field to its sentence."""

    status = 422

    def __init__(self, sentence: str, issues: dict[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.issues = issues or {}


class Overtaken(BadInput):
    """The form was drawn before somebody else changed the same thing: it comes back with all that was typed,
    on a page that shows how it stands now (HTTP 409).
    """

    status = 409


@contextmanager
def at_field(name: str) -> Iterator[None]:
    """What is wrong inside and names no field is said at this field of the form."""
    try:
        yield
    except BadInput as wrong:
        raise type(wrong)(str(wrong), wrong.issues or {name: str(wrong)}) from wrong


@contextmanager
def renamed(fields: dict[str, str]) -> Iterator[None]:
    """What is wrong inside with the one is said at the other, as the form on the page calls it."""
    try:
        yield
    except BadInput as wrong:
        at = {fields.get(name, name): said for name, said in wrong.issues.items()}
        raise type(wrong)(str(wrong), at) from wrong
