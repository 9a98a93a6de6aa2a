"""Raised hands under a rule of votes: the same engine that counts ballots, one head each. Pure."""

from collections.abc import Iterator

from bandeng.assembly.facts import Hands
from bandeng.ballots.rules.roll import Weight
from bandeng.ballots.rules.tallying import ABSTAIN, NO, YES, Tally, tally
from bandeng.rulebook.rules.voting import VotingRule

NUMBERS = ("due", "present", "yes", "no", "abstain")
SUM = "sum"  # the hands are not as many as came
ONE = Weight(0, 1)
NOBODY = Hands(rule="-", due=0, present=0, yes=0, no=0, abstain=0)


def faults_in(hands: Hands, *, most: int) -> Iterator[str]:
    """Every number that cannot be (its field), and ``SUM``: nothing negative, nobody counted twice."""
    yield from (name for name in NUMBERS if not 0 <= getattr(hands, name) <= most)
    if hands.due == 0:
        yield "due"
    elif hands.present > hands.due:
        yield "present"
    if hands.yes + hands.no + hands.abstain != hands.present:
        yield SUM


def counted(hands: Hands, rule: VotingRule) -> Tally:
    """The result. Abstentions take part and so weigh against."""
    roll = {str(number): ONE for number in range(hands.due)}
    said = [YES] * hands.yes + [NO] * hands.no + [ABSTAIN] * hands.abstain
    return tally(rule, roll, {str(number): choice for number, choice in enumerate(said)})


def needed(rule: VotingRule, due: int) -> int:
    """How many of ``due`` must come."""
    return next(n for n in range(due + 2) if n > due or rule.quorum.holds(n, due))


def by_heads(rule: VotingRule) -> bool:
    """Whether hands can decide under this rule: it weighs no area and is no secret ballot."""
    return rule.measures == ("heads",) and not rule.secret
