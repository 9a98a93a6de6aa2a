"""An election as people read it: who has a majority and a seat, who stands by, which tie a person settles."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.ballots import queries
from bandeng.ballots.models import Vote
from bandeng.ballots.rules.electing import Elected, settled
from bandeng.ballots.rules.roll import Weight, square_metres, weight
from bandeng.ballots.rules.tallying import Tally
from bandeng.ballots.telling import reasons
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.words import moment_text


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
    """Who was elected in a vote that was counted: read from the counted items, drawn by nobody; a tie as
    people settled it."""
    names = {item.key: item.words for item in queries.items(vote)}
    found, tie = queries.seats_as_counted(vote), queries.tie_of(vote)
    if tie is None:
        return Outcome(elected=found, names=names, told=told(found, names))
    yielded = any(way.yields for way in book().voting_people.ties if way.code == tie.way)
    after = settled(found, tie.chosen, yielded=yielded)
    return Outcome(elected=after, names=names, told=[*told(after, names), *tie_told(found, tie, names)])


def tie_told(found: Elected, tie: queries.Settling, names: Mapping[str, str]) -> list[str]:
    """Which tie it was and how people settled it, before whom."""
    way = next((spoken(each) for each in book().voting_people.ties if each.code == tie.way), tie.way)
    tied, chosen = ("、".join(names[key] for key in keys) for keys in (found.tied, tie.chosen))
    words = {
        "tied": tied,
        "left": found.left,
        "way": way,
        "chosen": chosen,
        "n": tie.witnesses,
        "at": moment_text(tie.at),
    }
    said = [_("%(tied)s 得票一样,只剩 %(left)s 个名额:%(way)s,定下 %(chosen)s。") % words]
    if tie.witnesses:
        said.append(_("%(n)s 位监票人在场,%(at)s记下。") % words)
    return said


def scheme(vote: Vote, rule: VotingRule) -> dict[str, object]:
    """What the bundle says of an election before it is counted: seats, and by what those who passed are put
    in order. Empty for a vote of items."""
    return {"seats": vote.seats, "order": list(rule.order)} if vote.seats else {}


def totals(vote: Vote) -> dict[str, object]:
    """Who was elected, for the bundle, by the keys of the candidates: as the count alone gives it, and how
    people settled a tie. Empty for a vote of items."""
    if not vote.seats:
        return {}
    found, tie = queries.seats_as_counted(vote), queries.tie_of(vote)
    counted = {"elected": found.elected, "tied": found.tied, "alternates": found.alternates}
    plain: dict[str, object] = {name: list(keys) for name, keys in counted.items()}
    settled_by = {"way": tie.way, "chosen": list(tie.chosen), "witnesses": tie.witnesses} if tie else None
    return plain | ({"tie": settled_by} if settled_by else {})
