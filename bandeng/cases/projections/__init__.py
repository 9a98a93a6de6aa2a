"""Matters, folded from facts."""

from bandeng.cases.models import Case, CasePicture, CaseUnit, Follower, Kin, Worker
from bandeng.cases.projections import clockwork, closing, intake, joining, loop, merging, telling, triage
from bandeng.ledger.projections import tables

tables(Case, CaseUnit, Worker, Follower, CasePicture, Kin)

telling.listen()

__all__ = ["clockwork", "closing", "intake", "joining", "loop", "merging", "telling", "triage"]
