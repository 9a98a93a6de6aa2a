"""Talks, opinions, procedures, meetings and covenants as tables."""

from bandeng.assembly.models import (
    AgendaItem,
    Article,
    Attendance,
    Balloted,
    Covenant,
    Judgement,
    Meeting,
    Opinion,
    Paper,
    Petition,
    Procedure,
    Promise,
    Roll,
    Signature,
    Step,
    Support,
    Talk,
    Version,
    Witness,
)
from bandeng.assembly.projections import covenants, meetings, opinions, procedures, talks, telling
from bandeng.ledger.projections import tables

tables(Talk, Promise, Opinion, Procedure, Step, Witness, Judgement, Meeting, Attendance, Signature, Paper)
tables(AgendaItem, Balloted, Roll, Petition, Support, Covenant, Version, Article)

__all__ = ["covenants", "meetings", "opinions", "procedures", "talks", "telling"]
