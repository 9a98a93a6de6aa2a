"""Three questions, one answer: may she; where may she; who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import NotYours
from bandeng.ledger import remembering, straight
from bandeng.ledger.hands import Hand
from bandeng.posts.models import Post
from bandeng.posts.queries.roster import Holding, holders, holdings
from bandeng.posts.rules import BUILT_IN, desk_of, reaches
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.acts import words_of
from bandeng.rulebook.rules.book import Grant


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Yes with the post that gives the right, or no with the reason and the posts that may."""

    yes: bool
    reason: str
    post: str = ""
    who: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Where a person may do an act: at and below these places, and for matters of these units."""

    places: tuple[str, ...]
    units: tuple[str, ...]


def permit(person: str, act: str, place: str, *, at: datetime, unit: str = "", desk: str = "") -> Answer:
    """May this person do this act at the place of this path (for a matter held by ``unit``)?

    With ``desk`` (the part of a post's id after the ``@``) only posts at that desk count: the step belongs to
    whoever has the matter in hand, not to everybody above.
    """
    held = holdings(person, at=at)
    granted = grants(act)
    for holding in (h for h in held if not desk or desk_of(h.post) == desk):
        if reaches(granted, holding, place, unit):
            return Answer(yes=True, reason=_yes(holding, act, place), post=holding.post)
    who = tuple(post for post in posts_that_may(act, place, unit=unit) if not desk or desk_of(post) == desk)
    own = {holding.post for holding in held}  # nobody is sent to herself
    return Answer(yes=False, reason=_no(held, act), who=tuple(post for post in who if post not in own)[:5])


def grants(act: str) -> tuple[Grant, ...]:
    """Who is granted this act by the rule book."""
    return book().grants_of(act)


def hand(person: str, act: str, place: str, *, at: datetime, unit: str = "", desk: str = "") -> Hand:
    """The permission, to be handed to the pen. Raises NotYours with the reason and who may."""
    answer = permit(person, act, place, at=at, unit=unit, desk=desk)
    if not answer.yes:
        raise NotYours(answer.reason, who=answer.who)
    return Hand(person=person, post=answer.post, act=act, place=place, at=at)


def desk_hand(person: str, act: str, *, at: datetime) -> tuple[Hand, Holding]:
    """The permission for what concerns only one's own desk (a list that is kept there), and that post.

    Raises NotYours.
    """
    held = holdings(person, at=at)
    roles = {grant.role for grant in grants(act)}
    for holding in held:
        if holding.role in roles:
            return Hand(person=person, post=holding.post, act=act, place=holding.place, at=at), holding
    raise NotYours(_no(held, act))


def built_in(post: str, act: str, place: str, *, at: datetime, person: str = "") -> Hand:
    """The hand of a built-in post: ``resident`` (of that person), ``clock``, ``operator``."""
    if act not in BUILT_IN[post]:
        raise NotYours(_("「%(act)s」不是%(post)s能做的事") % {"act": act, "post": post})
    return Hand(person=person or post, post=post, act=act, place=place, at=at)


def places_where(person: str, act: str, *, at: datetime) -> Reach:
    """Everywhere this person may do this act."""
    granted = grants(act)
    held = holdings(person, at=at)
    by_place = {h.place for h in held if any(g.role == h.role and g.reach == "place" for g in granted)}
    by_unit = {h.unit for h in held if any(g.role == h.role and g.reach == "unit" for g in granted)}
    return Reach(places=tuple(sorted(_topmost(by_place))), units=tuple(sorted(by_unit)))


def people_who_may(act: str, place: str, *, at: datetime, unit: str = "") -> list[Holding]:
    """Everybody who may do this act there now, with the post that gives the right."""
    return holders(posts_that_may(act, place, unit=unit), at=at)


def posts_that_may(act: str, place: str, *, unit: str = "") -> list[str]:
    """Ids of the posts that carry the right, nearest place first."""
    granted = grants(act)
    by_place = {g.role for g in granted if g.reach == "place"}
    by_unit = {g.role for g in granted if g.reach == "unit"}
    found = [row for row in _posts("place", place, _prefixes(place)) if row[2] in by_place]
    if unit:
        found += [row for row in _posts("unit_id", unit, unit) if row[2] in by_unit]
    return [post for _place, post, _role in sorted(found, key=lambda row: (-len(row[0]), row[1]))]


def _posts(by: str, asked: str, which: str | list[str]) -> list[tuple[str, ...]]:
    """Place, id and role of the posts there: a page asks of a dozen acts at one place."""
    return remembering.once(
        "posts", (by, asked), lambda: straight.find(Post, {by: which}, "place", "id", "role")
    )


def _prefixes(path: str) -> list[str]:
    codes = path.rstrip("/").split("/")
    return ["/".join(codes[: n + 1]) + "/" for n in range(len(codes))]


def _topmost(paths: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(paths, key=len):
        if not any(path.startswith(upper) for upper in kept):
            kept.append(path)
    return kept


def _yes(holding: Holding, act: str, place: str) -> str:
    words = {"post": role_name(holding.role), "act": act_name(act)}
    if holding.deputy:
        return _("您正替%(post)s代班,可以「%(act)s」") % words
    return _("您的岗位是%(post)s,可以「%(act)s」") % words


def _no(held: list[Holding], act: str) -> str:
    if not held:
        return _("您现在没有岗位,不能「%(act)s」") % {"act": act_name(act)}
    roles = "、".join(dict.fromkeys(role_name(h.role) for h in held))
    return _("您的岗位(%(posts)s)在这里不能「%(act)s」") % {"posts": roles, "act": act_name(act)}


def role_name(role: str) -> str:
    """The role's name in the language of the moment."""
    return spoken(book().role(role))


def act_name(act: str) -> str:
    """The act's name in the language of the moment; the code itself for an act nobody declared."""
    try:
        return spoken(words_of(act))
    except KeyError:
        return act
