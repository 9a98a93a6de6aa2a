"""Votes of owners by which matters are decided, for the tests of this room."""

from datetime import datetime

from bandeng.assembly import actions
from bandeng.assembly.models import Covenant, Procedure
from bandeng.ballots import actions as ballots
from bandeng.ballots import queries, slips
from bandeng.ballots.models import Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people
from tests.assembly.decided import DAY

GENERAL = "civil-code-278-general"
VOTERS = tuple(Voter(number=f"E000{n}", area=8000 + n, units=(f"{n}-101",)) for n in range(1, 4))


def prepared(town: Town, at: datetime, **changed: object) -> str:
    """A vote of the community that nobody called for a matter; answers its stream."""
    told: dict[str, object] = {"title": "选聘物业", "rule": GENERAL, "items": ("选聘第一家",)}
    what = ballots.Preparing(**(told | changed))  # type: ignore[arg-type]
    return ballots.prepare(place=COMMUNITY, what=what, by=town.staff, at=at).stream


def put(town: Town, topic: Procedure | Covenant, at: datetime) -> str:
    """A vote that was called for from its page; answers its stream."""
    what = actions.Putting(title="选聘物业", items=("选聘第一家",), rule=GENERAL)
    return str(actions.ballot(topic=topic, what=what, by=town.staff, at=at).body["ballot"])


def held(town: Town, stream: str, at: datetime, *said: str) -> datetime:
    """Announced at once, voted on line, closed and counted; answers the moment of the count."""
    opens_at = at + 16 * DAY
    ballots.take_roll(vote=_vote(stream), voters=VOTERS, by=town.staff, at=at)
    ballots.announce(
        vote=_vote(stream), opens_at=opens_at, closes_at=opens_at + 7 * DAY, by=town.staff, at=at
    )
    for number, choice in enumerate(said, 1):
        slot = queries.elector(_vote(stream), f"E000{number}")
        assert slot
        code, person = slips.code_of(slot.stream), people.guest(at=opens_at)
        ballots.cast(elector=slot, code=code, choices={"1": choice}, by=person, at=opens_at)
    ballots.close(vote=_vote(stream), by=town.staff, at=opens_at + 7 * DAY)
    return opens_at + 7 * DAY


def _vote(stream: str) -> Vote:
    return Vote.objects.get(id=stream.partition(":")[2])
