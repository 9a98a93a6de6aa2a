"""Written proxies, filed before the agent hands a paper in; and homes that change hands during a vote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.actions.slots import hand_at
from bandeng.ballots.models import Elector, Proxy, Vote
from bandeng.ballots.queries import items
from bandeng.ballots.rules import life
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule

NAME_AT_MOST = 40


@dataclass(frozen=True, kw_only=True)
class Empowering:
    """The agent as the form names her, her relation (a code of the book), digest of the form's picture."""

    name: str
    phone: str
    relation: str
    form: str


@transaction.atomic
def empower(*, elector: Elector, what: Empowering, by: str, at: datetime, command: str = "") -> Fact:
    """File a written proxy. Raises NotYours, NotNow, BadInput, Stale."""
    vote = elector.vote
    hand = hand_at(vote, "ballots.empower", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    rule = book().voting_rule(vote.rule)
    _may(elector, rule, at)
    issues = _shape(what) or _barred(vote, rule, what)
    if issues:
        raise BadInput(_("还没有登记,请看一下"), issues)
    said = facts.ProxyFiled(
        agent=vault.keep(what.name.strip(), kind="agent", about=vote.id, at=at),
        phone=vault.keep(what.phone.strip(), kind=vault.PHONE, about=vote.id, at=at),
        relation=what.relation,
        form=what.form,
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


def _may(elector: Elector, rule: VotingRule, at: datetime) -> None:
    vote = elector.vote
    if not rule.proxies:
        raise NotNow(_("这次表决依法要本人投,不能委托。"))
    if vote.state != life.ANNOUNCED or (vote.closes_at and vote.closes_at <= at):
        raise NotNow(_("公告以后、投票结束以前才能登记委托。"))
    if Proxy.objects.filter(elector=elector, ended=False).exists():
        raise NotNow(_("这个号已经委托了一个人;要换人的,先撤回原来的委托。"))


def _shape(what: Empowering) -> dict[str, str]:
    issues = {}
    if not what.name.strip() or len(what.name) > NAME_AT_MOST:
        issues["agent"] = _("写一下受托人的姓名,最多%(most)s个字") % {"most": NAME_AT_MOST}
    if not life.TELEPHONE.fullmatch(what.phone.strip()):
        issues["agent_phone"] = _("写一下受托人的电话")
    if what.relation not in {each.code for each in book().voting_people.agents}:
        issues["relation"] = _("请选是什么关系")
    if not what.form:
        issues["form"] = _("请拍下书面委托书")
    return issues


def _barred(vote: Vote, rule: VotingRule, what: Empowering) -> dict[str, str]:
    """Why this person may not act: whose she is, a candidate, or for too many already."""
    if any(each.barred for each in book().voting_people.agents if each.code == what.relation):
        return {"relation": _("物业公司的人这样有利害关系的,不能替业主投票")}
    if not rule.candidates_act and what.name.strip() in {item.words for item in items(vote) if vote.seats}:
        return {"agent": _("候选人不能替别人投票")}
    held = Proxy.objects.filter(elector__vote=vote, ended=False)
    acts = held.filter(phone__in=people.entries_with_phone(what.phone.strip())).count()
    if acts >= rule.proxies:
        return {
            "agent_phone": _("这个人已经替%(n)s家投了,一个人最多替%(most)s家")
            % {"n": acts, "most": rule.proxies}
        }
    return {}


@transaction.atomic
def disempower(*, elector: Elector, why: str, by: str, at: datetime, command: str = "") -> Fact:
    """Take a proxy back. Raises NotYours, NotNow, BadInput, Stale."""
    hand = hand_at(elector.vote, "ballots.disempower", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if (
        elector.vote.state != life.ANNOUNCED
        or not Proxy.objects.filter(elector=elector, ended=False).exists()
    ):
        raise NotNow(_("这个号没有登记委托。"))
    if why not in life.WHY_ENDED:
        raise BadInput(_("请选为什么撤回"), {"why": _("请选一项")})
    said = facts.ProxyEnded(why=why)
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)


@transaction.atomic
def change_hands(
    *, elector: Elector, phones: Sequence[str], why: str, by: str, at: datetime, command: str = ""
) -> Fact:
    """A home was sold: a ballot given before stands, else the new owner votes with a new slip.

    Raises NotYours, NotNow, BadInput, Stale.
    """
    vote = elector.vote
    hand = hand_at(vote, "ballots.change_hands", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not vote.is_open(at=at):
        raise NotNow(_("只有投票期间换了业主的才在这里记;开始以前的,更正名册。"))
    if not why.strip() or len(why) > life.WORDS_AT_MOST:
        told = _("写一下凭什么知道换了业主,最多%(most)s个字") % {"most": life.WORDS_AT_MOST}
        raise BadInput(_("还没有记下,请改一下再交"), {"sold": told})
    if any(not life.TELEPHONE.fullmatch(phone) for phone in phones):
        raise BadInput(_("还没有记下,请改一下再交"), {"sold_phones": _("电话号码看不懂")})
    said = facts.HomeChangedHands(
        stands=elector.online != "-" or elector.received,
        phones=tuple(vault.keep_many(((phone, vote.id) for phone in phones), kind=vault.PHONE, at=at)),
        why=vault.keep(why.strip(), kind="sold", about=vote.id, at=at),
    )
    return pen.record(said, hand=hand, stream=elector.stream, turn=elector.turn, command=command)
