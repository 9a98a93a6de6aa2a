"""An election that ends in a tie, settled by lot, in the quiet street."""

from datetime import timedelta

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import coowners
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people

DAY = timedelta(days=1)
HOW = "在社区会议室,候选人孙六六的爱人抽的"
AGAINST = "我们还没有商量"
SHARED = ("13600009991", "13600009992")  # telephones of the two co-owners of the first home
VOTERS = tuple(
    Voter(number=f"E{n:04d}", area=8000, units=(f"凤鸣路9号院{n}号",), phones=SHARED if n == 1 else ())
    for n in (1, 2, 3)
)
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
    times = {"opens_at": at + 21 * DAY, "closes_at": at + 26 * DAY}
    actions.announce(vote=_vote(ref), **times, by=by, at=at + 5 * DAY)
    witnesses = ("house_manager@410103012002-01", "patroller@410103012002-01")
    for post in witnesses:
        actions.name_witness(vote=_vote(ref), post=post, by=by, at=at + 6 * DAY)
    cast(street, ref)
    _shared(street, ref)
    actions.close(vote=_vote(ref), by=by, at=times["closes_at"])
    how = actions.TieBreaking(way="lot", chosen=("1", "2"), witnesses=witnesses, how=HOW)
    actions.settle_tie(vote=_vote(ref), what=how, by=by, at=times["closes_at"])


def _shared(street: Town, ref: str) -> None:
    """Of two co-owners one names herself, the other objects; who was named stays."""
    at, slot = street.noon + 22 * DAY, f"{ref}:{VOTERS[0].number}"
    own = [people.register(name="", kind="resident", phone=phone, at=at) for phone in VOTERS[0].phones]
    for person in own:
        actions.identify(elector=Elector.objects.get(id=slot), by=person.id, at=at)
    line = coowners.own_lines(Elector.objects.get(id=slot), own[0]).pop()
    actions.name_voter(elector=Elector.objects.get(id=slot), line=line, by=own[0].id, at=at)
    actions.contest_voter(elector=Elector.objects.get(id=slot), words=AGAINST, by=own[1].id, at=at)
    slot_now, by = Elector.objects.get(id=slot), street.staff
    actions.settle_voter(elector=slot_now, line=line, why="看了两个人的商量", by=by, at=at)


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
