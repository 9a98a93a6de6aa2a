"""What the steps at one voter's slot have in common."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.ballots import slips
from bandeng.ballots.models import Elector, Item, Vote
from bandeng.ballots.queries import said_at, standing_with
from bandeng.ballots.queries.posts import hand_inside
from bandeng.ballots.rules import choosing
from bandeng.ballots.rules.electing import MARKS, marked
from bandeng.ballots.rules.slots import CONFLICT
from bandeng.ballots.rules.tallying import CHOICES
from bandeng.kernel.facts import Kept
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import locks, pen
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts


def hand_at(vote: Vote, act: str, by: str, at: datetime) -> Hand:
    """The permission for a step at a paper (see ``hand_inside``); the step and a count wait for each other.

    Raises NotYours.
    """
    wait_for_count(vote)
    return hand_inside(vote, act, by, at)


def own_hand(elector: Elector, act: str, *, code: str, by: str, at: datetime) -> Hand:
    """The permission for a step of the voter herself: who has the code has the slot. Raises NotYours."""
    if not slips.is_code_of(elector.stream, code, elector.codes):
        raise NotYours(_("号和码对不上。请照选票上的写;找不到选票的,问社区。"))
    return posts.built_in("resident", act, elector.vote.place, at=at, person=by)


def wait_for_count(vote: Vote) -> None:
    """Let nobody count until this transaction ends, and read how the vote stands now: what is recorded at a
    slot is in the count, or the vote was over when it came."""
    locks.pass_together(f"count {vote.id}")
    vote.refresh_from_db(fields=["state"])


def said_first(elector: Elector, command: str) -> Fact | None:
    """What this submission has led to at the slot; one that comes twice in a moment waits for its first."""
    if command:
        pen.wait_for_first(command)
    return said_at(elector, command)


def count_alone(vote: Vote) -> None:
    """Wait until nobody is recording anything at a slot; whoever comes now waits for the count."""
    locks.pass_alone(f"count {vote.id}")


def is_open(vote: Vote, at: datetime) -> None:
    """Raises NotNow where no ballot is taken at this moment."""
    if vote.is_open(at=at):
        return
    if vote.state == "announced" and vote.opens_at and at < vote.opens_at:
        raise NotNow(_("表决还没有开始。"))
    raise NotNow(_("表决已经结束,不再收票。"))


def choices_kept(elector: Elector, choices: Mapping[str, str], at: datetime) -> Kept:
    """The choices under their commitment. Raises BadInput naming the items that lack one."""
    keys = list(Item.objects.filter(vote=elector.vote_id).order_by("key").values_list("key", flat=True))
    seats = elector.vote.seats
    lacking = choosing.wrong(choices, keys, MARKS if seats else CHOICES)
    if seats and marked(choices) > seats:
        words = _("选了%(n)s个,最多选%(seats)s个") % {"n": marked(choices), "seats": seats}
        raise BadInput(_("选多了"), {f"item-{keys[0]}": words})
    if lacking:
        words = _("请选「选」或「不选」") if seats else _("请选同意、不同意或弃权")
        raise BadInput(_("每一项都要选一个"), {f"item-{key}": words for key in lacking})
    text = choosing.written({key: choices[key] for key in keys})
    return vault.keep(text, kind="choices", about=elector.vote_id, at=at)


def collides(elector: Elector, *, online: str = "", paper: str = "") -> bool:
    """Whether the voter must be asked which counts, once these entries of the vault are recorded."""
    return standing_with(elector, online=online, paper=paper).what == CONFLICT
