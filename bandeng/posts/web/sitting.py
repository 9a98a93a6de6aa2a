"""Who sits at the desk: the person signed in, with the posts she is in at this moment."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotYours
from bandeng.people import queries as people
from bandeng.posts import queries
from bandeng.posts.queries import Holding
from bandeng.ui.clock import now

ROLES = "bandeng.roles"


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Whoever works at the desk, in which posts, at which moment. ``name`` is only for her own page."""

    person: str
    name: str
    held: tuple[Holding, ...]
    at: datetime

    @property
    def seats(self) -> list[str]:
        """The ids of her posts."""
        return [holding.post for holding in self.held]

    @property
    def roles(self) -> str:
        """Her posts in words, each once."""
        return "、".join(dict.fromkeys(queries.role_name(holding.role) for holding in self.held))


def sitting(request: HttpRequest) -> Sitting:
    """Who works at the desk now. Raises NotYours for whoever is in no post."""
    at, person = now(), str(request.user.pk)
    held = tuple(queries.holdings(person, at=at))
    if not held:
        raise NotYours(_("工作台是给在岗的人用的,您现在没有岗位。反映事情请到首页。"))
    request.META[ROLES] = ",".join(sorted({holding.role for holding in held}))  # for the log: no person
    return Sitting(person=person, name=people.name(person), held=held, at=at)
