"""What is laid open after the close, under the numbers of the roll: no room, no name, no telephone.

A ballot that counts is opened with its salt, so that anybody can hold it against the commitment in the book.
Areas may tell neighbours whose a number is: the bundle says so; only commitments that add up could hide it.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Q

from bandeng.ballots import elections, queries
from bandeng.ballots.models import Elector, Item, Vote
from bandeng.ballots.queries import voided
from bandeng.ballots.rules.life import ONLINE
from bandeng.ballots.rules.roll import square_metres
from bandeng.ballots.rules.slots import CONFLICT, UNDECIDED
from bandeng.kernel.canonical import moment
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import Threshold

FORMAT = 1
CHOOSING = ("ballots.cast", "ballots.keyed", "ballots.adjudicated", "ballots.compared")


def scheme(vote: Vote) -> dict[str, Any]:
    """What was put, under which rule, when, and the root of the roll."""
    rule = book().voting_rule(vote.rule)
    return {
        "bandeng_vote": FORMAT,
        "vote": vote.id,
        "title": vote.title,
        "items": {item.key: item.words for item in queries.items(vote)},
        "rule": rule.code,
        "law": rule.law_zh if vote.binding else "",
        "binding": vote.binding,
        "measures": list(rule.measures),
        "quorum": _threshold(rule.quorum),
        "pass": _threshold(rule.agreed),
        "pass_of": rule.agreed_of,
        "deemed": vote.deemed,
        "article": vault.read([vote.article]).get(vote.article, ""),
        "batched": queries.is_batched(vote),
        **elections.scheme(vote, rule),
        "opens_at": moment(vote.opens_at) if vote.opens_at else "",
        "closes_at": moment(vote.closes_at) if vote.closes_at else "",
        "root": vote.root,
    }


def _threshold(one: Threshold) -> dict[str, Any]:
    return {"share": str(one.share), "beyond": one.beyond}


def roll(vote: Vote) -> list[dict[str, Any]]:
    """The frozen roll: number, area, units; whether a ballot was handed over, whether one was left open."""
    rows = Elector.objects.filter(vote=vote).order_by("number")
    left_open, standings = (CONFLICT, UNDECIDED), queries.standings(vote)
    return [
        {
            "number": row.number,
            "area": square_metres(row.area),
            "units": row.units,
            "delivered": row.reached,
            "open": standings[row.number].what in left_open,
        }
        for row in rows
    ]


def ballots(vote: Vote) -> list[dict[str, Any]]:
    """Every ballot that counts: choices and salt, the commitment, and where it stands in the book."""
    rows = list(Elector.objects.filter(vote=vote).order_by("number"))
    standings = queries.standings(vote)
    counted = [row for row in rows if standings[row.number].choices is not None]
    entry = {row.id: row.online if standings[row.number].what == ONLINE else row.paper for row in counted}
    opened = vault.openings(entry.values())
    facts = _facts(vote)
    return [_ballot(row, standings[row.number].what, opened[entry[row.id]], facts) for row in counted]


def _ballot(
    row: Elector, way: str, opened: tuple[str, str], facts: dict[str, tuple[str, dict[str, object]]]
) -> dict[str, Any]:
    salt, words = opened
    entry = row.online if way == ONLINE else row.paper
    seal, place = facts[entry]
    return {"number": row.number, "way": way, "choices": words, "salt": salt, "seal": seal, "book": place}


def _facts(vote: Vote) -> dict[str, tuple[str, dict[str, object]]]:
    """For each entry of choices its commitment and the inclusion proof of the fact that holds it."""
    mine = Q(stream__startswith=f"slot:{vote.id}:") | Q(stream__startswith=f"check:{vote.id}:")
    facts = list(Fact.objects.named(*CHOOSING).filter(mine).order_by("id"))
    places = ledger.proofs(fact.id for fact in facts)
    return {
        fact.body["choices"]["kept"]: (fact.body["choices"]["seal"], _place(fact, places)) for fact in facts
    }


def _place(fact: Fact, places: Mapping[int, dict[str, object]]) -> dict[str, object]:
    return places.get(fact.id, {"height": fact.id, "digest": fact.digest})


def heads(vote: Vote) -> dict[str, Any]:
    """Every signed head with its signature, the oldest first."""
    rows = reversed(queries.heads(vote))
    signed = [{**row.signed().plain(), "key": row.key, "signature": row.signature} for row in rows]
    return {"bandeng_heads": FORMAT, "vote": vote.id, "heads": signed}


def entries(vote: Vote) -> list[dict[str, Any]]:
    """The ledger of the vote line by line: what the heads stand for."""
    return [entry.plain() for entry in queries.entries(vote)]


def audit(vote: Vote) -> dict[str, Any]:
    """The sample: dice, what they were bound to, the papers they were drawn from and what came of each."""
    standing = queries.sample_standing(vote)
    sample = standing.sample
    told = {"needed": standing.needed, "drawn": sample is not None, "serials": [], "checks": []}
    if sample is None:
        return told
    checks = queries.checks_of(vote)
    return told | {
        "seed": sample.seed,
        "anchor": sample.anchor,
        "witnesses": sample.witnesses,
        "papers": queries.papers_of(vote),
        "serials": [each.serial for each in checks if each.lot],
        "checks": [{"serial": each.serial, "outcome": each.state} for each in checks],
        "full": sample.full,
        "recounted": sample.recounted,
    }


def batches(vote: Vote) -> list[dict[str, Any]]:
    """The control totals of every batch of papers."""
    return [
        {
            "number": batch.number,
            "state": batch.state,
            **asdict(told),
            "equal": told.equal,
            "serials": queries.serials_of(batch),
        }
        for batch in queries.batches_of(vote)
        for told in [queries.totals_of(batch)]
    ]


def totals(vote: Vote) -> dict[str, Any]:
    """What was announced: each item's sums, and whether open ballots could change it."""
    items = {item.key: _item(item) for item in queries.items(vote)}
    open_ = {"conflicts": vote.conflicts, "undecided": vote.undecided, "could_change": vote.could_change}
    return {"items": items, **open_, "voided": _voided(vote), **elections.totals(vote)}


def _voided(vote: Vote) -> dict[str, Any]:
    """How many numbers had a ballot voided, by why; and how many papers were issued anew, by why."""
    numbers = {each.why: {"numbers": each.many, "late": each.late} for each in voided.voided(vote)}
    return numbers | {"papers": dict(sorted(voided.reissued(vote).items()))}


def _item(item: Item) -> dict[str, Any]:
    def weight(side: str) -> dict[str, Any]:
        return {"area": square_metres(getattr(item, f"{side}_area")), "heads": getattr(item, f"{side}_heads")}

    sums = {side: weight(side) for side in ("yes", "no", "abstain", "deemed")}
    return {**sums, "deemed_as": item.deemed_as, "quorum": item.quorum, "passed": item.passed}
