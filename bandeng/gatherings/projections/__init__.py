"""Sessions as tables, and who is told of what."""

from bandeng.gatherings.models import (
    Attendance,
    Examination,
    Fading,
    Feed,
    Holder,
    Line,
    Seat,
    Serving,
    Session,
    Shot,
    Speech,
)
from bandeng.gatherings.projections import attending, erasing, feeding, picturing, sessions, signing
from bandeng.ledger.projections import tables

tables(Session, Holder, Serving, Speech, Line, Examination, Seat, Attendance, Shot, Fading, Feed)

__all__ = ["attending", "erasing", "feeding", "picturing", "sessions", "signing"]
