"""Hands that were raised at a meeting, matter by matter, as the law counts them."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import Promising
from bandeng.assembly.models import Meeting
from bandeng.assembly.rules.hands import NOBODY, counted, faults_in
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import Gathering


def raised(
    meeting: Meeting, kind: Gathering | None, typed: facts.Hands, votes: tuple[facts.Raised, ...], came: int
) -> tuple[facts.Hands, tuple[facts.Raised, ...]]:
    """The numbers of the meeting and of each matter on its agenda. Raises BadInput.

    A meeting below its quorum can talk, but not decide. Of several matters each is counted by itself.
    """
    if kind is None or not kind.rule:
        return NOBODY, ()
    topics = [each.stream for each in queries.matters_of(meeting)]
    here = replace(typed, rule=kind.rule, due=meeting.due, present=came)
    if len(topics) < 2:
        _counts(here, "yes")
        return here, tuple(_of(topic, here) for topic in topics if _is_vote(here))
    said = tuple(_in_order(topics, votes))
    for number, each in enumerate(said, 1):
        numbers = {name: getattr(each, name) for name in ("yes", "no", "abstain")}
        _counts(replace(here, **numbers), f"yes-{number}")
    return replace(here, yes=0, no=0, abstain=0), tuple(each for each in said if _is_vote(each))


def _in_order(topics: list[str], votes: tuple[facts.Raised, ...]) -> Iterator[facts.Raised]:
    """One for each matter; nobody raised a hand where nothing is said."""
    said = {each.topic: each for each in votes}
    for topic in topics:
        yield said.get(topic, facts.Raised(topic=topic, yes=0, no=0, abstain=0))


def _of(topic: str, hands: facts.Hands) -> facts.Raised:
    return facts.Raised(topic=topic, yes=hands.yes, no=hands.no, abstain=hands.abstain)


def _is_vote(hands: facts.Hands | facts.Raised) -> bool:
    return bool(hands.yes or hands.no or hands.abstain)


def _counts(hands: facts.Hands, field: str) -> None:
    """Raises BadInput where hands were raised that do not add up, or below the quorum."""
    if not _is_vote(hands):
        return
    if any(faults_in(hands, most=rules.ROLL_AT_MOST)):
        sentence = _("同意、不同意、弃权加起来要等于到会的 %(n)s") % {"n": hands.present}
        raise BadInput(_("数字对不上,请核对"), {field: sentence})
    if not counted(hands, book().voting_rule(hands.rule)).quorum:
        raise BadInput(_("到会不够法定的数,可以谈,不能表决"), {field: _("到会不够,不能表决")})


def promises_for(meeting: Meeting, promises: tuple[Promising, ...]) -> dict[str, str]:
    """Issues of promises of a meeting that decides several matters: each is for one of them."""
    topics = {each.stream for each in queries.matters_of(meeting)}
    if len(topics) < 2:
        return {}
    wrong = [number for number, each in enumerate(promises, 1) if each.topic not in topics]
    return {f"for-{number}": _("选一下是为哪一件事答应的") for number in wrong}
