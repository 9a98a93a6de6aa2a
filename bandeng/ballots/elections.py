"""An election as people read it: who has a majority and a seat, who stands by, which tie a person settles."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots import queries
from bandeng.ballots.models import Vote
from bandeng.ballots.rules.electing import Elected, Stood, elect
from bandeng.ballots.rules.roll import Weight, square_metres, weight
from bandeng.ballots.rules.tallying import Tally
from bandeng.ballots.telling import reasons
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule


def told(found: Elected, names: Mapping[str, str]) -> list[str]:
    """The outcome in sentences, in the order in which it is read out. ``names``: of the candidates."""

    def named(keys: tuple[str, ...]) -> str:
        return "、".join(names[key] for key in keys)

    words = {"seats": found.seats, "elected": named(found.elected), "left": found.left}
    words |= {"tied": named(found.tied), "rest": named(found.alternates), "vacant": found.vacant}
    said = []
    if found.elected:
        said.append(_("选 %(seats)s 名,当选:%(elected)s。") % words)
    elif not found.tied:
        said.append(_("选 %(seats)s 名,没有人过半,没有人当选。") % words)
    if found.tied:
        said.append(_("%(tied)s 得票一样,只剩 %(left)s 个名额。这里不抽签,请按议事规则由人来定。") % words)
    if found.alternates:
        said.append(_("过半但名额已满,依次候补:%(rest)s。") % words)
    if found.vacant and found.elected:
        said.append(_("还空着 %(vacant)s 个名额,没有别人过半。") % words)
    return said


def answer(
    rule: VotingRule,
    roll: Mapping[str, Weight],
    marks: Mapping[str, frozenset[str]],
    counted: Mapping[str, Tally],
    found: Elected,
) -> dict[str, object]:
    """The whole outcome for a script; ``candidates`` in the order they stood in."""
    return {
        "rule": rule.code,
        "roll": _weight(weight(roll, roll)),
        "participating": _weight(weight(roll, marks)),
        "seats": found.seats,
        "quorum": all(tally.quorum for tally in counted.values()) and bool(counted),
        "candidates": [_candidate(key, tally, found) for key, tally in counted.items()],
        "elected": list(found.elected),
        "alternates": list(found.alternates),
        "tied": list(found.tied),
        "left": found.left,
        "vacant": found.vacant,
    }


def _candidate(key: str, tally: Tally, found: Elected) -> dict[str, object]:
    return {
        "candidate": key,
        "votes": _weight(tally.yes),
        "majority": tally.passed,
        "elected": key in found.elected,
        "reasons": reasons(tally),
    }


def _weight(weight: Weight) -> dict[str, object]:
    return {"area": square_metres(weight.area), "heads": weight.heads}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an election came to, the names of its candidates, and the sentences that tell it."""

    elected: Elected
    names: Mapping[str, str]
    told: list[str]


def outcome(vote: Vote) -> Outcome:
    """Who was elected in a vote that was counted: read from the counted items, drawn by nobody."""
    rule, items = book().voting_rule(vote.rule), queries.items(vote)
    stood = [Stood(item.key, Weight(item.yes_area, item.yes_heads), item.passed) for item in items]
    found = elect(stood, seats=vote.seats, order=rule.order)
    names = {item.key: item.words for item in items}
    return Outcome(elected=found, names=names, told=told(found, names))


def scheme(vote: Vote, rule: VotingRule) -> dict[str, object]:
    """What the bundle says of an election before it is counted: seats, and by what those who passed are put
    in order. Empty for a vote of items."""
    return {"seats": vote.seats, "order": list(rule.order)} if vote.seats else {}


def totals(vote: Vote) -> dict[str, object]:
    """Who was elected, for the bundle, by the keys of the candidates. Empty for a vote of items."""
    if not vote.seats:
        return {}
    found = outcome(vote).elected
    return {"elected": list(found.elected), "tied": list(found.tied), "alternates": list(found.alternates)}
