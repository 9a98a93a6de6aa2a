"""What happens to units and posts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class UnitLine:
    """A unit in a roster. ``kind``: committees branch property street-office department district team."""

    code: str
    name: str
    name_en: str
    kind: str
    place: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class PostLine:
    """A post in a roster; ``id`` is ``role@place`` or ``role@unit``."""

    id: str
    role: str
    unit: str
    place: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A person belongs to a unit, which is what eligibility asks for."""

    unit: str
    person: str


@dataclass(frozen=True, kw_only=True)
class HolderLine:
    """A person holds a post from a moment on."""

    post: str
    person: str
    begins_at: datetime


@says(zh="登记了单位、岗位和人员名册", en="The roster of units, posts and people was taken", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RosterTaken:
    """The units, members, posts and holders of one place were entered together."""

    NAME: ClassVar = "posts.roster_taken"
    VERSION: ClassVar = 1
    units: tuple[UnitLine, ...]
    members: tuple[MemberLine, ...]
    posts: tuple[PostLine, ...]
    holders: tuple[HolderLine, ...]


@says(zh="改了单位的名称", en="The unit got another name", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class UnitRenamed:
    """The unit of the stream is called so from now on."""

    NAME: ClassVar = "posts.renamed"
    VERSION: ClassVar = 1
    name: str
    name_en: str


@says(zh="任命到岗", en="A person was appointed to the post", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PersonAppointed:
    """A person begins to hold a post. ``exception`` says why an eligibility rule was set aside."""

    NAME: ClassVar = "posts.appointed"
    VERSION: ClassVar = 1
    post: str
    holder: str
    begins_at: datetime
    exception: Kept | None


@says(zh="离开岗位", en="The appointment ended", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AppointmentEnded:
    """A person stops holding a post; the post is vacant if nobody else holds it."""

    NAME: ClassVar = "posts.ended"
    VERSION: ClassVar = 1
    post: str
    holder: str
    ends_at: datetime


@says(zh="请人代班", en="A deputy stands in", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class DeputyNamed:
    """Another person acts in the post for a time (half-open interval)."""

    NAME: ClassVar = "posts.deputised"
    VERSION: ClassVar = 1
    post: str
    deputy: str
    begins_at: datetime
    ends_at: datetime


@says(zh="排了值班", en="The duty rota was set", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class RotaSet:
    """The post is on duty (``duty``) or on call for urgent matters (``on_call``) in this interval."""

    NAME: ClassVar = "posts.rota_set"
    VERSION: ClassVar = 1
    post: str
    kind: str
    begins_at: datetime
    ends_at: datetime


@says(zh="定了单位的作息", en="The unit's hours were set", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class HoursSet:
    """From the start of a day in Shanghai the unit works in these hours; running clocks stay as they are.

    ``week``: Monday to Sunday, each like ``08:00-12:00 14:00-18:00`` or empty; no days at all: the hours of
    the rule book again. ``holidays``: days off are off here too, and 调休 days are worked as a Monday.
    ``basis``: why.
    """

    NAME: ClassVar = "posts.hours_set"
    VERSION: ClassVar = 1
    unit: str
    week: tuple[str, ...]
    holidays: bool
    begins_on: date
    basis: Kept
