"""A form that is sent twice in one moment: what its first sending led to is its answer."""

from bandeng.ledger import pen


def was_said(command: str, *, by: str) -> bool:
    """Whether this very submission is in the book: the refusal of its twin is no news to her."""
    return bool(command) and pen.said_before(command, person=by) is not None
