"""Every action of a vote, at the desk and in a voter's own hands."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.test import Client
from django.urls import reverse

from bandeng.ballots import actions, headkey, queries, slips
from bandeng.ballots.models import Elector, Objection, Vote
from bandeng.ballots.web import agents, coowners, desk, knowing, objecting, own, steps
from bandeng.demo.town import COMMUNITY, Town
from bandeng.ledger import sealing
from bandeng.people import actions as people
from tests.ballots.conftest import NO, VOTERS, YES, photo
from tests.laws import coowned, tied
from tests.laws.acting import (
    ALREADY,
    BOTH_COUNT,
    LEADER,
    ONE_COUNTS,
    STAFF,
    TOLD,
    TYPED,
    Acting,
    Room,
    signed_in,
    twins,
)

DAY = timedelta(days=1)
OPENS, CLOSES = 19 * DAY, 26 * DAY  # after noon
OPEN, OVER = OPENS + timedelta(hours=3), CLOSES + timedelta(hours=3)
VOTER, RESIDENT, KEYERS, STREET = "voter", "resident", "keyers", "street_staff@410103012"
MEDIATOR = "mediator@410103012002-01"
WITNESSES = ("house_manager@410103012002-01", "patroller@410103012002-01")
DICE = "31624512336654216153"
TITLES, PHONES = count(1), count(13900010000)
WHEN = {"opens_at": "2022-07-23T09:00", "closes_at": "2022-07-30T09:00"}
WHAT = {"place": COMMUNITY, "title": "选聘{who}", "rule": "civil-code-278-general", "items": TYPED}
ROLL = "房号,业主,面积\n1-101,甲,88.05\n"


def _again(vote: str | Vote) -> Vote:
    return Vote.objects.get(id=vote.id if isinstance(vote, Vote) else vote)


def _of(fact: Any) -> str:
    return str(fact.stream.partition(":")[2])


def prepared(town: Town, **more: Any) -> Vote:
    told: dict[str, Any] = {"title": f"选聘{next(TITLES)}", "rule": WHAT["rule"], "items": ("选第一家",)}
    what = actions.Preparing(**(told | more))
    return _again(_of(actions.prepare(place=COMMUNITY, what=what, by=town.staff, at=town.noon)))


def rolled(town: Town) -> Vote:
    vote = prepared(town)
    actions.take_roll(vote=vote, voters=VOTERS, by=town.staff, at=town.noon)
    return _again(vote)


def announced(town: Town) -> Vote:
    vote, noon = rolled(town), town.noon
    actions.announce(vote=vote, opens_at=noon + OPENS, closes_at=noon + CLOSES, by=town.staff, at=noon)
    return _again(vote)


def watched(town: Town) -> Vote:
    vote = announced(town)
    for post in WITNESSES:
        actions.name_witness(vote=_again(vote), post=post, by=town.staff, at=town.noon)
    return _again(vote)


def election(town: Town) -> Vote:
    """With two candidates and a roll."""
    vote = prepared(town, rule="owners-committee-election", items=())
    for name in ("候选人张一一", "候选人李二二"):
        told = {"name": name, "nominator": "self"}
        actions.nominate(vote=_again(vote), **told, by=town.staff, at=town.noon)
    actions.take_roll(vote=_again(vote), voters=VOTERS, by=town.staff, at=town.noon)
    return _again(vote)


def posted(town: Town) -> Vote:
    vote = election(town)
    actions.post(actions.Doing(vote=vote, by=town.staff, at=town.noon), seats=1)
    return _again(vote)


def objected(town: Town) -> Vote:
    vote = posted(town)
    what = actions.Against(number="E0001", about="area", words="不是这个数")
    actions.object_to(actions.Doing(vote=vote, by=town.staff, at=town.noon), what=what)
    return _again(vote)


def slot(vote: Vote, place: int = 1) -> Elector:
    found = queries.elector(_again(vote), f"E{place:04d}")
    assert found
    return found


def cast(town: Town, vote: Vote, choices: dict[str, str], place: int = 1) -> None:
    one, at = slot(vote, place), town.noon + OPENS
    code = slips.code_of(one.stream, one.codes)
    actions.cast(elector=one, code=code, choices=choices, by=people.guest(at=at), at=at)


def voted(town: Town) -> Vote:
    vote = announced(town)
    cast(town, vote, YES)
    return _again(vote)


def delivered(town: Town) -> Vote:
    vote = announced(town)
    at = town.noon + OPENS
    actions.deliver(elector=slot(vote), how="door", to="owner", by=town.staff, at=at)
    return _again(vote)


def returned(town: Town) -> Vote:
    vote, at = delivered(town), town.noon + OPENS
    back = actions.Returned(serial="E0001-1", where="door", picture=f"{next(TITLES):064x}")
    actions.receive(elector=slot(vote), back=back, by=town.staff, at=at)
    return _again(vote)


def batched(town: Town) -> Vote:
    """The papers that came back were counted twice by hand."""
    vote = returned(town)
    for by in (town.staff, town.holder(MEDIATOR)):
        actions.count_batch(vote=vote, counted="1", by=by, at=town.noon + OPENS)
    return _again(vote)


def keyed(town: Town, vote: Vote, first: dict[str, str], second: dict[str, str]) -> Vote:
    at = town.noon + OPENS
    for by, choices in ((town.staff, first), (town.holder(MEDIATOR), second)):
        actions.key(elector=slot(vote), choices=choices, by=by, at=at)
    return _again(vote)


def unlike(town: Town) -> Vote:
    """The two entries of a paper differ."""
    return keyed(town, batched(town), YES, NO)


def agreed(town: Town) -> Vote:
    return keyed(town, batched(town), YES, YES)


def in_conflict(town: Town) -> Vote:
    """On line another choice than on paper."""
    vote = batched(town)
    cast(town, vote, YES)
    return keyed(town, vote, NO, NO)


def disputed(town: Town) -> Vote:
    vote, at = voted(town), town.noon + OPENS
    code = slips.code_of(slot(vote).stream)
    actions.dispute(elector=slot(vote), code=code, words="没投过", by=people.guest(at=at), at=at)
    return _again(vote)


def empowered(town: Town) -> Vote:
    vote, at = announced(town), town.noon + OPENS
    what = actions.Empowering(name="吴五五", phone="13700007777", relation="family", form="f" * 64)
    actions.empower(elector=slot(vote), what=what, by=town.staff, at=at)
    return _again(vote)


def counted(town: Town) -> Vote:
    """One paper came back and was keyed as it is; the count is signed; two scrutineers are named."""
    vote, at = agreed(town), town.noon + CLOSES
    (batch,) = queries.batches_of(vote)
    actions.check_batch(batch=batch, by=town.staff, at=at)
    actions.close(vote=vote, by=town.staff, at=at)
    if headkey.head_key() is None:
        headkey.make()
    sealing.seal(at=at)
    actions.sign_heads(at=at)
    for post in WITNESSES:
        actions.name_witness(vote=_again(vote), post=post, by=town.staff, at=at)
    return _again(vote)


def drawn(town: Town) -> Vote:
    vote, at = counted(town), town.noon + CLOSES
    actions.draw_sample(vote=vote, dice=DICE, witnesses=WITNESSES, by=town.staff, at=at)
    return _again(vote)


def wrong(town: Town) -> Vote:
    """The paper that was drawn is not what was keyed."""
    vote, at = drawn(town), town.noon + CLOSES
    what = actions.Reading(choices=NO, sure=True)
    actions.compare(check=queries.check(vote, "E0001-1"), what=what, by=town.leader, at=at)
    return _again(vote)


def over(town: Town) -> Vote:
    """Counted, and no paper to compare."""
    vote = voted(town)
    actions.close(vote=vote, by=town.staff, at=town.noon + CLOSES)
    return _again(vote)


def tie(town: Town) -> Vote:
    """Counted: three candidates have two votes each for two seats."""
    vote, by, at = prepared(town, rule="owners-committee-election", items=()), town.staff, town.noon
    for name in ("孙六六", "周七七", "郑八八"):
        actions.nominate(vote=_again(vote), name=name, nominator="self", by=by, at=at)
    actions.take_roll(vote=_again(vote), voters=tied.VOTERS, by=by, at=at)
    actions.post(actions.Doing(vote=_again(vote), by=by, at=at), seats=2)
    times = {"opens_at": at + 21 * DAY, "closes_at": at + CLOSES}
    actions.announce(vote=_again(vote), **times, by=by, at=at + 5 * DAY)
    for post in WITNESSES:
        actions.name_witness(vote=_again(vote), post=post, by=by, at=at + 6 * DAY)
    tied.cast(town, vote.id)
    actions.close(vote=_again(vote), by=by, at=times["closes_at"])
    return _again(vote)


def telephoned(town: Town) -> Vote:
    """The telephone of the first of the roll has signed in."""
    phone = str(next(PHONES))
    vote, noon = prepared(town), town.noon
    voters = (type(VOTERS[0])(number="E0001", area=8805, units=("1-101",), phones=(phone,)), *VOTERS[1:])
    actions.take_roll(vote=vote, voters=voters, by=town.staff, at=noon)
    times = {"opens_at": noon + OPENS, "closes_at": noon + CLOSES}
    actions.announce(vote=_again(vote), **times, by=town.staff, at=noon)
    vote = _again(vote)
    vote.reader = people.register(name="", kind="resident", phone=phone, at=noon).id  # type: ignore[attr-defined]
    return vote


def _clients(acting: Acting, thing: Any, town: Town, at: datetime) -> list[Client]:
    """Two of the desk; two telephones that opened one slot; two bodies that key; one voter twice."""
    if acting.by == VOTER and hasattr(thing, "reader"):
        return [_at_her_ballot(thing) for _phone in range(2)]
    if acting.by == VOTER:
        return [opened(thing) for _phone in range(2)]
    if acting.by == RESIDENT:
        return [signed_in(_neighbour(town)) for _each in range(2)]
    if acting.by == KEYERS:
        return [signed_in(person) for person in (town.staff, town.holder(MEDIATOR))]
    return [signed_in(person) for person in twins(town, acting.by)]


def _at_her_ballot(vote: Any) -> Client:
    """Signed in; of a number with co-owners the ballot is open, too."""
    phone = signed_in(vote.reader)
    if hasattr(vote, "other"):
        assert phone.post(reverse("ballots:identity", args=[vote.id]), NUMBER).status_code == 302
    return phone


def _neighbour(town: Town) -> str:
    phone = str(next(PHONES))
    return people.register(name="邻居", kind="resident", phone=phone, at=town.noon).id


def opened(vote: Vote) -> Client:
    phone, one = Client(raise_request_exception=False), slot(vote)
    given = {"number": one.number, "code": slips.code_of(one.stream, one.codes)}
    assert phone.post(f"/votes/{vote.id}/ballot/", given).status_code == 302
    return phone


def _holes(acting: Acting, thing: Any, town: Town) -> dict[str, str]:
    objection = Objection.objects.filter(vote=thing).first() if thing else None
    line = coowned.her_line(thing) if thing else ""
    return {"objection": objection.id if objection else "", "number": str(next(TITLES)), "line": line}


def _photo(_who: str) -> bytes:
    """A picture of its own each time."""
    return photo(str(next(TITLES))).read()


PAPER, NUMBER = {"serial": "E0001-1"}, {"number": "E0001"}
HANDED = {**NUMBER, "how": "door", "to": "owner"}
TIE = {"way": "lot", "chosen": ("1", "2"), "tie_witnesses": WITNESSES, "tie_how": TYPED}
AGENT = {"agent_of": "E0001", "agent": "吴{who}", "agent_phone": "13700007777", "relation": "family"}
ROOM = Room(
    acting={
        "addition": Acting(begin=lambda town: None, by=STAFF, said=WHAT, ends=BOTH_COUNT),
        "roll": Acting(begin=prepared, by=STAFF, files={"roll": ROLL}),
        "correction": Acting(begin=rolled, by=STAFF, said={**NUMBER, "area": "88.06", "why": TYPED}),
        "announcement": Acting(begin=rolled, by=STAFF, said=WHEN),
        "witness": Acting(begin=announced, by=STAFF, said={"post": WITNESSES[0]}, ends=ONE_COUNTS),
        "release": Acting(begin=watched, by=STAFF, said={"witness": WITNESSES[0]}, ends=ONE_COUNTS),
        "withdrawal": Acting(begin=announced, by=STAFF, said={"withdrawal": TYPED}),
        "candidate": Acting(begin=election, by=STAFF, said={"candidate": "王三{who}", "nominator": "self"}),
        "standing-down": Acting(
            begin=election, by=STAFF, said={"key": "1", "down_why": "herself"}, ends=ONE_COUNTS
        ),
        "posting": Acting(begin=election, by=STAFF, said={"seats": "1"}),
        "objection": Acting(
            begin=posted, by=STAFF, said={"against": "E0001", "about": "area", "objection": TYPED}
        ),
        "ruling": Acting(
            begin=objected, by=STAFF, said={"which": "{objection}", "upheld": "yes", "ruling_why": TYPED}
        ),
        "listing": Acting(
            begin=posted, by=STAFF, said={"listed_area": "77.00", "units": "3-1", "listed_why": TYPED}
        ),
        "striking": Acting(
            begin=posted, by=STAFF, said={"struck": "E0002", "struck_why": TYPED}, ends=ONE_COUNTS
        ),
        "amendment": Acting(begin=announced, by=STAFF, said={**NUMBER, "area": "90.01", "why": TYPED}),
        "delivery": Acting(begin=announced, by=STAFF, said=HANDED, after=OPEN),
        "return": Acting(
            begin=delivered,
            by=STAFF,
            said={**PAPER, "where": "door"},
            files={"picture": _photo},
            after=OPEN,
        ),
        "spoiling": Acting(begin=delivered, by=STAFF, said={**PAPER, "why": "written-badly"}, after=OPEN),
        "batch-count": Acting(begin=returned, by=KEYERS, said={"counted": "1"}, after=OPEN, ends=TOLD),
        "batch-check": Acting(begin=agreed, by=STAFF, said={"batch": "1"}, after=OVER),
        "keying": Acting(begin=batched, by=KEYERS, said={**PAPER, "item-1": "yes"}, after=OPEN),
        "adjudication": Acting(begin=unlike, by=STREET, said={**PAPER, "item-1": "yes"}, after=OPEN),
        "settlement": Acting(
            begin=in_conflict, by=STREET, said={**NUMBER, "keeps": "paper", "asked": "telephone"}, after=OPEN
        ),
        "answer": Acting(
            begin=disputed, by=STAFF, said={**NUMBER, "outcome": "stands", "words": TYPED}, after=OPEN
        ),
        "empowerment": Acting(begin=announced, by=STAFF, said=AGENT, files={"form": _photo}, after=OPEN),
        "disempowerment": Acting(
            begin=empowered, by=STAFF, said={"ended_of": "E0001", "ended": "another"}, after=OPEN
        ),
        "new-owner": Acting(
            begin=announced,
            by=STAFF,
            said={"sold_of": "E0001", "sold_phones": "13700006666", "sold": TYPED},
            after=OPEN,
        ),
        "count": Acting(begin=voted, by=STAFF, after=OVER),
        "sample": Acting(begin=counted, by=STAFF, said={"dice": DICE, "witnesses": WITNESSES}, after=OVER),
        "comparison": Acting(begin=drawn, by=LEADER, said={**PAPER, "item-1": "yes"}, after=OVER),
        "recount": Acting(begin=wrong, by=STAFF, after=OVER),
        "tie": Acting(begin=tie, by=STAFF, said=TIE, after=OVER),
        "publication": Acting(begin=over, by=STAFF, said={"days": "15"}, after=OVER),
        "objections": Acting(begin=announced, by=RESIDENT, said={"about": "missing", "objection": TYPED}),
        "casting": Acting(begin=announced, by=VOTER, said={"item-1": "yes"}, after=OPEN),
        "keeping": Acting(begin=in_conflict, by=VOTER, said={"keeps": "paper"}, after=OPEN),
        "dispute": Acting(begin=voted, by=VOTER, said={"words": TYPED}, after=OPEN),
        "voter": Acting(begin=coowned.owned, by=VOTER, said={"line": "{line}"}, after=OPEN),
        "voter-objection": Acting(begin=coowned.named, by=VOTER, said={"contest": TYPED}, after=OPEN),
        "voter-settlement": Acting(
            begin=coowned.contested,
            by=STAFF,
            said={"voter_of": "E0001", "line": "{line}", "voter_why": TYPED},
            after=OPEN,
        ),
        "identity": Acting(begin=telephoned, by=VOTER, said=NUMBER, after=OPEN, ends=ALREADY),
    },
    nobodys={
        "ballot": "opens one's own slot in this browser, and records nothing",
        "leaving": "closes it in this browser",
        "receipt": "a look",
    },
    not_acts={
        "ballots.see": "a look",
    },
    behind={
        "ballots.cast": "casting",
        "ballots.keep": "keeping",
        "ballots.dispute": "dispute",
        "ballots.raise": "objections",
        "ballots.identify": "identity",
        "ballots.name_voter": "voter",
        "ballots.contest_voter": "voter-objection",
    },
    reads=(
        (desk, "_vote"),
        (steps, "numbered"),
        (steps, "_papered"),
        (agents, "numbered"),
        (coowners, "numbered"),
        (own.knowing, "mine"),
        (objecting, "vote_or_404"),
        (knowing, "vote_or_404"),
    ),
    holes=_holes,
    clients=_clients,
)
