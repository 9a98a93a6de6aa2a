"""A vote that runs in 冯春社区: two dozen owners, some on line, some on paper, some silent so far."""

from datetime import datetime, timedelta

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo import cast
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OWNERS = 24
ONLINE = ("yes", "yes", "no", "yes", "abstain", "yes", "yes", "no", "yes")


def vote(*, until: datetime) -> None:
    """Prepared three weeks ago, open since two days, and five days to go."""
    at = until - 20 * DAY
    by = _who(f"community_staff@{cast.COMMUNITY}", at)
    what = actions.Preparing(
        title="凤鸣小院选聘物业服务企业",
        rule="civil-code-278-general",
        items=("同意选聘报名的物业服务企业", "同意公示的收费标准"),
    )
    fact = actions.prepare(place=places.place(cast.COMMUNITY).path, what=what, by=by, at=at)
    ref = fact.stream.partition(":")[2]
    voters = [
        Voter(number=f"E{n:04d}", area=6_000 + n * 137 % 4_100, units=(f"{n % 4 + 1}号楼{n}室",))
        for n in range(1, OWNERS + 1)
    ]
    actions.take_roll(vote=_vote(ref), voters=voters, by=by, at=at + HOUR)
    opens_at = (until - 2 * DAY).replace(minute=0, second=0, microsecond=0)
    ends_at = opens_at + 7 * DAY
    actions.announce(vote=_vote(ref), opens_at=opens_at, closes_at=ends_at, by=by, at=at + DAY)
    _ballots(ref, opens_at, by)


def _who(post: str, at: datetime) -> str:
    return posts.holders([post], at=at)[0].person


def _vote(ref: str) -> Vote:
    return Vote.objects.get(id=ref)


def _slot(ref: str, number: int) -> Elector:
    found = queries.elector(_vote(ref), f"E{number:04d}")
    assert found
    return found


def _ballots(ref: str, opens_at: datetime, by: str) -> None:
    for number, choice in enumerate(ONLINE, start=1):
        slot, at = _slot(ref, number), opens_at + number * HOUR
        choices = {"1": choice, "2": "yes" if number % 3 else "abstain"}
        code = slips.code_of(slot.stream)
        actions.cast(elector=slot, code=code, choices=choices, by=people.guest(at=at), at=at)
    at = opens_at + 12 * HOUR
    for number in range(12, 18):
        actions.deliver(elector=_slot(ref, number), how="door", to="owner", by=by, at=at)
    for number in (12, 13):
        back = actions.Returned(serial=f"E{number:04d}-1", where="door", picture=f"{number:064x}")
        actions.receive(elector=_slot(ref, number), back=back, by=by, at=at + HOUR)
    choices = {"1": "yes", "2": "yes"}
    actions.key(elector=_slot(ref, 12), choices=choices, by=by, at=at + 2 * HOUR)
