"""Who sits at the desk: the person signed in, with the posts she is in at this moment."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from weakref import WeakKeyDictionary

from django.db import DatabaseError
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
    """Whoever works at the desk, in which posts, at which moment."""

    person: str
    name_entry: str
    held: tuple[Holding, ...]
    at: datetime

    @cached_property
    def name(self) -> str:
        """Her name, for her own page; read from the vault only where a page says it."""
        return people.called(self.name_entry)

    @property
    def seats(self) -> list[str]:
        """The ids of her posts."""
        return [holding.post for holding in self.held]

    @property
    def roles(self) -> str:
        """Her posts in words, each once."""
        return "、".join(dict.fromkeys(queries.role_name(holding.role) for holding in self.held))

    def may(self, act: str) -> bool:
        """Whether one of her posts carries this right at all; where, the action asks."""
        return bool({grant.role for grant in queries.grants(act)} & {holding.role for holding in self.held})


# The same request is asked by its view and by the rail; the posts are looked up once.
_ASKED: WeakKeyDictionary[HttpRequest, Sitting] = WeakKeyDictionary()


def sitting(request: HttpRequest) -> Sitting:
    """Who works at the desk now. Raises NotYours for whoever is in no post."""
    found = _ASKED.get(request)
    if found is None:
        found = _ASKED[request] = _look_up(request)
    return found


def _look_up(request: HttpRequest) -> Sitting:
    at, person = now(), str(request.user.pk)
    held = tuple(queries.holdings(person, at=at))
    if not held:
        raise NotYours(_("工作台是给在岗的人用的,您现在没有岗位。反映事情请到首页。"))
    request.META[ROLES] = ",".join(sorted({holding.role for holding in held}))  # for the log: no person
    entry = str(getattr(request.user, "name_entry", ""))
    return Sitting(person=person, name_entry=entry, held=held, at=at)


def seated(request: HttpRequest) -> dict[str, object]:
    """What a page of the desk needs that no view has made, such as a refusal: who sits there, her rail.

    Whoever is in no post gets a page like a resident's.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    try:
        return {"sitting": sitting(request), "layout": "posts/_page.html"}
    except NotYours:
        return {"layout": "ui/page.html"}
    except DatabaseError:
        return {}
