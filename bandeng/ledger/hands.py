"""In what capacity somebody acts. Only ``posts`` makes hands; only ``actions`` hand them to the pen."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Hand:
    """A permission that was asked and given: this person, in this post, may do this act at this place now.

    ``place`` is the path of the place (``410103/410103012/``), ``-`` before there are places. ``post`` is the
    id of the post, or one of the built-in posts ``resident``, ``clock``, ``operator``.
    """

    person: str
    post: str
    act: str
    place: str
    at: datetime
