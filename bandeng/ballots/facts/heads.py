"""The head of a vote was signed; scrutineers were named who are told of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bandeng.kernel.facts import PUBLIC, STAFF, says


@says(zh="签了表决的封存码", en="The head of the vote was signed", seen_by=PUBLIC)
@dataclass(frozen=True, kw_only=True)
class HeadSigned:
    """Every field of the head as it was signed, the public key and the signature (hexadecimal).

    ``tells``: scrutineers are told of it (the first of a day or of a stage).
    """

    NAME: ClassVar = "ballots.head_signed"
    VERSION: ClassVar = 1
    number: int
    stage: str
    entries: int
    root: str
    roll: str
    seal: int
    seal_digest: str
    signed_at: datetime
    previous: str
    key: str
    signature: str
    tells: bool


@says(zh="请了监票人", en="A scrutineer was named", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WitnessNamed:
    """``witness`` is a post or a person by id; told of heads, and named where the sample is drawn."""

    NAME: ClassVar = "ballots.witness_named"
    VERSION: ClassVar = 1
    witness: str


@says(zh="监票人退出", en="A scrutineer was released", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class WitnessReleased:
    """No longer told of heads."""

    NAME: ClassVar = "ballots.witness_released"
    VERSION: ClassVar = 1
    witness: str
