"""Who watches over a vote, for its page at the desk."""

from bandeng.ballots import queries
from bandeng.ballots.models import Vote
from bandeng.ballots.rules import life
from bandeng.posts import queries as posts


def context(vote: Vote) -> dict[str, object]:
    """Scrutineers, and the posts around that could be asked."""
    around = posts.posts_that_may("posts.see", vote.place)
    return {
        "scrutineers": queries.scrutineers(vote),
        "watching_posts": [(office.post, office.name) for office in posts.offices(around)],
        "may_witness": vote.state not in (life.PUBLISHED, life.WITHDRAWN),
    }
