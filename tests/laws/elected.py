"""Every step before and in an election, taken once in the quiet street."""

from datetime import timedelta

from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Objection, Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people

DAY = timedelta(days=1)
WORDS, DOOR, CALLER = "房本上写的不是这个数", "凤鸣路8号院3号楼", "13700008888"
VOTERS = tuple(
    Voter(number=f"E{n:04d}", area=8000 + n, units=(f"凤鸣路8号院{n}号",), phones=(f"1370000{n:04d}",))
    for n in range(1, 5)
)


def walk(street: Town) -> None:
    """Candidates, a posted roll with an objection, a correction after the freezing; cast, counted."""
    ref = _prepared(street)
    _objected(street, ref)
    at = street.noon + 5 * DAY
    times = {"opens_at": at + 16 * DAY, "closes_at": at + 21 * DAY}
    actions.announce(vote=_vote(ref), **times, by=street.staff, at=at)
    actions.amend(_doing(street, ref, 6), number="E0002", area="90.01", why=WORDS)
    _agents(street, ref)
    _cast(street, ref)
    actions.close(vote=_vote(ref), by=street.staff, at=times["closes_at"])


def _vote(ref: str) -> Vote:
    return Vote.objects.get(id=ref)


def _doing(street: Town, ref: str, days: int = 0) -> actions.Doing:
    return actions.Doing(vote=_vote(ref), by=street.staff, at=street.noon + days * DAY)


def _prepared(street: Town) -> str:
    by, at = street.staff, street.noon
    what = actions.Preparing(title="选举业主委员会", rule="owners-committee-election", items=())
    ref = actions.prepare(place=COMMUNITY, what=what, by=by, at=at).stream.partition(":")[2]
    for name in ("候选人张一一", "候选人李二二", "候选人王三三"):
        actions.nominate(vote=_vote(ref), name=name, nominator="self", by=by, at=at)
    actions.stand_down(vote=_vote(ref), key="3", why="herself", by=by, at=at)
    actions.take_roll(vote=_vote(ref), voters=VOTERS, by=by, at=at)
    actions.post(_doing(street, ref), seats=1)
    return ref


def _objected(street: Town, ref: str) -> None:
    what = actions.Against(number="E0001", about="area", words=WORDS)
    actions.object_to(_doing(street, ref, 1), what=what)
    voter = people.register(name="", kind="resident", phone=VOTERS[2].phones[0], at=street.noon)
    own = actions.Against(number=VOTERS[2].number, about="owner", words=WORDS)
    hers = actions.Doing(vote=_vote(ref), by=voter.id, at=street.noon + DAY)
    actions.raise_objection(hers, what=own)
    mine = Objection.objects.get(vote=ref, number=VOTERS[2].number)
    actions.rule(_doing(street, ref, 2), objection=mine.id, upheld=False, why=WORDS)
    objection = Objection.objects.get(vote=ref, number="E0001")
    actions.rule(_doing(street, ref, 2), objection=objection.id, upheld=True, why=WORDS)
    right = actions.Correction(number="E0001", area="88.05", why=WORDS)
    actions.correct(vote=_vote(ref), what=right, by=street.staff, at=street.noon + 2 * DAY)
    missing = actions.Missing(area="77.00", units=(DOOR,), phones=(CALLER,), why=WORDS)
    actions.list_voter(_doing(street, ref, 2), what=missing)
    actions.strike(_doing(street, ref, 2), number="E0004", why=WORDS)


def _agents(street: Town, ref: str) -> None:
    by, at = street.staff, street.noon + 21 * DAY
    what = actions.Empowering(name="受托人吴五五", phone="13700007777", relation="family", form="f" * 64)
    actions.empower(elector=_slot(ref, 3), what=what, by=by, at=at)
    actions.disempower(elector=_slot(ref, 3), why="another", by=by, at=at)
    actions.deliver(elector=_slot(ref, 5), how="door", to="other", by=by, at=at)
    actions.change_hands(elector=_slot(ref, 5), phones=["13700006666"], why=WORDS, by=by, at=at)


def _slot(ref: str, number: int) -> Elector:
    found = queries.elector(_vote(ref), f"E{number:04d}")
    assert found
    return found


def _cast(street: Town, ref: str) -> None:
    at = street.noon + 21 * DAY
    for number in (1, 2, 3, 5):
        slot = _slot(ref, number)
        choices = {"1": "yes", "2": "abstain"}
        code, guest = slips.code_of(slot.stream, slot.codes), people.guest(at=at)
        actions.cast(elector=slot, code=code, choices=choices, by=guest, at=at)
