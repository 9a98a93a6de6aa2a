"""A mediation is opened, ends with or without a settlement, changes hands, is looked at again, is erased.

Facts carry kinds, days and outcomes; who the parties are and what they said lies in the vault.
"""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@dataclass(frozen=True, kw_only=True)
class Party:
    """One side: how it is called, and how it is reached (None: not asked)."""

    called: Kept
    reach: Kept | None


@says(zh="开始调解", en="A mediation was opened", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationOpened:
    """Both sides want it and know their rights; the mediator is no party.

    ``dispute`` is a kind of the rule book, ``case`` the stream of the matter it came from (``-``: none),
    ``seat`` the post of the mediator. ``story``: the main facts; ``points``: what is at issue.
    """

    NAME: ClassVar = "mediation.opened"
    VERSION: ClassVar = 1
    dispute: str
    case: str
    seat: str
    parties: tuple[Party, ...]
    story: Kept
    points: Kept | None


@says(zh="调解达成协议", en="A settlement was reached", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationSettled:
    """What was agreed, in which way and by which day (``-``: at once or not dated), oral or written.

    ``look_on``: the day to look again; ``confirm_by``: until when both may ask the court to confirm it.
    """

    NAME: ClassVar = "mediation.settled"
    VERSION: ClassVar = 1
    form: str
    agreement: Kept
    way: Kept
    due_on: str
    look_on: str
    confirm_by: str


@says(zh="调解协议书签好了", en="The written settlement was signed", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationSigned:
    """The day on the paper: all sides, the mediator and the seal are there, and from then on it holds.

    ``confirm_by``: until when both may ask the court to confirm it. Said again, the day is corrected.
    """

    NAME: ClassVar = "mediation.signed"
    VERSION: ClassVar = 1
    signed_on: str
    confirm_by: str


@says(zh="调解没有达成协议", en="No settlement was reached", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationFailed:
    """It ended without settlement; ``told``: of which other ways the parties were told."""

    NAME: ClassVar = "mediation.failed"
    VERSION: ClassVar = 1
    told: tuple[str, ...]
    why: Kept | None


@says(zh="当事人不再调解", en="A party ended the mediation", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationWithdrawn:
    """``side``: one of the parties or both wanted no more; of which other ways they were ``told``."""

    NAME: ClassVar = "mediation.withdrawn"
    VERSION: ClassVar = 1
    side: str
    told: tuple[str, ...]


@says(zh="换了调解员", en="The mediation went to another mediator", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationHandedOn:
    """Another post mediates from now on; ``why`` lies in the vault."""

    NAME: ClassVar = "mediation.handed_on"
    VERSION: ClassVar = 1
    seat: str
    why: Kept | None


@says(zh="回访了调解协议", en="The settlement was looked at again", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationLookedAgain:
    """Whether the settlement is holding, partly, or broken; ``next_on``: the day of the next look (``-``)."""

    NAME: ClassVar = "mediation.looked_again"
    VERSION: ClassVar = 1
    result: str
    words: Kept | None
    next_on: str


@says(zh="抹去了调解的话", en="The words of a mediation were erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MediationErased:
    """The parties and all that was said were wiped from the vault; kind, days and outcome stay."""

    NAME: ClassVar = "mediation.erased"
    VERSION: ClassVar = 1
    wiped: int
