"""What of a vote somebody may do: the desk shows the forms she may send, and says who may do the rest."""

from datetime import datetime

from bandeng.ballots.models import Vote
from bandeng.posts import queries as posts
from bandeng.rulebook.rules.acts_of_votes import VOTES

# Steps at one paper or one number: whoever holds a post at a grid of the community takes them, too.
AT_SLOTS = {
    f"ballots.{verb}"
    for verb in (
        *("deliver", "receive", "spoil", "key", "adjudicate", "compare", "settle", "answer"),
        *("empower", "disempower", "change_hands", "settle_voter", "count_batch", "check_batch"),
    )
}
NAMED_AT_MOST = 3


def context(vote: Vote, person: str, at: datetime) -> dict[str, object]:
    """``may``: the verbs she may take here; ``runs_it``: the posts that run the vote, where she does not."""
    may = frozenset(act.partition(".")[2] for act in VOTES if _may(person, act, vote.place, at))
    running = [] if "close" in may else posts.posts_that_may("ballots.close", vote.place)[:NAMED_AT_MOST]
    return {"may": may, "runs_it": posts.offices(running)}


def _may(person: str, act: str, place: str, at: datetime) -> bool:
    reach = posts.places_where(person, act, at=at).places
    return any(place.startswith(each) or (act in AT_SLOTS and each.startswith(place)) for each in reach)
