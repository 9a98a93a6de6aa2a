"""Votes: one that runs in 冯春社区, to be tried, and one of 西工房社区 that was counted and published."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.assembly import actions as assembly
from bandeng.assembly.models import Procedure
from bandeng.ballots import actions, queries, slips
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.sheets import Voter
from bandeng.demo import cast, owners
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import sealing
from bandeng.people import actions as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LASTS = 7 * DAY + 9 * HOUR  # from nine in the morning to six in the evening
WEST, WEST_STREET = "410103005002", "410103005"  # 西工房社区, and its street office
OWNERS, WEST_OWNERS = 24, 18
CANDIDATES, SEATS = ("柳青禾", "方知远", "安小满", "贺春生", "齐大同"), 3
ONLINE = ("yes", "yes", "no", "yes", "abstain", "yes", "yes", "no", "yes")
OWN = 20  # number of the roll with the telephone of the demo's resident
Choices = dict[str, str]


def vote(*, until: datetime) -> None:
    """Both of them."""
    _over(until)
    _running(until)


@dataclass(frozen=True)
class Holding:
    """A vote that is held: its reference, when it opens, and who runs it (persons)."""

    ref: str
    opens_at: datetime
    by: str
    second: str

    @property
    def vote(self) -> Vote:
        return Vote.objects.get(id=self.ref)

    def slot(self, number: int) -> Elector:
        found = queries.elector(self.vote, f"E{number:04d}")
        assert found
        return found

    def cast(self, number: int, choices: Choices, at: datetime) -> None:
        slot = self.slot(number)
        code = slips.code_of(slot.stream, slot.codes)
        actions.cast(elector=slot, code=code, choices=choices, by=people.guest(at=at), at=at)

    def deliver(self, number: int, at: datetime) -> None:
        actions.deliver(elector=self.slot(number), how="door", to="owner", by=self.by, at=at)

    def receive(self, number: int, where: str, at: datetime) -> None:
        back = actions.Returned(serial=f"E{number:04d}-1", where=where, picture=f"{number:064x}")
        actions.receive(elector=self.slot(number), back=back, by=self.by, at=at)

    def count(self, at: datetime) -> None:
        many = str(len(queries.open_batch(self.vote)))
        for person in (self.by, self.second):
            actions.count_batch(vote=self.vote, counted=many, by=person, at=at)

    def key(self, number: int, first: Choices, second: Choices, at: datetime) -> None:
        for person, choices in ((self.by, first), (self.second, second)):
            actions.key(elector=self.slot(number), choices=choices, by=person, at=at)


def _chooses(what: actions.Preparing, opens_at: datetime) -> Holding:
    """Prepared by 冯春社区, its roll taken in, announced."""
    at = opens_at - 18 * DAY
    by, second = _pair(cast.COMMUNITY, at)
    fact = actions.prepare(place=places.place(cast.COMMUNITY).path, what=what, by=by, at=at)
    held = Holding(fact.stream.partition(":")[2], opens_at, by, second)
    actions.take_roll(vote=held.vote, voters=_voters(OWNERS, "号楼"), by=by, at=at + HOUR)
    return _announced(held)


def _elects(matter: Procedure, opens_at: datetime) -> Holding:
    """Put to the owners from the page of the matter, the list posted and heard about for five days."""
    at = opens_at - 24 * DAY
    by, second = _pair(WEST, at)
    what = assembly.Putting(
        title="西工房家属院选举第一届业主委员会", rule="owners-committee-election", items=()
    )
    fact = assembly.ballot(topic=matter, what=what, by=by, at=at)
    held = Holding(fact.body["ballot"].partition(":")[2], opens_at, by, second)
    for name in CANDIDATES:
        actions.nominate(vote=held.vote, name=name, nominator="joint", by=by, at=at)
    actions.take_roll(vote=held.vote, voters=_voters(WEST_OWNERS, "排"), by=by, at=at + HOUR)
    actions.post(actions.Doing(vote=held.vote, by=by, at=at + 2 * HOUR), seats=SEATS)
    return _announced(held)


def _announced(held: Holding) -> Holding:
    ends_at, at = held.opens_at + LASTS, held.opens_at - 17 * DAY
    actions.announce(vote=held.vote, opens_at=held.opens_at, closes_at=ends_at, by=held.by, at=at)
    return held


def _pair(community: str, at: datetime) -> tuple[str, str]:
    """Who runs it, and who keys the second time."""
    return _who(f"community_staff@{community}", at), _who(f"mediator@{community}-01", at)


def _morning(at: datetime) -> datetime:
    return at.astimezone(SHANGHAI).replace(hour=9, minute=0, second=0, microsecond=0)


def _who(post: str, at: datetime) -> str:
    return posts.holders([post], at=at)[0].person


def _voters(many: int, house: str) -> list[Voter]:
    def phones(number: int) -> tuple[str, ...]:
        return (cast.RESIDENT_PHONE,) if house == "号楼" and number == OWN else ()

    return [
        Voter(
            number=f"E{n:04d}",
            area=6_000 + n * 137 % 4_100,
            units=(f"{n % 4 + 1}{house}{n}室",),
            phones=phones(n),
        )
        for n in range(1, many + 1)
    ]


def _running(until: datetime) -> None:
    """Open since two days, and five days to go; some on line, some on paper, some silent so far.

    Two papers were counted and wait to be keyed, a third came back since and waits to be counted.
    """
    what = actions.Preparing(
        title="凤鸣小院选聘物业服务企业",
        rule="civil-code-278-general",
        items=("同意选聘报名的物业服务企业", "同意公示的收费标准"),
    )
    opens_at = _morning(until - 2 * DAY)
    held = _chooses(what, opens_at)
    actions.name_witness(vote=held.vote, post=cast.SCRUTINEER, by=held.by, at=opens_at)
    for number, choice in enumerate(ONLINE, start=1):
        choices = {"1": choice, "2": "yes" if number % 3 else "abstain"}
        held.cast(number, choices, opens_at + number * HOUR)
    at = opens_at + 12 * HOUR
    for number in range(12, 18):
        held.deliver(number, at)
    for number in (12, 13):
        held.receive(number, "door", at + HOUR)
    held.count(at + HOUR)
    yes = {"1": "yes", "2": "yes"}
    actions.key(elector=held.slot(12), choices=yes, by=held.by, at=at + 2 * HOUR)
    held.receive(14, "door", at + 3 * HOUR)


def _over(until: datetime) -> None:
    """西工房 elects its first owners' committee, on line and off: three of five, counted and published."""
    opens_at = _morning(until - 20 * DAY)
    matter = owners.collect("西工房家属院选第一届业主委员会", at=opens_at - 39 * DAY)
    held = _elects(matter, opens_at)
    _signed(opens_at)
    for number in range(1, 9):
        chosen = ("123", "124", "135", "234")[number % 4] if number < 8 else "124"  # her paper says 123
        held.cast(number, _marks(chosen), opens_at + number * HOUR)
    _on_paper(held, opens_at + DAY)
    closed = opens_at + LASTS
    actions.close(vote=held.vote, by=held.by, at=closed + HOUR)
    _sampled(held, closed + HOUR)
    actions.publish(vote=held.vote, days=15, by=held.by, at=closed + 2 * HOUR)
    _signed(closed + 2 * HOUR)
    owners.decide(matter, ballot=held.vote.stream, at=closed + 3 * HOUR)


def _signed(at: datetime) -> None:
    """The heads of the days it ran, not of the day the demo is built; none where no key was made."""
    sealing.seal(at=at)
    actions.sign_heads(at=at)


def _sampled(held: Holding, at: datetime) -> None:
    """Dice are thrown before two scrutineers, and who keyed none of the papers reads each of them."""
    witnesses = (f"street_leader@{WEST_STREET}", f"community_secretary@{WEST}")
    for post in witnesses:
        actions.name_witness(vote=held.vote, post=post, by=held.by, at=at)
    _signed(at)
    dice = "3162 4512 3366 5421 6153"
    actions.draw_sample(vote=held.vote, dice=dice, witnesses=witnesses, by=held.by, at=at)
    by = _who(witnesses[1], at)
    for check in queries.checks_of(held.vote):
        read = actions.Reading(choices=_marks("125" if check.elector.number == "E0013" else "123"))
        actions.compare(check=check, what=read, by=by, at=at)


def _marks(chosen: str) -> Choices:
    return {
        str(key): "yes" if str(key) in chosen else "abstain" for key, _name in enumerate(CANDIDATES, start=1)
    }


def _on_paper(held: Holding, at: datetime) -> None:
    """Of one the two entries differ; another says something else than its voter did on line."""
    for number in (8, *range(9, 15)):
        held.deliver(number, at)
    for number in (8, *range(9, 14)):
        held.receive(number, "desk" if number % 2 else "door", at + HOUR)
    held.count(at + HOUR)
    for number in (8, *range(9, 13)):
        held.key(number, _marks("123"), _marks("123"), at + 2 * HOUR)
    held.key(13, _marks("125"), _marks("12"), at + 2 * HOUR)
    third = _who(f"street_staff@{WEST_STREET}", at)
    actions.adjudicate(elector=held.slot(13), choices=_marks("125"), by=third, at=at + 3 * HOUR)
    slot, guest = held.slot(8), people.guest(at=at + 4 * HOUR)
    code = slips.code_of(slot.stream, slot.codes)
    actions.keep(elector=slot, code=code, keeps="paper", by=guest, at=at + 4 * HOUR)
    (batch,) = queries.batches_of(held.vote)
    actions.check_batch(batch=batch, by=held.by, at=at + 5 * HOUR)
