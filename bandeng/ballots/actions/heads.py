"""Sign the heads of running votes with the key outside the database; name scrutineers who are told."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts, headkey, queries
from bandeng.ballots.models import Head, Scrutineer, Vote
from bandeng.ballots.queries import watchers
from bandeng.ballots.queries.seats import waits_for_people
from bandeng.ballots.rules import heads, life
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import pen
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact, Seal
from bandeng.people import queries as people
from bandeng.posts import queries as posts


def sign_heads(*, at: datetime) -> int:
    """The clock signs what is sealed of each vote and new since its last head. Answers how many it signed.

    Nothing where no key was made. Raises BadInput where the key's file holds another thing.
    """
    votes, seal = queries.votes_to_sign(at=at), ledger.last_seal()
    key = headkey.head_key() if votes else None
    if key is None or seal is None:
        return 0
    done = 0
    for vote in votes:
        try:
            with transaction.atomic():
                done += bool(_sign(vote, seal, key, at))
        except Stale:
            continue  # another worker was quicker
    return done


def _sign(vote: Vote, seal: Seal, key: headkey.HeadKey, at: datetime) -> Fact | None:
    before = queries.last_head(vote)
    if before and (_is_early(vote, before, at) or before.entries >= queries.how_many(vote)):
        return None
    entries = queries.entries(vote, up_to=seal.last)
    if not entries or (before and before.entries >= len(entries)):
        return None
    head = _head(vote, before, entries, seal, at)
    hand = posts.built_in("clock", "ballots.sign", vote.place, at=at)
    return pen.record(_said(head, before, key), hand=hand, stream=f"head:{vote.id}:{head.number}", turn=0)


def _is_early(vote: Vote, before: Head, at: datetime) -> bool:
    """Whether nothing but ballots can have come in, and the last head is young."""
    return vote.state == before.stage and at - before.at < heads.EVERY


def _head(
    vote: Vote, before: Head | None, entries: Sequence[heads.Entry], seal: Seal, at: datetime
) -> heads.Head:
    return heads.Head(
        vote=vote.id,
        number=before.number + 1 if before else 1,
        stage=heads.stage(entries),
        entries=len(entries),
        root=heads.root(entries),
        roll=heads.roll(entries),
        seal=seal.id,
        seal_digest=seal.digest,
        at=at,
        previous=before.digest if before else heads.FIRST,
    )


def _said(head: heads.Head, before: Head | None, key: headkey.HeadKey) -> facts.HeadSigned:
    fields = {name: told for name, told in vars(head).items() if name not in ("vote", "at")}
    return facts.HeadSigned(
        **fields,
        signed_at=head.at,
        key=key.public,
        signature=key.sign(head.text()),
        tells=before is None or before.stage != head.stage or _day(before.at) != _day(head.at),
    )


def _day(at: datetime) -> object:
    return at.astimezone(SHANGHAI).date()


@transaction.atomic
def name_witness(
    *, vote: Vote, post: str = "", phone: str = "", by: str, at: datetime, command: str = ""
) -> Fact:
    """Name a scrutineer: a post, or an owner by the number she signs in with. Raises NotYours, NotNow,
    BadInput, Stale."""
    hand = posts.hand(by, "ballots.name_witness", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _may_change(vote)
    witness = _witness(post, phone)
    if Scrutineer.objects.filter(vote=vote, witness=witness).exists():
        raise BadInput(_("还没有记下"), {"post": _("已经请过了")})
    if watchers.at_work(vote, [witness], at=at):
        words = _("准备、录入、裁定、计票的人自己不监票,请另请一位")
        raise BadInput(_("还没有记下"), {"phone" if phone.strip() else "post": words})
    said = facts.WitnessNamed(witness=witness)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _witness(post: str, phone: str) -> str:
    if phone.strip():
        if not life.TELEPHONE.fullmatch("".join(phone.split())):
            raise BadInput(_("还没有记下"), {"phone": _("这不是电话号码:手机写11位")})
        found = people.resident_by_phone(phone)
        if found is None:
            words = _("这个号码还没有登录过。请她先用这个号码登录一次,再来记")
            raise BadInput(_("还没有记下"), {"phone": words})
        return str(found.pk)
    if not posts.offices([post]):
        raise BadInput(_("还没有记下"), {"post": _("请选一个岗位,或者写业主登录用的手机号")})
    return post


@transaction.atomic
def release_witness(*, vote: Vote, witness: str, by: str, at: datetime, command: str = "") -> Fact:
    """She is told no longer. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.release_witness", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _may_change(vote)
    if not Scrutineer.objects.filter(vote=vote, witness=witness).exists():
        raise BadInput(_("还没有记下"), {"witness": _("没有请过这一位")})
    said = facts.WitnessReleased(witness=witness)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _may_change(vote: Vote) -> None:
    published = vote.state == life.PUBLISHED and not waits_for_people(vote)
    if published or vote.state == life.WITHDRAWN:
        raise NotNow(_("这次表决已经结束,监票人不再改。"))
