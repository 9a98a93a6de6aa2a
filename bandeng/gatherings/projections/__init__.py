"""Sessions as tables, and who is told of what."""

from bandeng.gatherings.models import (
    Attendance,
    Examination,
    Fading,
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

tables(Session, Holder, Serving, Speech, Line, Examination, Seat, Attendance, Shot, Fading)

__all__ = ["attending", "erasing", "picturing", "sessions", "signing"]
