"""What holds for accounts: limits, lock-outs, how long things are kept. Pure Python."""

from datetime import datetime, timedelta

from bandeng.ledger.hands import Hand

Limits = tuple[tuple[int, timedelta], ...]  # so many times within so long, each of them

NOWHERE = "-"
LOOKS_KEPT = timedelta(days=3 * 365 + 1)  # domain.md 3.3: looks at personal data are kept three years

# domain.md 3.3 (GB/T 22239-2019, and what assessors ask): five failures lock for 10 to 30 minutes.
ACCOUNT_FAILURES = 5
ADDRESS_FAILURES = 20  # a whole office, or a whole village, may share one address
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)
FAILURES_FORGOTTEN = timedelta(days=2)

CODE_LASTS = timedelta(minutes=5)
CODE_TRIES = 5
CODES_PER_PHONE: Limits = ((1, timedelta(minutes=1)), (5, timedelta(hours=1)))
CODES_PER_ADDRESS: Limits = ((20, timedelta(hours=1)),)

STAFF_IDLE = timedelta(minutes=30)
IDLE = timedelta(hours=12)
SESSION_LASTS = timedelta(hours=12)  # staff sign in again every working day
SECOND_STEP_LASTS = timedelta(minutes=5)
RECOVERY_CODES = 10


def stream(person: str) -> str:
    """The stream of facts about this person's account."""
    return f"person:{person}"


def own_hand(person: str, act: str, at: datetime) -> Hand:
    """A person's hand for her own account: to open and close it is her right by law."""
    return Hand(person=person, post="resident", act=act, place=NOWHERE, at=at)


def operator_hand(act: str, at: datetime) -> Hand:
    """The hand of whoever runs this installation, at its terminal."""
    return Hand(person="operator", post="operator", act=act, place=NOWHERE, at=at)


def lock_after(failures: int, allowed: int) -> timedelta | None:
    """For how long this failure locks: 15 minutes at every ``allowed``-th, each time doubled."""
    rounds, rest = divmod(failures, allowed)
    if rest or not rounds:
        return None
    doubled: int = 2 ** min(rounds - 1, 16)
    return min(FIRST_LOCK * doubled, LONGEST_LOCK)
