"""Rosters taken in; people put into posts and out of them; deputies and rotas."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.kernel.facts import Said
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import facts, queries, rules
from bandeng.posts.models import Appointment, Post
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.eligibility import KIND_OF_UNIT, OWN

Span = tuple[datetime, datetime]  # half-open


@dataclass(frozen=True, kw_only=True)
class Roster:
    """Units, members, posts and holders of one place, to be taken together."""

    units: tuple[facts.UnitLine, ...] = ()
    members: tuple[facts.MemberLine, ...] = ()
    posts: tuple[facts.PostLine, ...] = ()
    holders: tuple[facts.HolderLine, ...] = ()


def take_roster(*, place: str, roster: Roster, at: datetime, by: str = "operator", command: str = "") -> Fact:
    """Enter the units, posts and people of a place. Raises NotYours, BadInput naming who is not eligible."""
    hand = (
        queries.built_in("operator", "posts.take_roster", place, at=at)
        if by == "operator"
        else queries.hand(by, "posts.take_roster", place, at=at)
    )
    _check_roster(roster)
    stream = f"roster:{place}"
    return pen.record(
        facts.RosterTaken(
            units=roster.units, members=roster.members, posts=roster.posts, holders=roster.holders
        ),
        hand=hand,
        stream=stream,
        turn=queries.turn_of(stream),
        command=command,
    )


@transaction.atomic
def appoint(*, post: str, holder: str, by: str, at: datetime, exception: str = "", command: str = "") -> Fact:
    """Put a person into a post. Raises BadInput when she is not eligible and no reason is given."""
    if first := pen.said_before(command, person=by):
        return first
    turn, hand = _turn(post), hand_of(by, "posts.appoint", Post.objects.get(id=post), at)
    _check_eligible(post, holder, exception)
    if Appointment.objects.held(at=at).filter(post_id=post, person_id=holder, deputy=False).exists():
        raise NotNow(_("这个人已经在这个岗位上"))
    kept = vault.keep(exception, kind="reason", about=holder, at=at) if exception else None
    said = facts.PersonAppointed(post=post, holder=holder, begins_at=at, exception=kept)
    return _said(said, hand, post, turn, command)


@transaction.atomic
def end(*, post: str, holder: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a person out of a post from now on."""
    if first := pen.said_before(command, person=by):
        return first
    turn, hand = _turn(post), hand_of(by, "posts.end", Post.objects.get(id=post), at)
    if not Appointment.objects.held(at=at).filter(post_id=post, person_id=holder, deputy=False).exists():
        raise NotNow(_("这个人现在不在这个岗位上"))
    said = facts.AppointmentEnded(post=post, holder=holder, ends_at=at)
    return _said(said, hand, post, turn, command)


def deputise(*, post: str, deputy: str, by: str, during: Span, at: datetime, command: str = "") -> Fact:
    """Let somebody stand in for the holder of a post during a half-open interval."""
    hand = hand_of(by, "posts.deputise", Post.objects.get(id=post), at)
    begins_at, ends_at = _checked(during)
    said = facts.DeputyNamed(post=post, deputy=deputy, begins_at=begins_at, ends_at=ends_at)
    return _said(said, hand, post, _turn(post), command)


def set_rota(*, post: str, kind: str, by: str, during: Span, at: datetime, command: str = "") -> Fact:
    """Put a post on duty (``duty``) or on call for urgent matters (``on_call``) in an interval."""
    hand = hand_of(by, "posts.rota", Post.objects.get(id=post), at)
    begins_at, ends_at = _checked(during)
    if kind not in {"duty", "on_call"}:
        raise BadInput(_("值班要么是在岗,要么是应急待命"), {"kind": _("请选在岗或应急待命")})
    said = facts.RotaSet(post=post, kind=kind, begins_at=begins_at, ends_at=ends_at)
    return _said(said, hand, post, _turn(post), command)


def _turn(post: str) -> int:
    """Read before who is in the post: what is said in between is then somebody quicker."""
    return queries.turn_of(f"post:{post}")


def _said(said: Said, hand: Hand, post: str, turn: int, command: str) -> Fact:
    return pen.record(said, hand=hand, stream=f"post:{post}", turn=turn, command=command)


def hand_of(by: str, act: str, post: Post, at: datetime) -> Hand:
    """Whoever keeps this post, at its place or in its unit. Raises NotYours."""
    if by == "operator":
        return queries.built_in("operator", act, post.place, at=at)
    return queries.hand(by, act, post.place, at=at, unit=post.unit_id)


def _checked(during: Span) -> Span:
    begins_at, ends_at = during
    if ends_at <= begins_at:
        raise BadInput(_("结束要晚于开始"), {"ends_at": _("请选晚于开始的时间")})
    return begins_at, ends_at


def _check_roster(roster: Roster) -> None:
    kinds = {unit.code: unit.kind for unit in roster.units}
    known: dict[str, set[str]] = {}
    for member in roster.members:
        known.setdefault(member.person, set()).update((kinds.get(member.unit, ""), f"{OWN}:{member.unit}"))
    posts = {post.id: post for post in roster.posts}
    for holder in roster.holders:
        post = posts[holder.post]
        needed = _eligible_units(post.role)
        needed = f"{OWN}:{post.unit}" if needed == OWN else needed
        if not rules.eligible(needed, known.get(holder.person, ())):
            raise BadInput(_ineligible(holder.post, post.role))


def _check_eligible(post: str, holder: str, exception: str) -> None:
    if not exception and not queries.is_eligible(post, holder):
        role = Post.objects.get(id=post).role
        raise BadInput(_ineligible(post, role), {"exception": _("不合资格的,请写明破例的理由")})


def _ineligible(post: str, role: str) -> str:
    words = {"post": post, "rule": spoken(book().role(role).eligible)}
    return _("%(post)s:这个人不合资格,应当是%(rule)s") % words


def _eligible_units(role: str) -> str:
    return KIND_OF_UNIT[book().role(role).eligible.code]
