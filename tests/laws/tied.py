"""An election that ends in a tie, settled by lot, in the quiet street."""

from datetime import timedelta

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people

DAY = timedelta(days=1)
HOW = "在社区会议室,候选人孙六六的爱人抽的"
VOTERS = tuple(Voter(number=f"E{n:04d}", area=8000, units=(f"凤鸣路9号院{n}号",)) for n in (1, 2, 3))
MARKED = (("1", "2"), ("1", "3"), ("2", "3"))


def walk(street: Town) -> None:
    """Three candidates have two votes each for two seats."""
    by, at = street.staff, street.noon
    what = actions.Preparing(title="选举院委会", rule="owners-committee-election", items=())
    ref = actions.prepare(place=COMMUNITY, what=what, by=by, at=at).stream.partition(":")[2]
    for name in ("候选人孙六六", "候选人周七七", "候选人郑八八"):
        actions.nominate(vote=_vote(ref), name=name, nominator="self", by=by, at=at)
    actions.take_roll(vote=_vote(ref), voters=VOTERS, by=by, at=at)
    actions.post(actions.Doing(vote=_vote(ref), by=by, at=at), seats=2)
    times = {"opens_at": at + 21 * DAY, "closes_at": at + 23 * DAY}
    actions.announce(vote=_vote(ref), **times, by=by, at=at + 5 * DAY)
    witnesses = ("house_manager@410103012002-01", "patroller@410103012002-01")
    for post in witnesses:
        actions.name_witness(vote=_vote(ref), post=post, by=by, at=at + 6 * DAY)
    cast(street, ref)
    actions.close(vote=_vote(ref), by=by, at=times["closes_at"])
    how = actions.TieBreaking(way="lot", chosen=("1", "2"), witnesses=witnesses, how=HOW)
    actions.settle_tie(vote=_vote(ref), what=how, by=by, at=times["closes_at"])


def _vote(ref: str) -> Vote:
    return Vote.objects.get(id=ref)


def cast(street: Town, ref: str) -> None:
    at = street.noon + 21 * DAY
    for voter, chosen in zip(VOTERS, MARKED, strict=True):
        slot = queries.elector(_vote(ref), voter.number)
        assert slot
        choices = {key: "yes" if key in chosen else "abstain" for key in "123"}
        code, guest = slips.code_of(slot.stream, slot.codes), people.guest(at=at)
        actions.cast(elector=slot, code=code, choices=choices, by=guest, at=at)
