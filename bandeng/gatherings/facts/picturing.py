"""Pictures of a session."""

from dataclasses import dataclass
from typing import ClassVar

from bandeng.kernel.facts import STAFF, Kept, says


@says(zh="放上了活动照片", en="A picture of the session was added", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PictureShown:
    """``agreed``: ``everybody`` (who can be recognised agreed), ``nobody`` (nobody can be), or ``inside``
    (not asked: only the units that held it see it). Caption and credit lie in the vault."""

    NAME: ClassVar = "gatherings.picture_shown"
    VERSION: ClassVar = 1
    picture: str
    agreed: str
    caption: Kept | None
    credit: Kept | None


@says(zh="撤下了活动照片", en="A picture of the session was taken down", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PictureHidden:
    """Somebody in it objects, or it was the wrong one: nobody sees it any more."""

    NAME: ClassVar = "gatherings.picture_hidden"
    VERSION: ClassVar = 1
    picture: str
