"""Lists of people to call upon are opened and filled; visits are made; words of both are wiped in time."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="开了一份走访慰问名单", en="A list of people to call upon was opened", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ListOpened:
    """A list of a unit, for local days ``begins_on`` to ``ends_on`` (both in).

    ``title`` is public. ``serves``: what its visits serve, as streams (``activity:…``). ``names_until``: the
    last day on which names written by hand are kept.
    """

    NAME: ClassVar = "visits.list_opened"
    VERSION: ClassVar = 1
    unit: str
    title: str
    begins_on: str
    ends_on: str
    serves: tuple[str, ...]
    names_until: str


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Somebody on a list: ``entry`` is the line, ``subject`` who it is, the same on every list.

    A subject ``member:…`` stands in the members' register; name (``called``) and address (``home``) of others
    lie in the vault. ``member``: counts as a member of the Party. ``unit``: the branch (``-``: not said).
    ``place`` is a path. ``post`` is who goes (``-``: nobody yet).
    """

    entry: str
    subject: str
    member: bool
    category: str
    unit: str
    place: str
    called: Kept | None
    home: Kept | None
    post: str


@says(zh="名单上添了人", en="People were put on the list", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PeopleListed:
    """So many people at once, typed in or from one table."""

    NAME: ClassVar = "visits.listed"
    VERSION: ClassVar = 1
    people: tuple[Listed, ...]


@says(zh="定了谁去走访", en="It was said who goes", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VisitsAssigned:
    """These lines of the list are this post's."""

    NAME: ClassVar = "visits.assigned"
    VERSION: ClassVar = 1
    entries: tuple[str, ...]
    post: str


@says(zh="有人从名单上去掉了", en="Somebody was taken off the list", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PersonDelisted:
    """One line is taken off; ``cause`` is one of a few. Name and address written by hand were wiped."""

    NAME: ClassVar = "visits.delisted"
    VERSION: ClassVar = 1
    entry: str
    cause: str
    wiped: int


@dataclass(frozen=True, kw_only=True)
class Line:
    """What was written in a line of the rule book; the words lie in the vault."""

    code: str
    line: Kept


@says(zh="走访慰问了一位", en="Somebody was called upon", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PersonVisited:
    """One person was visited, on the local day ``on``, by the post ``visitor``.

    ``leader``: as a leader of district or street. ``beside``: posts that came along. ``gift`` is a category.
    ``matter``: the stream of the matter filed, with consent, from the need heard (``-``: none).
    ``afterwards``: entered on a later day than it took place. ``words_until``: the last day of the lines.
    """

    NAME: ClassVar = "visits.visited"
    VERSION: ClassVar = 1
    list: str
    entry: str
    subject: str
    member: bool
    category: str
    unit: str
    visitor: str
    leader: bool
    beside: tuple[str, ...]
    on: str
    gift: str
    lines: tuple[Line, ...]
    matter: str
    afterwards: bool
    serves: tuple[str, ...]
    words_until: str


@says(zh="撤回了记错的走访", en="A visit entered by mistake was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VisitUndone:
    """The visit does not count; its words were wiped. ``cause`` is one of a few."""

    NAME: ClassVar = "visits.undone"
    VERSION: ClassVar = 1
    cause: str
    wiped: int


@says(zh="看了走访对象的姓名和住址", en="Names and addresses of people to call upon were read", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class NamesLooked:
    """Whose name and address of a list were on the page (``subjects``)."""

    NAME: ClassVar = "visits.looked"
    VERSION: ClassVar = 1
    list: str
    subjects: tuple[str, ...]


@says(zh="走访的话到期,抹去了", en="The words of a visit ran out and were wiped", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class VisitFaded:
    """Their last day has passed."""

    NAME: ClassVar = "visits.faded"
    VERSION: ClassVar = 1
    wiped: int


@says(zh="名单上手写的姓名到期,抹去了", en="Names written on a list ran out and were wiped", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ListFaded:
    """Names and addresses of the list were wiped: their last day has passed."""

    NAME: ClassVar = "visits.list_faded"
    VERSION: ClassVar = 1
    wiped: int
