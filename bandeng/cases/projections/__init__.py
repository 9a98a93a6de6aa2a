"""Matters, folded from facts."""

from bandeng.cases.models import (
    Call,
    Case,
    CasePicture,
    CaseUnit,
    Follower,
    Kin,
    Recurrence,
    Referral,
    Ruling,
    Told,
    Whistle,
    Worker,
)
from bandeng.cases.projections import (
    clockwork,
    closing,
    dividing,
    intake,
    joining,
    loop,
    merging,
    ruling,
    telling,
    triage,
    whistling,
)
from bandeng.ledger.projections import tables

tables(Case, CaseUnit, Worker, Follower, CasePicture, Kin, Told, Recurrence, Whistle, Call, Referral, Ruling)

telling.listen()

__all__ = [
    "clockwork",
    "closing",
    "dividing",
    "intake",
    "joining",
    "loop",
    "merging",
    "ruling",
    "telling",
    "triage",
    "whistling",
]
