"""The ledger of a vote line by line, its signed heads, and who is told of them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Sum

from bandeng.ballots.models import Batch, Check, Elector, Head, Sample, Scrutineer, Vote
from bandeng.ballots.queries.votes import PUBLIC_STATES
from bandeng.ballots.rules import heads as rules
from bandeng.ledger.models import Fact
from bandeng.people import queries as people
from bandeng.posts import queries as posts

BATCH, HIGHEST = 500, 2**63 - 1
COLUMNS = ("id", "name", "stream", "body_text", "digest")


def entries(vote: Vote, *, up_to: int = HIGHEST) -> list[rules.Entry]:
    """Every fact of the vote and of its slots up to this height, by height; heads are none of them."""
    rows = [
        row
        for streams in _batches(vote)
        for row in Fact.objects.among(streams).up_to(up_to).values_list(*COLUMNS)
    ]
    return [rules.entry(*row) for row in sorted(rows)]


def _batches(vote: Vote) -> Iterator[list[str]]:
    numbers = Elector.objects.filter(vote=vote).order_by("number").values_list("number", flat=True)
    checks = Check.objects.filter(vote=vote).order_by("id").values_list("id", flat=True)
    streams = [
        vote.stream,
        f"sample:{vote.id}",
        *(f"check:{each}" for each in checks),
        *(f"batch:{each}" for each in Batch.objects.filter(vote=vote).values_list("id", flat=True)),
        *(f"slot:{vote.id}:{number}" for number in numbers),
    ]
    for start in range(0, len(streams), BATCH):
        yield streams[start : start + BATCH]


def how_many(vote: Vote) -> int:
    """How many facts the vote and its slots have, sealed or not."""
    of_slots = Elector.objects.filter(vote=vote).aggregate(all=Sum("turn", default=0))
    checks = Check.objects.filter(vote=vote).exclude(choices="-").count()
    of_batches = Batch.objects.filter(vote=vote).aggregate(all=Sum("turn", default=0))
    papers = int(of_slots["all"]) + int(of_batches["all"]) + checks
    return vote.turn + papers + Sample.objects.filter(id=vote.id).count()


def votes_to_sign(*, at: datetime) -> list[Vote]:
    """Votes that were announced, but for those published long ago."""
    found = Vote.objects.filter(state__in=PUBLIC_STATES).exclude(published_at__lt=at - rules.SIGNED_AFTER)
    return list(found.order_by("id"))


def last_head(vote: Vote) -> Head | None:
    """The newest signed head; None before the first."""
    return Head.objects.filter(vote=vote).order_by("-number").first()


def head(vote: Vote, number: int) -> Head:
    """The head of this number. Raises Head.DoesNotExist."""
    return Head.objects.select_related("vote").get(vote=vote, number=number)


def heads(vote: Vote, *, below: int = 0, at_most: int = 0) -> list[Head]:
    """Signed heads, the newest first; those below a number, so many at most (0: all)."""
    rows = Head.objects.filter(vote=vote).order_by("-number")
    rows = rows.filter(number__lt=below) if below else rows
    return list(rows[:at_most] if at_most else rows)


def watched_by(person: str, *, at: datetime) -> list[Vote]:
    """The votes of which she is a scrutineer, herself or in a post, once everybody may see them."""
    mine = (person, *(holding.post for holding in posts.holdings(person, at=at)))
    watched = Scrutineer.objects.filter(witness__in=mine).values("vote")
    found = Vote.objects.filter(id__in=watched, state__in=PUBLIC_STATES)
    return list(found.order_by("-prepared_at", "-id"))


def scrutineers(vote: Vote) -> list[tuple[str, str]]:
    """Id and name of each: a post by its office, a person by her name. For the desk."""
    ids = list(Scrutineer.objects.filter(vote=vote).order_by("id").values_list("witness", flat=True))
    names = people.names(ref for ref in ids if "@" not in ref)
    names |= {office.post: office.name for office in posts.offices(ref for ref in ids if "@" in ref)}
    return [(ref, names.get(ref, ref)) for ref in ids]
