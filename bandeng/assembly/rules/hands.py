"""Raised hands under a rule of votes: the same engine that counts ballots, one head each. Pure."""

from bandeng.assembly.facts import Hands
from bandeng.ballots.rules.roll import Weight
from bandeng.ballots.rules.tallying import ABSTAIN, NO, YES, Tally, tally
from bandeng.rulebook.rules.voting import VotingRule

ONE = Weight(0, 1)
NOBODY = Hands(rule="-", due=0, present=0, yes=0, no=0, abstain=0)


def wrong_in(hands: Hands, *, most: int) -> str:
    """Which number cannot be (its field), ``""`` where all can: nothing negative, nobody counted twice."""
    for name in ("due", "present", "yes", "no", "abstain"):
        if not 0 <= getattr(hands, name) <= most:
            return name
    if hands.due == 0:
        return "due"
    if hands.present > hands.due:
        return "present"
    return "yes" if hands.yes + hands.no + hands.abstain != hands.present else ""


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
