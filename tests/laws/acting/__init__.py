"""Every action of every room, with a place to begin and two people who may take it at the same moment.

One module for each room; its ``ROOM`` says for each address that changes something where it begins, who may
take it (a post that two people hold) and what each of the two types. A new action without a line fails
``test_every_action_has_its_line``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.people import actions as registering
from bandeng.people import queries as persons
from bandeng.posts import actions as appointing

LEADER = f"grid_leader@{cast.GRID}"
STAFF = f"community_staff@{cast.COMMUNITY}"
HOURS = timedelta(hours=3)
ONE_WINS, ONE_COUNTS, BOTH_COUNT, TOLD, ALREADY = "one", "one counts", "both", "told", "already"
TYPED = "{who}写的话,一个字也不能丢"


@dataclass(frozen=True, kw_only=True)
class Acting:
    """Where it begins, who two people are that may, what they send; ``{who}`` tells their words apart.

    ``begin`` answers the thing the address names. ``files``: what stands in a file of the form, or how to
    make it for one of the two.

    ``ends``: one wins and the other reads of it (``one``); the same, where she may also read of it beside a
    field of her form (``one counts``); both count (``both``); or either, whoever is refused being told on her
    page (``told``). ``already``: one counts, and the other is led on and reads that it was there already;
    only where she typed no words. ``gone``: afterwards she does not see the thing any more, and the same form
    again finds nothing there.
    """

    begin: Callable[[Town], Any]
    by: str
    said: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, str | Callable[[str], bytes]] = field(default_factory=dict)
    after: timedelta = HOURS
    ends: str = ONE_WINS
    gone: bool = False


Reads = tuple[tuple[Any, str], ...]
Clients = Callable[[Acting, Any, Town, datetime], list[Client]]
Holes = Callable[[Acting, Any, Town], Mapping[str, str]]


def _two_of_the_post(acting: Acting, thing: Any, town: Town, at: datetime) -> list[Client]:
    return [signed_in(person) for person in twins(town, acting.by)]


@dataclass(frozen=True, kw_only=True)
class Room:
    """The lines of one room, by the name of the address without the room.

    ``nobodys``: addresses without a line, and why none is needed. ``not_acts``: acts of the charter that no
    line takes, and why. ``behind``: acts, and the address that takes each without naming it. ``reads``: the
    functions (module, name) with which its pages read what they change: both people have passed them before
    either writes. ``holes``: what ``{name}`` in a line stands for. ``arguments``: what the address names of
    the thing. ``sends``: what every form of the room carries. ``commands``: under which ids a submission's
    fact may stand in the book. ``told``: what else must stand on the page of whoever was second.
    """

    acting: Mapping[str, Acting]
    nobodys: Mapping[str, str] = field(default_factory=dict)
    not_acts: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    reads: Reads = ()
    holes: Holes = lambda acting, thing, town: {}
    clients: Clients = _two_of_the_post
    arguments: Callable[[str, Any], list[str]] = lambda name, thing: [thing.id] if thing else []
    sends: Callable[[Any], Mapping[str, str]] = lambda thing: {}
    commands: Callable[[str], tuple[str, ...]] = lambda command: (command,)
    told: Callable[[str], tuple[str, ...]] = lambda name: ()


def twins(town: Town, post: str) -> tuple[str, str]:
    """Two people in this post: its holder, and a colleague appointed beside her."""
    username = f"twin-{post.replace('@', '-')}"
    first = town.holder(post, at=town.noon - timedelta(hours=2))
    at = town.noon - timedelta(hours=1)
    try:
        return first, str(persons.person(username).pk)
    except persons.Person.DoesNotExist:
        other = registering.register(name="双生", kind="staff", username=username, at=at).id
        appointing.appoint(post=post, holder=other, by="operator", exception="试验:两个人同岗", at=at)
        return first, other


def signed_in(person: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(persons.person(person))
    return client
