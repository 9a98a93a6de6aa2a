"""What is done before a vote is announced: candidates, the posted roll, objections. Forms as actions."""

from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.ballots import actions, queries, telling
from bandeng.ballots.models import Vote
from bandeng.ballots.queries import numbering
from bandeng.ballots.rules import life
from bandeng.ballots.rules.numbering import read_number
from bandeng.ballots.web import correcting
from bandeng.ballots.web.steps import under
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.web.commands import command_of


def context(vote: Vote, at: datetime) -> dict[str, object]:
    """What the page of a vote shows of its candidates, its posting and what was said against the roll."""
    rule = book().voting_rule(vote.rule)
    begun = vote.opens_at is not None and vote.opens_at <= at
    said = queries.objections(vote)
    return {
        "begun": begun,
        "may_withdraw": life.LIFE.can(vote.state, "withdraw") and not begun,
        "election": rule.election,
        "weighs": "area" in rule.measures,
        "notice_told": _notice_told(vote, rule),
        "must_post": bool(rule.posting_days) and vote.state == life.ROLLED,
        "posting": {"days": rule.posting_days, "objections": rule.objection_days},
        "nominators": [(each.code, spoken(each)) for each in book().voting_people.nominators],
        "candidates": [(item.key, item.words) for item in queries.items(vote)] if rule.election else [],
        "objections": said,
        "changed": correcting.after(vote, said),
        "meant": numbering.meant(vote, said),
        "uncorrected": queries.uncorrected(vote),
    }


def _notice_told(vote: Vote, rule: VotingRule) -> str:
    """How long before it opens the law wants the vote announced; or that it does not say."""
    if not vote.binding:
        return _("没有法律效力的,什么时候公告没有规定。留够让大家知道的时间。")
    words = {"days": rule.notice_days, "law": telling.law_of(rule), "open": rule.open_days}
    if rule.notice_days:
        return _("要在开始投票 %(days)s 天以前公告,至少能投 %(open)s 天。") % words
    return (
        _(
            "%(law)s,没有写表决要提前几天公告,所以这里不拦,只问一遍。不要公告了马上就投:开会的照会议通知的天数。"
        )
        % words
    )


def _doing(who: Sitting, vote: Vote, request: HttpRequest) -> actions.Doing:
    return actions.Doing(vote=vote, by=who.person, at=who.at, command=command_of(request))


def _number(request: HttpRequest, name: str = "number") -> str:
    return read_number(request.POST.get(name, "")[:20])


def nominate(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Put a candidate forward."""
    told = {"name": request.POST.get("candidate", ""), "nominator": request.POST.get("nominator", "")}
    return actions.nominate(vote=vote, **told, by=who.person, at=who.at, command=command_of(request))


def stand_down(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A candidate stands no more."""
    told = {"key": request.POST.get("key", ""), "why": request.POST.get("down_why", "")}
    return actions.stand_down(vote=vote, **told, by=who.person, at=who.at, command=command_of(request))


def post(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Hang the roll out."""
    text = request.POST.get("seats", "")
    seats = int(text) if text.isdecimal() and len(text) < 4 else 0
    return actions.post(_doing(who, vote, request), seats=seats, fewer="fewer" in request.POST)


def object_to(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """What somebody says against the roll."""
    post = request.POST
    against = {"number": _number(request, "against"), "about": post.get("about", "")}
    what = actions.Against(**against, words=post.get("objection", ""))
    return actions.object_to(_doing(who, vote, request), what=what)


def rule(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Answer an objection."""
    post, doing = request.POST, _doing(who, vote, request)
    if post.get("upheld") not in ("yes", "no"):
        raise BadInput(_("还没有答复"), {"upheld": _("请选成立不成立")})
    told = {"objection": post.get("which", ""), "why": post.get("ruling_why", "")}
    upheld = post.get("upheld") == "yes"
    return under({"why": "ruling_why"}, lambda: actions.rule(doing, **told, upheld=upheld))


def list_voter(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Put somebody on the roll."""
    post, doing = request.POST, _doing(who, vote, request)
    what = actions.Missing(
        area=post.get("listed_area", "").strip(),
        units=tuple(post.get("units", "").split()),
        phones=tuple(post.get("phones", "").split()),
        why=post.get("listed_why", ""),
    )
    names = {"area": "listed_area", "why": "listed_why"}
    return under(names, lambda: actions.list_voter(doing, what=what))


def strike(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Take a number off the roll."""
    doing, why = _doing(who, vote, request), request.POST.get("struck_why", "")
    names = {"number": "struck", "why": "struck_why"}
    return under(names, lambda: actions.strike(doing, number=_number(request, "struck"), why=why))


STEPS = (
    ("candidate", "ballots.nominate", nominate),
    ("standing-down", "ballots.stand_down", stand_down),
    ("posting", "ballots.post", post),
    ("objection", "ballots.object", object_to),
    ("ruling", "ballots.rule", rule),
    ("listing", "ballots.list", list_voter),
    ("striking", "ballots.strike", strike),
    ("correction", "ballots.correct", correcting.correct),
    ("amendment", "ballots.amend", correcting.amend),
)
