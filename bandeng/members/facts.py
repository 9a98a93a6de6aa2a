"""A member is entered, corrected, moved, has died, is erased; and somebody looked.

Facts carry the reference, the organisation and the rule of standing. The day standing begins, name, birth,
home and the day of death lie in the vault.
"""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="录入了党员", en="A member was entered", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MemberEntered:
    """A member of this organisation and group (``-``: none); ``rule`` is the basis of her standing.

    ``rule``: code of a period of joining, or ``file``; ``precision``: whether day or only month is known.
    """

    NAME: ClassVar = "members.entered"
    VERSION: ClassVar = 1
    unit: str
    group: str
    standing: Kept
    precision: str
    rule: str
    called: Kept | None
    born: Kept | None
    home: Kept | None


@says(zh="更正了党员资料", en="What is kept of a member was corrected", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MemberCorrected:
    """What was put right; None and ``-``: as before. What it replaces was wiped from the vault."""

    NAME: ClassVar = "members.corrected"
    VERSION: ClassVar = 1
    standing: Kept | None
    precision: str
    rule: str
    called: Kept | None
    born: Kept | None
    home: Kept | None


@says(zh="党员转了党组织关系", en="A member moved to another organisation", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MemberMoved:
    """She belongs to this organisation and group from now on; ``-``: to none of this district any more.

    ``place``: the path of the place the organisation serves (where she left the district, the old one).
    """

    NAME: ClassVar = "members.moved"
    VERSION: ClassVar = 1
    unit: str
    group: str
    place: str


@says(zh="党员去世", en="A member died", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MemberDied:
    """The day lies in the vault."""

    NAME: ClassVar = "members.died"
    VERSION: ClassVar = 1
    on: Kept


@says(zh="看了党员的个人资料", en="Somebody looked at personal data of members", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MembersLooked:
    """Whose data (references), and ``what`` of it: name, standing, birth, home. She may ask for it."""

    NAME: ClassVar = "members.looked"
    VERSION: ClassVar = 1
    members: tuple[str, ...]
    what: tuple[str, ...]


@says(zh="抹去了党员资料", en="What is kept of a member was erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MemberErased:
    """Everything the vault kept of her was wiped: ``wiped`` entries. The reference stays."""

    NAME: ClassVar = "members.erased"
    VERSION: ClassVar = 1
    wiped: int
