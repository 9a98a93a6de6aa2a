"""Samples and their papers as tables."""

from collections.abc import Iterable

from bandeng.ballots.models import Check, Elector, Sample, Vote
from bandeng.ballots.projections.votes import results
from bandeng.ballots.rules.auditing import DIFFERS, WAITING
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import on, tables

tables(Sample, Check)


@on("ballots.sampled")
def sampled(fact: Fact) -> None:
    body, vote = fact.body, fact.stream.partition(":")[2]
    Sample.objects.create(
        id=vote,
        vote_id=vote,
        seed=body["seed"],
        anchor=body["anchor"],
        papers=body["papers"],
        drawn=len(body["serials"]),
        full=body["full"],
        witnesses=len(body["witnesses"]),
        at=fact.at,
    )
    _await(vote, body["serials"], lot=True)


def _await(vote: str, serials: Iterable[str], *, lot: bool) -> None:
    slots = dict(Elector.objects.filter(vote=vote, received=True).values_list("serial", "id"))
    Check.objects.bulk_create(
        [
            Check(
                id=f"{vote}:{serial}",
                vote_id=vote,
                elector_id=slots[serial],
                serial=serial,
                state=WAITING,
                lot=lot,
            )
            for serial in serials
        ],
        batch_size=500,
    )


@on("ballots.compared")
def compared(fact: Fact) -> None:
    """Where one differs all others must be compared as well."""
    body, vote = fact.body, fact.stream.split(":")[1]
    told = {"state": body["outcome"], "choices": body["choices"]["kept"]}
    Check.objects.filter(id=f"{vote}:{body['serial']}").update(**told)
    if body["outcome"] == DIFFERS and Sample.objects.filter(id=vote, full=False).update(full=True):
        papers = Elector.objects.filter(vote=vote, received=True).exclude(paper="-")
        known = set(Check.objects.filter(vote=vote).values_list("serial", flat=True))
        others = sorted(set(papers.values_list("serial", flat=True)) - known)
        _await(vote, others, lot=False)


@on("ballots.recounted")
def recounted(fact: Fact) -> None:
    vote = fact.stream.partition(":")[2]
    for check in Check.objects.filter(vote=vote, state=DIFFERS):
        Elector.objects.filter(id=check.elector_id).update(paper=check.choices)
    Sample.objects.filter(id=vote).update(recounted=True)
    Vote.objects.filter(id=vote).update(turn=fact.turn + 1, **results(fact))
