"""An order of somebody else comes in, comes again with something new, and is answered out."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="收到了一件工单", en="An order came in", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderReceived:
    """An order (``sender``, their ``number``) came in and stands for a matter (``matter``: its stream).

    ``due_at`` is their limit. ``kept``: those of their own columns that the answer repeats, in the vault.
    ``how``: table, or pasted.
    """

    NAME: ClassVar = "orders.received"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    due_at: datetime | None
    kept: Kept | None
    how: str


@says(zh="同一件工单又来了,有新的内容", en="The same order came again with something new", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderChanged:
    """The same order came again. ``due_at``: their limit from now on (None: as it was). ``matter`` has the
    new words and the limit as a fact of its own. ``kept`` as in ``OrderReceived`` (None: as it was)."""

    NAME: ClassVar = "orders.changed"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    due_at: datetime | None
    kept: Kept | None
    how: str


@says(zh="工单已经答复出去", en="The order was answered", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderAnswered:
    """The answer went out. ``edition`` counts the answers to one order; ``outcome`` is the height of the
    fact it reports. ``text`` is the answer as it was sent, in the vault. ``on_time``: within their limit,
    ``due_at``.
    """

    NAME: ClassVar = "orders.answered"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    edition: int
    outcome: int
    due_at: datetime | None
    on_time: bool
    text: Kept


@says(zh="撤回了记错的答复", en="An answer noted by mistake was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderUnanswered:
    """It had not gone out after all: the order stands as before. ``answer`` is the height of the fact that
    is taken back, ``edition`` which answer it was."""

    NAME: ClassVar = "orders.unanswered"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    edition: int
    answer: int


@says(zh="对方的时限快到了,系统提醒", en="Their limit is near; the clock warned", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderWarned:
    """Most of their limit (``due_at``) is used, as much as of ours when it warns, and no answer went out.

    ``seats``: the posts that have the matter, or have to answer where it is done.
    """

    NAME: ClassVar = "orders.warned"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    due_at: datetime
    seats: tuple[str, ...]


@says(zh="过了对方的时限还没有答复,上一级督办", en="Their limit has passed; supervised", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class OrderSupervised:
    """Their limit (``due_at``) passed and no answer went out. ``seats`` as in ``OrderWarned``; ``above``: the
    posts above these, which are told."""

    NAME: ClassVar = "orders.supervised"
    VERSION: ClassVar = 1
    sender: str
    number: str
    matter: str
    due_at: datetime
    seats: tuple[str, ...]
    above: tuple[str, ...]
