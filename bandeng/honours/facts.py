"""A round is opened and announced; an award is proposed or nominated, checked, decided, given, withdrawn.

Members are references, accounts ids, teams their public names; names and reasons of persons lie in the vault.
"""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import PARTIES, PUBLIC, STAFF, Kept, says


@says(zh="开展了一批荣誉", en="A round of an honour was opened", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RoundOpened:
    """``unit`` has the authority; ``by_day``: the day years are counted to (``-``: none).

    ``honour_class``: what it is by the book of that day, so that the five classes stay apart in the facts.
    A naming says which body approved it, under which number, and until when (``-``: no naming).
    """

    NAME: ClassVar = "honours.opened"
    VERSION: ClassVar = 1
    honour: str
    honour_class: str
    unit: str
    year: int
    by_day: str
    approved_by: str
    approval: str
    approval_until: str


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What speaks for a nomination: a figure by its name, or a record by its stream."""

    kind: str
    ref: str


@says(zh="按规则提名", en="Proposed by rule", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardProposed:
    """Nobody applied. ``why``: the years are ``reached``, or (only the month is known) the ``file`` must say.

    ``desk``: the unit whose check comes first (``-``: none).
    """

    NAME: ClassVar = "honours.proposed"
    VERSION: ClassVar = 1
    round: str
    honour: str
    subject: str
    unit: str
    why: str
    desk: str


@says(zh="单位推荐", en="Nominated by a unit", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardNominated:
    """A person (``subject``: an account, or ``called`` in the vault), a member, or a ``team`` by its name.

    ``grade``: of a rating that has several, the one that is proposed (``-``: none).
    """

    NAME: ClassVar = "honours.nominated"
    VERSION: ClassVar = 2
    round: str
    honour: str
    kind: str
    subject: str
    team: str
    called: Kept | None
    grade: str
    unit: str
    grounds: tuple[Ground, ...]
    desk: str


@says(zh="撤回了推荐", en="The nomination was taken back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardRetracted:
    """By the unit that nominated, before it was announced; it may nominate anew."""

    NAME: ClassVar = "honours.retracted"
    VERSION: ClassVar = 1


@says(zh="提醒核实", en="Whoever is to check was reminded", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RoundReminded:
    """``posts``: those told, of the desks at which something of the round waited for a check."""

    NAME: ClassVar = "honours.reminded"
    VERSION: ClassVar = 1
    posts: tuple[str, ...]


@says(zh="核实同意", en="Checked and agreed to", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardEndorsed:
    """One desk said yes; ``file_seen``: the file was looked into. ``desk``: who is next (``-``: none)."""

    NAME: ClassVar = "honours.endorsed"
    VERSION: ClassVar = 1
    file_seen: bool
    remark: Kept | None
    desk: str


@says(zh="不予", en="Refused, with a reason", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardRefused:
    """Not this time and not in this round; why lies in the vault."""

    NAME: ClassVar = "honours.refused"
    VERSION: ClassVar = 1
    why: Kept


@says(zh="暂缓", en="Put off, with a reason", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardDeferred:
    """Not yet; the desk that put it off may go on with it."""

    NAME: ClassVar = "honours.deferred"
    VERSION: ClassVar = 1
    why: Kept
    desk: str


@says(zh="开始公示", en="The public notice began", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class RoundPublished:
    """What is announced, from a day to a day (both in); ``named``: persons' names are shown meanwhile."""

    NAME: ClassVar = "honours.published"
    VERSION: ClassVar = 1
    awards: tuple[str, ...]
    begins_on: str
    ends_on: str
    named: bool


@says(zh="有人对公示提了异议", en="Somebody objected to what is announced", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class NoticeObjected:
    """About one award (``-``: the whole); the words and how to answer lie in the vault."""

    NAME: ClassVar = "honours.objected"
    VERSION: ClassVar = 1
    round: str
    award: str
    said: Kept
    reach: Kept | None


@says(zh="答复了异议", en="The objection was answered", seen_by=PARTIES)
@dataclass(frozen=True, kw_only=True)
class ObjectionAnswered:
    """Whether it was upheld; the answer lies in the vault."""

    NAME: ClassVar = "honours.answered"
    VERSION: ClassVar = 1
    upheld: bool
    answer: Kept


@says(zh="决定授予", en="It was decided to award it", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardDecided:
    """By the decision of this number and day; ``code``: the certificate's; ``subject``: whose it is.

    ``grade``: of a rating that has several, as it was announced (``-``: none).
    """

    NAME: ClassVar = "honours.decided"
    VERSION: ClassVar = 1
    honour: str
    honour_class: str
    grade: str
    kind: str
    subject: str
    number: str
    on: str
    code: str
    valid_until: str


@says(zh="颁发了", en="It was handed over", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardHandedOver:
    """On this day, at home, at a ceremony or to the family; ``session``: the stream of the ceremony (``-``).

    ``giver``: the post that handed it over; where it was lies in the vault.
    """

    NAME: ClassVar = "honours.handed_over"
    VERSION: ClassVar = 1
    honour: str
    kind: str
    subject: str
    on: str
    how: str
    where: Kept | None
    giver: str
    session: str


@says(zh="撤销了荣誉", en="The honour was withdrawn", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardWithdrawn:
    """It no longer holds; why lies in the vault."""

    NAME: ClassVar = "honours.withdrawn"
    VERSION: ClassVar = 1
    why: Kept


@says(zh="撤销的牌匾、奖章收回来了", en="What was handed over of a withdrawn honour came back", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardTakenBack:
    """On this day, by the body that withdrew it: plaque, medal or paper."""

    NAME: ClassVar = "honours.taken_back"
    VERSION: ClassVar = 1
    on: str


@says(zh="登记了上级给的荣誉", en="An honour that another level gave was recorded", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AwardRecorded:
    """Only recorded: by which decision, on which day; ``post``: in which the holder serves (``-``: none)."""

    NAME: ClassVar = "honours.recorded"
    VERSION: ClassVar = 1
    honour: str
    honour_class: str
    kind: str
    subject: str
    team: str
    called: Kept | None
    unit: str
    post: str
    number: str
    on: str


@says(zh="做了一面流动红旗", en="A flag that passes on was made", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class FlagMade:
    """One flag of an honour, with a name of its own; ``unit`` keeps it while nobody holds it."""

    NAME: ClassVar = "honours.flag_made"
    VERSION: ClassVar = 1
    honour: str
    unit: str
    called: str


@says(zh="流动红旗交到了一家手里", en="The flag came into a team's hands", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class FlagPassed:
    """To the team of this award, from whoever held it (``-``: the keeper); due back on the day ``until``."""

    NAME: ClassVar = "honours.flag_passed"
    VERSION: ClassVar = 1
    award: str
    holder: str
    before: str
    on: str
    until: str


@says(zh="流动红旗交回来了", en="The flag came back", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class FlagReturned:
    """On this day, by the team of this award."""

    NAME: ClassVar = "honours.flag_returned"
    VERSION: ClassVar = 1
    award: str
    on: str
