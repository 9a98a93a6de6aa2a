"""Every step of a vote, taken once in the quiet street."""

from datetime import datetime, timedelta

from bandeng.ballots import actions, headkey, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.rules import life
from bandeng.ballots.sheets import Voter
from bandeng.demo.town import COMMUNITY, Town
from bandeng.ledger import sealing
from bandeng.people import actions as people
from tests.laws import elected, tied

DAY = timedelta(days=1)
YES, NO = {"1": "yes"}, {"1": "no"}
VOTERS = tuple(
    Voter(number=f"E{n:04d}", area=area, units=(f"凤鸣路{n}号院",), phones=(f"1360000{n:04d}",))
    for n, area in enumerate((8805, 9010, 7095, 10000), 1)
)


def walk(street: Town) -> None:
    """Prepared, announced; cast, delivered, returned, keyed, settled; counted, published."""
    vote = _announced(street)
    _on_line(street, vote)
    _disputed(street, vote)
    _on_paper(street, vote)
    _counted(street, vote)
    elected.walk(street)
    tied.walk(street)
    actions.close_due(at=street.noon + 24 * DAY)


def _announced(street: Town) -> str:
    by, at = street.staff, street.noon
    what = actions.Preparing(
        title="选聘物业服务企业",
        rule="civil-code-278-general",
        items=("选聘第一家",),
        deemed="majority",
        article="第十二条",
    )
    ref = actions.prepare(place=COMMUNITY, what=what, by=by, at=at).stream.partition(":")[2]
    actions.take_roll(vote=_vote(ref), voters=VOTERS[:2], by=by, at=at)
    actions.take_roll(vote=_vote(ref), voters=VOTERS, by=by, at=at)
    right = actions.Correction(number="E0001", area="88.06", why="登记簿上是这个数")
    actions.correct(vote=_vote(ref), what=right, by=by, at=at)
    times = {"opens_at": at + 16 * DAY, "closes_at": at + 23 * DAY}
    actions.announce(vote=_vote(ref), **times, by=by, at=at)
    for post in ("house_manager@410103012002-01", "patroller@410103012002-01"):
        actions.name_witness(vote=_vote(ref), post=post, by=by, at=at)
    actions.release_witness(vote=_vote(ref), witness="patroller@410103012002-01", by=by, at=at)
    gone = actions.prepare(place=COMMUNITY, what=what, by=by, at=at).stream.partition(":")[2]
    actions.withdraw(vote=_vote(gone), why="准备了两遍", by=by, at=at)
    return ref


def _vote(ref: str) -> Vote:
    return Vote.objects.get(id=ref)


def _slot(ref: str, number: int) -> Elector:
    found = queries.elector(_vote(ref), f"E{number:04d}")
    assert found
    return found


def _on_line(street: Town, ref: str) -> None:
    at = street.noon + 16 * DAY
    for number, choices in ((1, YES), (1, NO), (2, YES)):
        slot = _slot(ref, number)
        guest, code = people.guest(at=at), slips.code_of(slot.stream)
        actions.cast(elector=slot, code=code, choices=choices, by=guest, at=at)


def _disputed(street: Town, ref: str) -> None:
    """She is known by her telephone, disputes what was cast and is told that it stands; the next is void."""
    at = street.noon + 16 * DAY
    voter = people.register(name="", kind="resident", phone="13600000002", at=at)
    actions.identify(elector=_slot(ref, 2), by=voter.id, at=at)
    for outcome in (life.STANDS, life.VOID):
        slot = _slot(ref, 2)
        code = slips.code_of(slot.stream, slot.codes)
        actions.dispute(elector=slot, code=code, words="我家没有投过", by=voter.id, at=at)
        actions.answer(elector=_slot(ref, 2), outcome=outcome, words="查过", by=street.staff, at=at)
    slot = _slot(ref, 2)
    code = slips.code_of(slot.stream, slot.codes)
    actions.cast(elector=slot, code=code, choices=YES, by=voter.id, at=at)


def _on_paper(street: Town, ref: str) -> None:
    by, at = street.staff, street.noon + 17 * DAY
    mediator = street.holder("mediator@410103012002-01")
    for number in (1, 3, 4):
        actions.deliver(elector=_slot(ref, number), how="door", to="owner", by=by, at=at)
    actions.spoil(elector=_slot(ref, 3), serial="E0003-1", why="written-badly", by=by, at=at)
    papers = ((1, "E0001-1", YES, YES), (3, "E0003-2", YES, NO))
    for number, serial, first, second in papers:
        back = actions.Returned(serial=serial, where="door", picture=f"{number:064x}")
        actions.receive(elector=_slot(ref, number), back=back, by=by, at=at)
        for person in (street.staff, mediator):
            actions.count_batch(vote=_vote(ref), counted="1", by=person, at=at)
        for person, choices in ((street.staff, first), (mediator, second)):
            actions.key(elector=_slot(ref, number), choices=choices, by=person, at=at)
    third = street.holder("street_staff@410103012")
    actions.adjudicate(elector=_slot(ref, 3), choices=YES, by=third, at=at)
    for batch in queries.batches_of(_vote(ref)):
        actions.check_batch(batch=batch, by=by, at=at)
    actions.settle(elector=_slot(ref, 1), keeps="online", how="telephone", by=third, at=at)
    slot, guest = _slot(ref, 1), people.guest(at=at)
    code = slips.code_of(slot.stream, slot.codes)
    actions.keep(elector=slot, code=code, keeps="paper", by=guest, at=at)


def _counted(street: Town, ref: str) -> None:
    at = street.noon + 23 * DAY
    _signed(at)
    actions.close(vote=_vote(ref), by=street.staff, at=at)
    _sampled(street, ref, at)
    actions.publish(vote=_vote(ref), days=15, by=street.staff, at=at)


def _sampled(street: Town, ref: str, at: datetime) -> None:
    """One of the papers that the dice draw is not what was keyed: all is counted anew."""
    _signed(at)
    witnesses = ("house_manager@410103012002-01", "patroller@410103012002-01")
    actions.name_witness(vote=_vote(ref), post=witnesses[1], by=street.staff, at=at)
    dice = "31624512336654216153"
    actions.draw_sample(vote=_vote(ref), dice=dice, witnesses=witnesses, by=street.staff, at=at)
    for serial, choices in (("E0001-1", NO), ("E0003-2", YES)):
        check, read = queries.check(_vote(ref), serial), actions.Reading(choices=choices, sure=True)
        actions.compare(check=check, what=read, by=street.leader, at=at)
    actions.recount(vote=_vote(ref), by=street.staff, at=at)


def _signed(at: datetime) -> None:
    """With a key of its own, as each installation has one."""
    if headkey.head_key() is None:
        headkey.make()
    sealing.seal(at=at)
    actions.sign_heads(at=at)
