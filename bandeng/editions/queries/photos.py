"""Pictures for a report: those of sessions that anybody may see, by the consent of who is in them."""

from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.numbers import Question, unmarked
from bandeng.gatherings import queries as gatherings
from bandeng.ledger import pictures
from bandeng.places import queries as places

SIGNS = str.maketrans("", "", "[]()|\n")


def lines(asked: Question, most: int) -> str:
    """The newest of the place and the period, one a line, with caption and credit."""
    during = Frame(asked.first, asked.after).moments
    shown = gatherings.gallery(places.path(asked.place), most=most, during=during)
    said = [f"![{_plain(e.caption)}|{_plain(e.credit)}](picture:{e.digest})" for e in shown]
    return "\n" + "\n".join(said) + "\n"


def is_public(digest: str) -> bool:
    """Whether anybody may see the picture now: an agreement may have been taken back."""
    return pictures.is_seen_by(digest, pictures.ANYBODY)


def _plain(words: str) -> str:
    return unmarked(words).translate(SIGNS).strip()
