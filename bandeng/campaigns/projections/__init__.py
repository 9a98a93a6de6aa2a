"""Months, tasks, what fulfils them, helpers and labels as tables."""

from bandeng.campaigns.models import (
    Activity,
    Assignment,
    Campaign,
    Clause,
    Duty,
    Helper,
    Holding,
    Label,
    LabelLead,
    Occasion,
    Serving,
    Sheet,
    Task,
)
from bandeng.campaigns.projections import assignments, ending, months, occasions, tasks, telling
from bandeng.ledger.projections import tables

tables(
    Campaign,
    Clause,
    Sheet,
    Activity,
    Task,
    Duty,
    Occasion,
    Serving,
    Holding,
    Assignment,
    Helper,
    Label,
    LabelLead,
)

__all__ = ["assignments", "ending", "months", "occasions", "tasks", "telling"]
