"""What one request has read, and may take as read until something is said that could change it.

A page asks the same small things again and again: in which posts she is, how the map stands. Inside
``remembering()`` the first answer is kept; a fact of the room a question belongs to forgets it. Outside (the
worker, commands, a rebuild) every question goes to the database.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Answer = TypeVar("Answer")
Answers = dict[str, dict[Hashable, Any]]
_ANSWERS: ContextVar[Answers | None] = ContextVar("answers", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Keep answers until the end of this block, and no longer."""
    before = _ANSWERS.set({})
    try:
        yield
    finally:
        _ANSWERS.reset(before)


def once(room: str, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer to a question that only facts of this room can change."""
    answers = _ANSWERS.get()
    if answers is None:
        return ask()
    known = answers.setdefault(room, {})
    if question not in known:
        known[question] = ask()
    answer: Answer = known[question]
    return answer


def note(room: str, question: Hashable, answer: object) -> None:
    """What was read, or written, beside something else: nobody need ask for it."""
    answers = _ANSWERS.get()
    if answers is not None:
        answers.setdefault(room, {})[question] = answer


def known(room: str, question: Hashable) -> Any:
    """What was noted; None where nothing was."""
    return (_ANSWERS.get() or {}).get(room, {}).get(question)


def forget(room: str) -> None:
    """A fact of this room was said: what it may have changed is asked anew."""
    answers = _ANSWERS.get()
    if answers:
        answers.pop(room, None)
