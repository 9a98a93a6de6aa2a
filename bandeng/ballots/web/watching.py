"""Who watches over a vote, for its page at the desk."""

from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.ballots import queries
from bandeng.ballots.models import Vote
from bandeng.ballots.queries.seats import waits_for_people
from bandeng.ballots.rules import life
from bandeng.ballots.rules.auditing import WAITING
from bandeng.posts import queries as posts

LIST_AT_MOST, COMPARING_AT_MOST = 60, 6


def context(vote: Vote, person: str, at: datetime) -> dict[str, object]:
    """Scrutineers, the posts around that could be asked, and the sample."""
    around = posts.posts_that_may("posts.see", vote.place)
    return {
        "scrutineers": queries.scrutineers(vote),
        "watching_posts": [(office.post, office.name) for office in posts.offices(around)],
        **_sampling(vote, person, at),
        "may_witness": vote.state not in (life.PUBLISHED, life.WITHDRAWN) or waits_for_people(vote),
    }


def _sampling(vote: Vote, person: str, at: datetime) -> dict[str, object]:
    """How the sample stands, and the papers this person may compare; ``hers``: she keyed them."""
    if vote.state != life.CLOSED:
        return {"sampling": None, "checks": []}
    waiting = [check for check in queries.checks_of(vote) if check.state == WAITING]
    hers = {check.serial for check in waiting} & queries.read_by(vote, person)
    checks = [check for check in waiting if check.serial not in hers][:LIST_AT_MOST]
    may = _others(vote, person, hers, at) if hers else []
    return {
        "sampling": queries.sample_standing(vote),
        "checks": checks,
        "hers": sorted(hers)[:LIST_AT_MOST],
        "may_compare": [office.name for office in posts.offices(may)],
    }


def _others(vote: Vote, person: str, hers: set[str], at: datetime) -> list[str]:
    """The posts held by somebody who may compare one of these papers and did not key it herself."""
    own = set(posts.seats_of(person, at=at))
    may = [post for post in posts.posts_that_may("ballots.compare", vote.place) if post not in own]
    held = posts.holders(may, at=at)
    free = {each.post for each in held if hers - queries.read_by(vote, each.person)}
    return [post for post in may if post in free][:COMPARING_AT_MOST]


def sample_told(vote: Vote) -> list[str]:
    """What everybody reads of the sample; nothing where there is none to be told of."""
    if vote.closed_at is None or not (standing := queries.sample_standing(vote)).needed:
        return []
    sample = standing.sample
    if sample is None:
        return [_("这是初步结果:纸质选票还要当众抽样核对,核对完才公布。")]
    words = {"dice": sample.seed, "n": sample.papers, "drawn": sample.drawn, "witnesses": sample.witnesses}
    told = [
        _("%(witnesses)s 位监票人在场掷骰子(%(dice)s),从 %(n)s 张纸票里抽 %(drawn)s 张,逐张核对。") % words
    ]
    if standing.waiting:
        return [*told, _("还有 %(n)s 张没有核对,结果是初步的。") % {"n": standing.waiting}]
    if not standing.differs:
        return [*told, _("都和记录一样。")]
    found = _("有 %(n)s 张和记录不一样,全部纸质选票都核对了。") % {"n": standing.differs}
    again = _("结果按纸上写的重新计过。") if sample.recounted else _("结果要按纸上写的重新计。")
    return [*told, found, again]
