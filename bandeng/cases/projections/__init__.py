"""Matters, folded from facts."""

from bandeng.cases.models import (
    Call,
    Case,
    CasePicture,
    CaseUnit,
    Follower,
    PauseAsked,
    Referral,
    Ruling,
    Whistle,
    Worker,
)
from bandeng.cases.projections import (
    appealing,
    clockwork,
    closing,
    contacting,
    dividing,
    erasing,
    errands,
    intake,
    joining,
    loop,
    merging,
    numbering,
    pausing,
    recalling,
    rooting,
    ruling,
    saving,
    sourcing,
    staging,
    telling,
    triage,
    urging,
    whistling,
)
from bandeng.cases.saved import SavedFilter
from bandeng.cases.ties import Errand, Kin, Recurrence, Root, Sent, Told
from bandeng.ledger.projections import tables

tables(
    Case,
    CaseUnit,
    Worker,
    Follower,
    CasePicture,
    Kin,
    Errand,
    Told,
    Recurrence,
    Root,
    Sent,
    Whistle,
    Call,
    Referral,
    Ruling,
    PauseAsked,
    SavedFilter,
)

contacting.listen()
errands.listen()
telling.listen()

__all__ = [
    "appealing",
    "clockwork",
    "closing",
    "contacting",
    "dividing",
    "erasing",
    "errands",
    "intake",
    "joining",
    "loop",
    "merging",
    "numbering",
    "rooting",
    "pausing",
    "recalling",
    "ruling",
    "saving",
    "sourcing",
    "staging",
    "telling",
    "triage",
    "urging",
    "whistling",
]
