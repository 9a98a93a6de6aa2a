"""Sessions as tables, and who is told of what."""

from bandeng.gatherings.models import (
    Attendance,
    Examination,
    Holder,
    Line,
    Seat,
    Serving,
    Session,
    Shot,
    Speech,
)
from bandeng.gatherings.projections import attending, erasing, picturing, sessions, signing
from bandeng.ledger.projections import tables

tables(Session, Holder, Serving, Speech, Line, Examination, Seat, Attendance, Shot)

__all__ = ["attending", "erasing", "picturing", "sessions", "signing"]
