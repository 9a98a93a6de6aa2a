"""The pictures of a matter, as the desk shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bandeng.cases.queries import pictures
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.kernel.ids import new_id
from bandeng.posts import queries as posts

MOMENTS: Mapping[str, Promise | str] = {
    "before": _("办之前"),
    "during": _("办理中"),
    "after": _("办之后"),
    "check": _("核查时"),
}


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A picture: when in the life of the matter, whether it is public. ``command``: of hiding it."""

    digest: str
    moment: str
    public: bool
    may_hide: bool
    command: str


def shots(scene: Scene) -> tuple[Shot, ...]:
    """All pictures of the matter, oldest first."""
    found = pictures.of(scene.case)
    if not found:
        return ()
    may = posts.permit(scene.by, "cases.hide_picture", scene.case.place, at=scene.at).yes
    return tuple(
        Shot(
            digest=each.digest,
            moment=str(MOMENTS[each.moment]),
            public=each.public,
            may_hide=may and each.public,
            command=new_id(scene.at),
        )
        for each in found
    )
