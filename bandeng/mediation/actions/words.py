"""Words of a mediation go to the vault; its outcome, and no more, to the matter it came from."""

from datetime import date, datetime

from bandeng.cases import actions as cases
from bandeng.cases.rules import OPEN_STATES
from bandeng.kernel.facts import Kept
from bandeng.ledger.hands import Hand
from bandeng.mediation import queries
from bandeng.mediation.models import Mediation
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.posts.rules import desk_of


def hand_of(mediation: Mediation, act: str, by: str, at: datetime) -> Hand:
    """The step belongs to the desk that mediates. Raises NotYours."""
    return posts.hand(by, act, mediation.place, at=at, desk=desk_of(mediation.seat))


def keep(text: str, kind: str, mediation: str, at: datetime) -> Kept | None:
    """The words in the vault; None where there are none."""
    return keep_all(text, kind, mediation, at) if text.strip() else None


def keep_all(text: str, kind: str, mediation: str, at: datetime) -> Kept:
    """The words in the vault; there are some."""
    return vault.keep(text.strip(), kind=kind, about=mediation, at=at)


def text_of(day: date | None) -> str:
    """A day as facts carry it."""
    return day.isoformat() if day else "-"


def tell_case(mediation: Mediation, words: str, *, by: str, at: datetime) -> None:
    """Write the outcome beside the matter, for whoever handles it: a basis, never an end of it."""
    case = queries.case_of(mediation)
    if case is None or case.state not in OPEN_STATES:
        return
    if posts.permit(by, "cases.annotate", case.place, at=at, unit=case.unit).yes:
        cases.annotate(case=case, note=cases.Note(words=words), by=by, at=at)
