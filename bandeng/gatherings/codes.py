"""Codes at the door and on tickets: made from a secret of the installation, kept nowhere.

The door's code belongs to one session and one turn of five minutes; the one before still opens, so that a
slow hand is not refused. A ticket's code belongs to one seat; its first half is its session's, so that a
ticket of another session can be called so.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.conf import settings

from bandeng.gatherings.rules import DOOR_TURNS

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another
HALF = 3
LOOK_BACK = 72  # turns: a code of the last six hours is called late, not wrong
Judged = Literal["right", "late", "foreign"]


@dataclass(frozen=True, kw_only=True)
class Door:
    """What hangs at the door now: the token of the QR code, and six digits to type."""

    token: str
    digits: str


def door(session: str, *, at: datetime) -> Door:
    """The codes of this session at this moment."""
    turn = _turn(at)
    return Door(token=_token(session, turn), digits=_digits(session, turn))


def judge(session: str, given: str, *, at: datetime) -> Judged:
    """Whether a token or digits open this session's door now, came too late, or are not of it."""
    said, now = given.strip(), _turn(at)
    if any(_opens(session, said, now - back) for back in (0, 1)):
        return "right"
    late = any(_opens(session, said, now - back) for back in range(2, LOOK_BACK))
    return "late" if late else "foreign"


def ticket(session: str, seat: str) -> str:
    """The code of one seat: 「K3F-7Q2」."""
    return f"{_half(f'session {session}')}-{_half(f'seat {seat}')}"


def is_of(session: str, given: str) -> bool:
    """Whether a ticket's code is one of this session."""
    return plain(given)[:HALF] == _half(f"session {session}")


def plain(given: str) -> str:
    """A code as it was typed, without blanks and strokes, in capitals."""
    return "".join(sign for sign in given.upper() if sign.isalnum())


def _opens(session: str, given: str, turn: int) -> bool:
    codes = (_token(session, turn), _digits(session, turn))
    return any(hmac.compare_digest(given.encode(), code.encode()) for code in codes)


def _turn(at: datetime) -> int:
    return int(at.timestamp() // DOOR_TURNS.total_seconds())


def _token(session: str, turn: int) -> str:
    return _mac(f"door {session} {turn}").hex()[:20]


def _digits(session: str, turn: int) -> str:
    return f"{int.from_bytes(_mac(f'digits {session} {turn}')[:8]) % 1_000_000:06}"


def _half(of: str) -> str:
    number = int.from_bytes(_mac(of)[:8])
    return "".join(SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(HALF))


def _mac(of: str) -> bytes:
    return hmac.digest(settings.BANDENG_CODE_KEY.encode(), f"gatherings {of}".encode(), "sha256")
