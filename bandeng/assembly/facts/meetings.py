"""A meeting that the law knows, from its announcement to its sealed minutes; residents who demand one."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.assembly.facts.talks import Promised
from bandeng.assembly.facts.votes import Hands
from bandeng.kernel.facts import PUBLIC, STAFF, Kept, says


@says(zh="通知要开会", en="A meeting was announced", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class MeetingCalled:
    """``where`` and ``agenda`` are for everybody. ``due``: how many may come, from the roll (0: no roll).

    ``topics``: the streams of the procedures and covenants it is to decide, in the order of its agenda;
    ``petition``: its id, where residents demanded it. ``roll``: the vote whose roll whoever comes stands on
    (``-``: none; ``due`` is then a number that was noted).
    """

    NAME: ClassVar = "assembly.called"
    VERSION: ClassVar = 3
    kind: str
    begins_at: datetime
    due: int
    topics: tuple[str, ...]
    petition: str
    roll: str
    where: Kept
    agenda: Kept


@says(zh="会议改期了", en="A meeting was moved", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class MeetingMoved:
    """To another time or another room; ``where`` and the reason (``why``) are for everybody.

    ``told``: the posts that are told of it. Notice is given anew from the moment of this fact.
    """

    NAME: ClassVar = "assembly.moved"
    VERSION: ClassVar = 1
    begins_at: datetime
    where: Kept
    why: Kept
    told: tuple[str, ...]


@says(zh="会议取消了", en="A meeting was cancelled", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class MeetingCancelled:
    """It is not held. ``why`` is for everybody; ``told``: the posts that are told of it.

    What it was called for goes on waiting; a demand that it answered waits for another meeting.
    """

    NAME: ClassVar = "assembly.cancelled"
    VERSION: ClassVar = 1
    why: Kept
    told: tuple[str, ...]


@says(zh="一户到会", en="A household came to the meeting", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MeetingAttended:
    """Somebody of this room came. ``room`` lies in the vault; ``written``: by proxy, in writing.

    ``afterwards``: it was noted after the day of the meeting, from the sheet on paper.
    """

    NAME: ClassVar = "assembly.attended"
    VERSION: ClassVar = 2
    room: Kept
    written: bool
    afterwards: bool


@dataclass(frozen=True, kw_only=True)
class Raised:
    """Hands that were raised on one matter of the agenda: ``topic``, its stream."""

    topic: str
    yes: int
    no: int
    abstain: int


@says(zh="划掉了登记错的一户", en="A household noted by mistake was struck", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class AttendanceStruck:
    """``entry``: the entry of the vault that held its door, and is wiped. It was noted by mistake."""

    NAME: ClassVar = "assembly.struck"
    VERSION: ClassVar = 1
    entry: str


@says(zh="写下了会议记录", en="The minutes were written", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class MeetingMinuted:
    """Written anew until somebody signs. ``minutes`` are for everybody; ``came``: rooms that were there.

    ``votes``: what was voted on, matter by matter. Of several matters ``hands`` says only how many were due
    and came. ``promised_for``: of each promise the stream of its matter (``-``: of the meeting at large).
    """

    NAME: ClassVar = "assembly.minuted"
    VERSION: ClassVar = 2
    family: str
    minutes: Kept
    came: int
    hands: Hands
    votes: tuple[Raised, ...]
    promises: tuple[Promised, ...]
    promised_for: tuple[str, ...]


@says(zh="居民在会议记录上签了名", en="A resident signed the minutes", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class MinutesCosigned:
    """``seal`` is the commitment of the words that were signed; ``sealed``: with this one they are enough."""

    NAME: ClassVar = "assembly.cosigned"
    VERSION: ClassVar = 1
    seal: str
    sealed: bool


@says(
    zh="收下了纸上签名的会议记录",
    en="Minutes signed on paper were taken in",
    seen_by=STAFF,
)
@dataclass(frozen=True, kw_only=True)
class MinutesPapered:
    """``pictures`` of the signed sheet; ``seal``: the commitment of the words printed on it.

    ``unit``: the body that took it in. ``signers`` (room and name, each) lie in the vault.
    """

    NAME: ClassVar = "assembly.papered"
    VERSION: ClassVar = 1
    seal: str
    unit: str
    pictures: tuple[str, ...]
    signers: tuple[Kept, ...]


@says(zh="核实了纸上的签名", en="The signatures on paper were checked", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PaperVouched:
    """Somebody of another body (``unit``) asked the signers: by ``phone`` or in person (``met``).

    ``confirmed``: they did sign these words, ``signed`` more signatures; ``sealed``: with these they are
    enough. Otherwise the paper is set aside; ``why``.
    """

    NAME: ClassVar = "assembly.vouched"
    VERSION: ClassVar = 1
    unit: str
    how: str
    confirmed: bool
    signed: int
    sealed: bool
    why: Kept | None


@says(zh="记下了名册上有多少", en="The size of a roll was noted", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class RollNoted:
    """The roll for meetings of ``kind`` here, drawn on a local day: ``heads`` voters, households or
    representatives, against which quorums and demands are counted.
    """

    NAME: ClassVar = "assembly.enrolled"
    VERSION: ClassVar = 1
    kind: str
    heads: int
    drawn_on: str


@says(zh="居民提议开会", en="Residents demand a meeting", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class PetitionOpened:
    """``needed`` of ``heads`` on the roll make it binding. ``reason`` is for everybody to read."""

    NAME: ClassVar = "assembly.petitioned"
    VERSION: ClassVar = 1
    kind: str
    heads: int
    needed: int
    reason: Kept


@says(zh="一位居民联名", en="A resident joined the demand", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PetitionSupported:
    """Each resident once. ``known``: it was known that she lives here; otherwise it waits for the check."""

    NAME: ClassVar = "assembly.supported"
    VERSION: ClassVar = 2
    petition: str
    known: bool


@says(zh="当面核对了一位居民", en="It was checked in person that somebody lives here", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class ResidentChecked:
    """``person`` (her id) showed that she lives here; her ``door`` lies in the vault."""

    NAME: ClassVar = "assembly.checked"
    VERSION: ClassVar = 1
    person: str
    door: Kept
