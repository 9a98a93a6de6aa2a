"""Proxies and homes that change hands: the forms of the desk as actions."""

from django.http import HttpRequest

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Vote
from bandeng.ballots.rules import life
from bandeng.ballots.web import words
from bandeng.ballots.web.photos import digest_of
from bandeng.ballots.web.steps import numbered, under
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of


def context(vote: Vote) -> dict[str, object]:
    """Who acts for whom while a vote runs, who may at all, and which homes changed hands."""
    people = book().voting_people.agents
    return {
        "agent_limit": book().voting_rule(vote.rule).proxies,
        "agents": [(each.code, spoken(each)) for each in people if not each.barred],
        "proxies": queries.proxies(vote) if vote.state == life.ANNOUNCED else [],
        "sold": [(each.number, words.SOLD[each.sold]) for each in queries.sold(vote)],
    }


def empower(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """File a written proxy; of the form's picture only the digest is kept."""
    elector, post = numbered(vote, request, "agent_of"), request.POST
    what = actions.Empowering(
        name=post.get("agent", ""),
        phone=post.get("agent_phone", ""),
        relation=post.get("relation", ""),
        form=digest_of(request, "form"),
    )
    return actions.empower(elector=elector, what=what, by=who.person, at=who.at, command=command_of(request))


def disempower(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Take a proxy back."""
    elector, why = numbered(vote, request, "ended_of"), request.POST.get("ended", "")
    command = command_of(request)
    return under(
        {"why": "ended"},
        lambda: actions.disempower(elector=elector, why=why, by=who.person, at=who.at, command=command),
    )


def change_hands(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """A home was sold while the vote runs."""
    post = request.POST
    return actions.change_hands(
        elector=numbered(vote, request, "sold_of"),
        phones=post.get("sold_phones", "").split(),
        why=post.get("sold", ""),
        by=who.person,
        at=who.at,
        command=command_of(request),
    )


STEPS = (
    ("empowerment", "ballots.empower", empower),
    ("disempowerment", "ballots.disempower", disempower),
    ("new-owner", "ballots.change_hands", change_hands),
)
