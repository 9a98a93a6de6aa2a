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
    """Somebody in it objects, or it was the wrong one: nobody sees it any more.

    ``until``: the last day on which the picture itself still lies in the store (ISO 8601, in Erqi).
    """

    NAME: ClassVar = "gatherings.picture_hidden"
    VERSION: ClassVar = 1
    picture: str
    until: str


@says(zh="留下了登记表的照片", en="A picture of the sign-in sheet was kept", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class SheetKept:
    """A picture of the signed sheet lies beside the typed lines, for the units that hold the session.

    ``until``: the last day on which it is kept (ISO 8601, in Erqi).
    """

    NAME: ClassVar = "gatherings.sheet_kept"
    VERSION: ClassVar = 1
    picture: str
    until: str


@says(zh="删掉了登记表的照片", en="A picture of the sign-in sheet was taken away", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class SheetDropped:
    """It was the wrong one: it was erased at once."""

    NAME: ClassVar = "gatherings.sheet_dropped"
    VERSION: ClassVar = 1
    picture: str


@says(zh="到期的照片抹去了", en="Pictures that had run out were erased", seen_by=STAFF)
@dataclass(frozen=True, kw_only=True)
class PicturesErased:
    """Their last day has passed: taken down long ago, or pictures of a sheet. Nobody has them any more."""

    NAME: ClassVar = "gatherings.erased"
    VERSION: ClassVar = 1
    pictures: tuple[str, ...]
