"""Candidates of an election: put forward, or standing no more; all of it before the announcement."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.models import Item, Vote
from bandeng.ballots.queries import items
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book

NAME_AT_MOST = 40


@transaction.atomic
def nominate(*, vote: Vote, name: str, nominator: str, by: str, at: datetime, command: str = "") -> Fact:
    """Put a candidate forward; ``nominator`` is a code of the book. Raises NotYours, NotNow, BadInput,
    Stale."""
    hand = posts.hand(by, "ballots.nominate", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "nominate")
    if not book().voting_rule(vote.rule).election:
        raise NotNow(_("这次表决的是事项,不是选举,没有候选人。"))
    name, known = name.strip(), items(vote)
    _check(name, nominator, {item.words for item in known}, len(known))
    keys = Fact.objects.filter(stream=vote.stream, name=facts.CandidateNominated.NAME).count()
    kept = vault.keep(name, kind="candidate", about=vote.id, at=at)
    said = facts.CandidateNominated(key=str(keys + 1), name=kept, by=nominator)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _check(name: str, nominator: str, known: set[str], many: int) -> None:
    issues = {}
    if not name or len(name) > NAME_AT_MOST:
        issues["candidate"] = _("写一下候选人的姓名,最多%(most)s个字") % {"most": NAME_AT_MOST}
    elif name in known:
        issues["candidate"] = _("候选人里已经有这个名字。同名的请加上楼号")
    if many >= life.CANDIDATES_AT_MOST:
        issues["candidate"] = _("候选人最多%(most)s个") % {"most": life.CANDIDATES_AT_MOST}
    if nominator not in {each.code for each in book().voting_people.nominators}:
        issues["nominator"] = _("请选由谁推荐")
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)


@transaction.atomic
def stand_down(*, vote: Vote, key: str, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """A candidate stands no more. Raises NotYours, NotNow, BadInput, Stale."""
    hand = posts.hand(by, "ballots.stand_down", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "stand_down")
    if why not in life.WHY_DOWN or not Item.objects.filter(vote=vote, key=key).exclude(name="-").exists():
        raise BadInput(_("请选哪一个候选人、为什么退出"), {"key": _("请选一项")})
    said = facts.CandidateStoodDown(key=key, why=why)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)
