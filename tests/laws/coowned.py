"""A number of a roll that two people own: who of them votes, an objection, and the community's word."""

from datetime import timedelta
from itertools import count

from bandeng.ballots import actions, queries
from bandeng.ballots.models import Elector, Vote
from bandeng.ballots.queries import coowners
from bandeng.demo.town import COMMUNITY, Town
from bandeng.people import actions as people
from bandeng.people.models import Person
from tests.ballots.conftest import VOTERS

DAY = timedelta(days=1)
OPENS, CLOSES = 16 * DAY, 23 * DAY  # after noon
PHONES, TITLES = count(13900050000), count(1)


def owned(town: Town) -> Vote:
    """Two telephones stand at the first number; ``reader``: whoever signs in with the first of them."""
    noon, phones = town.noon, (str(next(PHONES)), str(next(PHONES)))
    told = {"rule": "civil-code-278-general", "items": ("选第一家",)}
    what = actions.Preparing(title=f"两个人的房{next(TITLES)}", **told)  # type: ignore[arg-type]
    fact = actions.prepare(place=COMMUNITY, what=what, by=town.staff, at=noon)
    vote = Vote.objects.get(id=fact.stream.partition(":")[2])
    first = type(VOTERS[0])(number="E0001", area=8805, units=("1-101",), phones=phones)
    actions.take_roll(vote=vote, voters=(first, *VOTERS[1:]), by=town.staff, at=noon)
    times = {"opens_at": noon + OPENS, "closes_at": noon + CLOSES}
    actions.announce(vote=Vote.objects.get(id=vote.id), **times, by=town.staff, at=noon)
    return _read_by(town, vote.id, phones[0], phones[1])


def named(town: Town) -> Vote:
    """The other owner named herself."""
    vote = owned(town)
    other: Person = vote.other  # type: ignore[attr-defined]
    at = town.noon + OPENS
    actions.name_voter(elector=number(vote), line=line_of(vote, other), by=other.id, at=at)
    return vote


def contested(town: Town) -> Vote:
    """And the first does not agree."""
    vote = named(town)
    reader: str = vote.reader  # type: ignore[attr-defined]
    actions.contest_voter(elector=number(vote), words="没有商量过", by=reader, at=town.noon + OPENS)
    return vote


def _read_by(town: Town, ref: str, first: str, second: str) -> Vote:
    """The vote with its two people beside it."""
    vote = Vote.objects.get(id=ref)
    owners = [people.register(name="", kind="resident", phone=each, at=town.noon) for each in (first, second)]
    vote.reader, vote.other = owners[0].id, owners[1]  # type: ignore[attr-defined]
    return vote


def number(vote: Vote) -> Elector:
    """As it stands now."""
    found = queries.elector(vote, "E0001")
    assert found
    return found


def line_of(vote: Vote, person: Person) -> str:
    """Her telephone's entry on the roll."""
    return coowners.own_lines(number(vote), person).pop()


def her_line(vote: Vote) -> str:
    """That of whoever reads; ``""`` where nobody does."""
    if not hasattr(vote, "other"):
        return ""
    return line_of(vote, Person.objects.get(id=vote.reader))  # type: ignore[attr-defined]
