"""A tie at the last seat, as the desk records how people settled it."""

from django.http import HttpRequest

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Vote
from bandeng.ballots.rules import life
from bandeng.ledger.models import Fact
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui.web.commands import command_of


def context(vote: Vote) -> dict[str, object]:
    """Whose tie waits to be settled and in which ways it may be; or how it was, in words."""
    if not vote.seats or vote.state not in (life.CLOSED, life.PUBLISHED):
        return {"tie": None, "tied": []}
    found, tie = queries.seats_as_counted(vote), queries.tie_of(vote)
    names = {item.key: item.words for item in queries.items(vote)}
    return {
        "tie": tie,
        "tied": [] if tie else [(key, names[key]) for key in found.tied],
        "seats_left": found.left,
        "tie_ways": [(each.code, spoken(each)) for each in book().voting_people.ties],
    }


def settle(who: Sitting, vote: Vote, request: HttpRequest) -> Fact:
    """Record it."""
    post, command = request.POST, command_of(request)
    what = actions.TieBreaking(
        way=post.get("way", ""),
        chosen=post.getlist("chosen"),
        witnesses=post.getlist("tie_witnesses"),
        how=post.get("tie_how", ""),
    )
    return actions.settle_tie(vote=vote, what=what, by=who.person, at=who.at, command=command)


STEPS = (("tie", "ballots.settle_tie", settle),)
