"""What holds for accounts: streams, acts, how long things are kept. Pure Python."""

from datetime import datetime, timedelta

from bandeng.ledger.hands import Hand

NOWHERE = "-"
LOOKS_KEPT = timedelta(days=3 * 365 + 1)  # domain.md 3.3: looks at personal data are kept three years
LOCKS_KEPT = timedelta(days=1)


def stream(person: str) -> str:
    """The stream of facts about this person's account."""
    return f"person:{person}"


def own_hand(person: str, act: str, at: datetime) -> Hand:
    """A person's hand for her own account: to open and close it is her right by law."""
    return Hand(person=person, post="resident", act=act, place=NOWHERE, at=at)


def operator_hand(act: str, at: datetime) -> Hand:
    """The hand of whoever runs this installation, at its terminal."""
    return Hand(person="operator", post="operator", act=act, place=NOWHERE, at=at)
