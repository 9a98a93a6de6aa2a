"""Draw papers by dice before witnesses, compare each with the record, count anew where it was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.ballots import facts, queries
from bandeng.ballots.actions.closing import told_of
from bandeng.ballots.actions.slots import choices_kept, hand_at
from bandeng.ballots.models import Check, Elector, Entry, Vote
from bandeng.ballots.queries import watchers
from bandeng.ballots.queries.posts import body_of
from bandeng.ballots.rules import auditing, choosing, life
from bandeng.ballots.rules.slots import count
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger import queries as ledger
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@transaction.atomic
def draw_sample(
    *, vote: Vote, dice: str, witnesses: Sequence[str], by: str, at: datetime, command: str = ""
) -> Fact:
    """Type the throws; the papers follow from them. Raises NotYours, NotNow, BadInput, Stale.

    Only after the close was fixed in public: by a signed head, or by a seal where no key was made.
    """
    hand = posts.hand(by, "ballots.draw_sample", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    standing = queries.sample_standing(vote)
    anchor = _anchor(vote, standing)
    seed = auditing.dice(dice)
    _check_draw(vote, seed, present_issues(vote, witnesses, hand))
    papers = queries.papers_of(vote)
    said = facts.SampleDrawn(
        seed=seed,
        anchor=anchor,
        papers=len(papers),
        serials=tuple(auditing.drawn(papers, standing.size, anchor=anchor, seed=seed)),
        full=standing.size == len(papers),
        witnesses=tuple(sorted(set(witnesses))),
    )
    return pen.record(said, hand=hand, stream=f"sample:{vote.id}", turn=0, command=command)


def _anchor(vote: Vote, standing: queries.Sampling) -> str:
    """The digest that everybody could see before the dice were thrown."""
    if vote.state != life.CLOSED:
        raise NotNow(_("计票以后、公布以前才抽样核对。"))
    if not standing.needed:
        raise NotNow(_("这次表决没有要核对的纸质选票。"))
    if standing.sample:
        raise NotNow(_("已经抽过了,只抽一次。"))
    head = queries.last_head(vote)
    if head is None:
        last = Fact.objects.of(vote.stream).named("ballots.closed").last()
        seal = ledger.seal_over(last.id) if last else None
        if seal:
            return seal.digest
    elif head.stage == life.CLOSED:
        return head.digest
    raise NotNow(_("计票以后的封存码还没有签出来。过一两分钟,它公布了再掷骰子。"))


def _check_draw(vote: Vote, seed: str, present: str) -> None:
    issues = {"witnesses": present} if present else {}
    if not seed:
        issues["dice"] = _("照掷的次序写,一次一个 1 到 6 的数,至少二十次")
    elif not auditing.is_thrown(seed):
        issues["dice"] = _("这不像是掷出来的:二十次里至少有三种点。请当众重新掷")
    if issues:
        raise BadInput(_("还没有抽"), issues)


def present_issues(vote: Vote, witnesses: Sequence[str], hand: Hand) -> str:
    """What is wrong with those present: each was named and did no work, one is of another body."""
    if len(set(witnesses)) < auditing.WITNESSES or not watchers.are_named(vote, witnesses):
        return _("请勾在场的监票人,至少两位;没有请的,先请")
    if watchers.at_work(vote, witnesses, at=hand.at, by=hand.person):
        return _("勾的人里有准备、录入、计票的人,或者就是您自己:监票人要另外的人")
    if not watchers.is_from_outside(witnesses, body_of(hand), at=hand.at):
        return _("在场的监票人里至少一位要是别的单位的,或者是业主")
    return ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a paper says to whoever compares it; ``sure``: seen again, it is not what the record says."""

    choices: Mapping[str, str]
    sure: bool = False


@transaction.atomic
def compare(*, check: Check, what: Reading, by: str, at: datetime, command: str = "") -> Fact:
    """Read a drawn paper, without the record in sight. Raises NotYours, NotNow, BadInput, Stale."""
    elector = check.elector
    hand = hand_at(elector.vote, "ballots.compare", by, at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if elector.vote.state != life.CLOSED or check.state != auditing.WAITING:
        raise NotNow(_("这张已经核对过了。"))
    if by in _keyed_by(elector):
        raise NotYours(_("这张是您录的或者裁定的,请没有录过它的人来核对。"))
    kept = choices_kept(elector, what.choices, at)
    words = vault.read([kept.kept, elector.paper])
    same = words[kept.kept] == words.get(elector.paper)
    if not same and not what.sure:
        raise BadInput(_("和记录不一样"), {"sure": _("请再看一遍纸。确实不一样的,勾上这一项再交")})
    outcome = auditing.SAME if same else auditing.DIFFERS
    said = facts.PaperCompared(serial=check.serial, choices=kept, outcome=outcome)
    return pen.record(said, hand=hand, stream=f"check:{check.id}", turn=0, command=command)


def _keyed_by(elector: Elector) -> set[str]:
    entries = Entry.objects.filter(elector=elector, serial=elector.serial)
    settled = Fact.objects.of(elector.stream).named("ballots.adjudicated")
    return {*entries.values_list("person", flat=True), *settled.values_list("person", flat=True)}


@transaction.atomic
def recount(*, vote: Vote, by: str, at: datetime, command: str = "") -> Fact:
    """Count anew with the papers as they read, once all were compared. Raises NotYours, NotNow, Stale."""
    hand = posts.hand(by, "ballots.recount", vote.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    standing = queries.sample_standing(vote)
    if vote.state != life.CLOSED or standing.waiting or not standing.differs or _is_recounted(standing):
        raise NotNow(_("没有要重新计的票。"))
    read = _read(vote)
    slots, keys = queries.slots_of(vote)
    slots = [replace(slot, paper=read[slot.number]) if slot.number in read else slot for slot in slots]
    found = count(book().voting_rule(vote.rule), slots, keys, deemed=vote.deemed, seats=vote.seats)
    said = facts.BallotRecounted(**told_of(found))
    return pen.record(said, hand=hand, stream=vote.stream, turn=vote.turn, command=command)


def _is_recounted(standing: queries.Sampling) -> bool:
    return standing.sample is None or standing.sample.recounted


def _read(vote: Vote) -> dict[str, Mapping[str, str]]:
    """By number of the roll, what papers say whose record was wrong."""
    wrong = {each.elector.number: each.choices for each in queries.checks_of(vote) if each.state == "differs"}
    words = vault.read(wrong.values())
    return {number: choosing.read(words[entry]) for number, entry in wrong.items()}
