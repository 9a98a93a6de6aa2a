"""Prepare a vote and take its roll in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts
from bandeng.ballots.models import Vote
from bandeng.ballots.queries import numbering
from bandeng.ballots.rules import life
from bandeng.ballots.rules.numbering import Held, kept_numbers
from bandeng.ballots.rules.roll import ROOMS_APART
from bandeng.ballots.rules.tallying import DEEMED, NONE
from bandeng.ballots.sheets import Voter
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Preparing:
    """What is put to whom under which rule. ``article``: the rules of procedure on silence (``""``: none)."""

    title: str
    rule: str
    items: tuple[str, ...]
    binding: bool = True
    revote: bool = True
    deemed: str = NONE
    article: str = ""


@transaction.atomic
def prepare(*, place: str, what: Preparing, by: str, at: datetime, command: str = "") -> Fact:
    """Prepare a vote. Raises NotYours, BadInput; NotNow for an election that the law keeps secret."""
    hand = posts.hand(by, "ballots.prepare", place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _check(what)
    ref = new_id(at)
    article = vault.keep(what.article.strip(), kind="article", about=ref, at=at) if what.article else None
    said = facts.BallotPrepared(
        title=what.title.strip(),
        rule=what.rule,
        items=tuple(
            facts.Item(key=str(number), words=words.strip()) for number, words in enumerate(what.items, 1)
        ),
        binding=what.binding,
        revote=what.revote,
        deemed=what.deemed,
        article=article,
    )
    return pen.record(said, hand=hand, stream=f"vote:{ref}", turn=0, command=command)


def _check(what: Preparing) -> None:
    issues = _wording(what) | _silence(what)
    if any(rule.election for rule in book().voting if rule.code == what.rule):
        issues.pop("items", "")
        if what.items:
            issues["items"] = _("选举不用写事项,候选人在下一步写")
    if issues:
        raise BadInput(_("还没有存下,请改一下再交"), issues)


def _wording(what: Preparing) -> dict[str, str]:
    issues = {}
    if not what.title.strip() or len(what.title) > life.WORDS_AT_MOST:
        issues["title"] = _("写一下表决什么,最多%(most)s个字") % {"most": life.WORDS_AT_MOST}
    if not what.items or any(not words.strip() or len(words) > life.WORDS_AT_MOST for words in what.items):
        issues["items"] = _("至少写一项,每项最多%(most)s个字") % {"most": life.WORDS_AT_MOST}
    elif len({" ".join(words.split()) for words in what.items}) < len(what.items):
        issues["items"] = _("有两项写得一样,同一件事只表决一次")
    if len(what.items) > life.ITEMS_AT_MOST:
        issues["items"] = _("一次最多%(most)s项") % {"most": life.ITEMS_AT_MOST}
    return issues


def _silence(what: Preparing) -> dict[str, str]:
    """Whether the rule is there, may be used for a vote by name, and lets silence count by an article."""
    rule = next((each for each in book().voting if each.code == what.rule), None)
    if rule is None:
        return {"rule": _("请选按哪条规则表决")}
    if rule.secret:
        raise NotNow(_("这种选举依法无记名投票,要用纸票和秘密写票处;这里的记名表决不能用。"))
    if what.deemed == NONE:
        return {}
    if what.deemed not in DEEMED or not rule.silence:
        return {"deemed": _("这种事项不能把没有表态的票算进去")}
    if len(what.article) > life.WORDS_AT_MOST:
        return {"article": _("最多写%(most)s个字") % {"most": life.WORDS_AT_MOST}}
    return {} if what.article.strip() else {"article": _("把没有表态的算进去,要抄上议事规则的那一条")}


@transaction.atomic
def take_roll(*, vote: Vote, voters: Sequence[Voter], by: str, at: datetime, command: str = "") -> Fact:
    """Take the roll in; one taken in before is replaced, its numbers stay with the rooms.

    Raises NotYours, NotNow, Stale.
    """
    hand = posts.hand(by, "ballots.take_roll", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    life.LIFE.after(vote.state, "take_roll")
    words = [(ROOMS_APART.join(voter.units), "rooms", vote.id) for voter in voters]
    numbers = [(phone, vault.PHONE, vote.id) for voter in voters for phone in voter.phones]
    rooms = vault.keep_all(words, at=at)
    phones = iter(vault.keep_all(numbers, at=at)) if numbers else iter(())
    entities = tuple(
        facts.Entity(
            number=number,
            area=voter.area,
            units=len(voter.units),
            areas=voter.areas,
            rooms=kept,
            phones=tuple(next(phones) for _phone in voter.phones),
        )
        for number, voter, kept in zip(_numbers(vote, voters), voters, rooms, strict=True)
    )
    said = facts.RollTaken(entities=entities)
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _numbers(vote: Vote, voters: Sequence[Voter]) -> list[str]:
    new = [Held(number=each.number, units=each.units, phones=each.phones) for each in voters]
    return kept_numbers(numbering.held(vote), new, named=numbering.named(vote))
