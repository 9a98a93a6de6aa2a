"""A month is opened, its notice issued; tasks go down the tree; helpers come; labels are explained.

All of it is public matter of offices: titles, themes, clauses and explanations are texts they publish.
Persons stand as ids only.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class ActivityLine:
    """One activity; ``ref`` is its id (``activity:<ref>`` for whoever serves it), ``number`` its place.

    ``lead`` and ``co`` are codes of units, ``kinds`` codes of kinds of sessions, ``by`` what fulfils its
    tasks (sessions, visits, works), ``clause`` the clause of the notice (``-``: none). ``pending``: the
    title is not known yet, and ``remark`` says so. ``figure``: the name of the figure that counts what came
    of it (``-``: its sessions, persons or works do).
    """

    ref: str
    number: int
    title: str
    title_en: str
    lead: str
    co: tuple[str, ...]
    kinds: tuple[str, ...]
    by: str
    clause: str
    pending: bool
    remark: str
    remark_en: str
    figure: str


@says(zh="开始了一个活动月", en="A month of activities was opened", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CampaignOpened:
    """A month: its texts, its half-open days, who leads it, the larger theme of the year it serves (``-``).

    ``pattern``: the code of the rule book's pattern it was made from (``-``: none).
    """

    NAME: ClassVar = "campaigns.opened"
    VERSION: ClassVar = 2
    pattern: str
    title: str
    title_en: str
    theme: str
    theme_en: str
    begins_on: date
    ends_on: date
    lead: str
    members: tuple[str, ...]
    year_theme: str
    year_theme_en: str
    activities: tuple[ActivityLine, ...]


@dataclass(frozen=True, kw_only=True)
class ClauseLine:
    """A clause of a notice: its number as printed, and its heading."""

    number: str
    heading: str


@says(zh="印发了活动月的通知", en="The notice of the month was issued", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class NoticeIssued:
    """The notice behind a month, whole, in place of an earlier one. ``issuer`` is a unit's code.

    ``sheets``: digests of the pictures of its pages.
    """

    NAME: ClassVar = "campaigns.issued"
    VERSION: ClassVar = 1
    document: str
    title: str
    issuer: str
    issued_on: date
    clauses: tuple[ClauseLine, ...]
    sheets: tuple[str, ...]


@says(zh="活动月里增加了一项活动", en="An activity was added to the month", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ActivityAdded:
    """One more activity of the month."""

    NAME: ClassVar = "campaigns.added"
    VERSION: ClassVar = 2
    activity: ActivityLine


@says(zh="改了活动月里的一项活动", en="An activity of the month was amended", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ActivityAmended:
    """An activity as it is from now on: its name was confirmed, its lead or kinds changed."""

    NAME: ClassVar = "campaigns.amended"
    VERSION: ClassVar = 2
    activity: ActivityLine


@says(zh="从活动月里撤下了一项活动", en="An activity was taken off the month", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class ActivityDropped:
    """Nothing was held or planned for it (its id), it counts nowhere, and its tasks are withdrawn. ``told``:
    the posts that hear of it. The reason lies in the vault."""

    NAME: ClassVar = "campaigns.dropped"
    VERSION: ClassVar = 1
    activity: str
    told: tuple[str, ...]
    why: Kept


@says(zh="改了活动月的日子", en="The days of the month of activities were moved", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CampaignMoved:
    """The half-open days of the month from now on. ``outside``: streams of sessions that lie in them no
    longer; ``told``: the posts that hear of it. The reason lies in the vault."""

    NAME: ClassVar = "campaigns.moved"
    VERSION: ClassVar = 1
    begins_on: date
    ends_on: date
    outside: tuple[str, ...]
    told: tuple[str, ...]
    why: Kept


@says(zh="活动月收了尾", en="The month of activities was closed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CampaignClosed:
    """Nothing waits for the month any more; what was held in its days may still be entered and counts."""

    NAME: ClassVar = "campaigns.closed"
    VERSION: ClassVar = 1


@says(zh="撤回了开错的活动月", en="A month opened by mistake was withdrawn", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class CampaignWithdrawn:
    """It was opened by mistake, nothing was held for it, and nothing counts for it. ``told``: the posts that
    hear of it. The reason lies in the vault."""

    NAME: ClassVar = "campaigns.withdrawn"
    VERSION: ClassVar = 1
    told: tuple[str, ...]
    why: Kept


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """A unit a task goes to, and the post it waits for there (``-``: it has none of those asked for)."""

    unit: str
    seat: str


@says(zh="任务发到了各单位", en="A task went down the tree", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TaskSent:
    """Every unit of an ``audience`` is to hold as many sessions as ``wanted`` by the end of ``due_on``.

    ``kinds``: codes of the kinds of sessions that do it (none: whatever serves the activity). Of those among
    ``own_speakers`` a session does a unit's part only where the unit's own secretary spoke.
    """

    NAME: ClassVar = "campaigns.tasked"
    VERSION: ClassVar = 3
    activity: str
    title: str
    title_en: str
    audience: str
    kinds: tuple[str, ...]
    own_speakers: tuple[str, ...]
    due_on: date
    wanted: int
    to: tuple[Addressee, ...]


@says(zh="提醒了还没有办的单位", en="Units that are still missing were reminded", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class UnitsReminded:
    """These units were reminded of the task, once on a day at most."""

    NAME: ClassVar = "campaigns.reminded"
    VERSION: ClassVar = 1
    units: tuple[str, ...]


@says(zh="撤了发错的任务", en="A task sent by mistake was withdrawn", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class TaskRecalled:
    """It was sent by mistake; nothing waits for it. ``told``: the posts that hear of it.

    Whoever sees the task reads the reason, which lies in the vault.
    """

    NAME: ClassVar = "campaigns.recalled"
    VERSION: ClassVar = 1
    told: tuple[str, ...]
    why: Kept


@says(zh="安排人到社区帮忙", en="Helpers were assigned to a community", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class HelpersAssigned:
    """Persons (ids) of the unit ``home`` help at a community; ``kind``: cadre or partner_worker.

    From ``begins_on`` to ``ends_on``, half-open (``-``: no end was agreed).
    """

    NAME: ClassVar = "campaigns.assigned"
    VERSION: ClassVar = 1
    kind: str
    home: str
    persons: tuple[str, ...]
    begins_on: date
    ends_on: str


@says(zh="到社区帮忙结束", en="The help at a community ended", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class HelpEnded:
    """From ``ends_on`` on these persons of an assignment no longer help there."""

    NAME: ClassVar = "campaigns.ended"
    VERSION: ClassVar = 1
    persons: tuple[str, ...]
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Where a label leads on: what it is, and an address within this site."""

    title: str
    address: str


@says(zh="写明了一个本地说法的意思", en="A label of the district was explained", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class LabelDefined:
    """What a label means, in the district's own published words, in place of what was said before."""

    NAME: ClassVar = "campaigns.defined"
    VERSION: ClassVar = 1
    meaning: str
    leads: tuple[Lead, ...]
