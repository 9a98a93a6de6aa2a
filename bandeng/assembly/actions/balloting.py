"""A matter or a covenant is put to a ballot in one step; only a ballot that was really held decides it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.models import Covenant, Procedure
from bandeng.assembly.queries import votes
from bandeng.ballots import actions as ballots
from bandeng.ballots.rules.tallying import NONE
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Putting:
    """What is put to the vote: its title, the questions, the rule of the book; for everybody to read.

    ``revote``, ``deemed`` and ``article`` as a vote is prepared by itself (``ballots.actions.Preparing``).
    """

    title: str
    items: tuple[str, ...]
    rule: str
    revote: bool = True
    deemed: str = NONE
    article: str = ""


@transaction.atomic
def ballot(*, topic: Procedure | Covenant, what: Putting, by: str, at: datetime, command: str = "") -> Fact:
    """Prepare the ballot that is to decide it. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.ballot", topic.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    asked = asked_of(topic)
    if asked.rule and what.rule != asked.rule:
        raise BadInput(_("还没有交付表决"), {"rule": _("这件事要按规则书里写的那条规则表决")})
    if any(each.state in ("preparing", "running") for each in queries.called_for(topic.stream, asked)):
        raise NotNow(_("已经有一次表决在准备或者在投票"))
    preparing = ballots.Preparing(**vars(what))
    once = f"{command[:32]}.vote" if command else ""
    place = queries.community_of(topic.place)
    prepared = ballots.prepare(place=place, what=preparing, by=by, at=at, command=once)
    said = facts.BallotCalled(ballot=prepared.stream)
    return pen.record(said, hand=hand, stream=topic.stream, turn=topic.turn, command=command)


def asked_of(topic: Procedure | Covenant) -> votes.Asked:
    """What a ballot must be to decide it. Raises NotNow where no ballot does."""
    if isinstance(topic, Procedure):
        return _asked_of_procedure(topic)
    kind, version = book().deliberation.covenant(topic.kind), queries.newest(topic)
    if kind is None or version.state != rules.DRAFT or book().voting_rule(kind.rule).secret:
        raise NotNow(_("这个文本现在不用表决"))
    return votes.Asked(place=topic.place, since=version.at, rule=kind.rule)


def _asked_of_procedure(topic: Procedure) -> votes.Asked:
    """From the beginning until the stage that a ballot decides: its notice takes weeks."""
    kind = book().deliberation.procedure(topic.kind)
    codes = [stage.code for stage in kind.stages] if kind else []
    ahead = kind.stages[codes.index(topic.stage) :] if kind and topic.stage in codes else ()
    stage = next((each for each in ahead if each.ballot), None)
    if stage is None:
        raise NotNow(_("这件事现在不用业主表决"))
    return votes.Asked(place=topic.place, since=topic.began_at, rule=stage.ballot_rule)


def decided(topic: Procedure | Covenant, stream: str) -> votes.Cast:
    """The ballot of this stream, over and counted, for this topic. Raises BadInput with the reason."""
    if not stream:
        raise _refused(_("选一下是哪一次表决"))
    cast = queries.cast_named(stream, asked_of(topic))
    if cast is None:
        raise _refused(_("没有这一次表决,请从列出的里面选"))
    if cast.fault:
        raise _refused(_sentences()[cast.fault])
    return cast


def _refused(sentence: str) -> BadInput:
    return BadInput(_("这次表决不能作出这个决定"), {"ballot": sentence})


def _sentences() -> dict[str, str]:
    return {
        votes.ELSEWHERE: _("这是别的社区的表决"),
        votes.POLL: _("这次只是听听意见,没有法律效力"),
        votes.RULE: _("这次表决按的不是规则书里写的那条规则"),
        votes.EARLY: _("这次表决在这件事开始以前就准备了,不是为它投的"),
        votes.WITHDRAWN: _("这次表决撤回了"),
        votes.OPEN: _("这次表决还没有结束、计票"),
        votes.UNSURE: _("计票时还有没定下来的选票,合起来可能改变结果;要再表决一次"),
    }
