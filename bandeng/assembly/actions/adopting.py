"""A draft is adopted by the right body: a ballot or a meeting says the numbers, else minutes on paper do."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.balloting import asked_of, decided
from bandeng.assembly.actions.convening import minutes_of
from bandeng.assembly.actions.covenanting import standing
from bandeng.assembly.actions.readying import due_wrong, hands_wrong
from bandeng.assembly.actions.words import copied_wrong, keep, local_day, numbers_in
from bandeng.assembly.models import Covenant, Version
from bandeng.assembly.queries import covenants
from bandeng.assembly.rules.hands import NOBODY, by_heads, counted
from bandeng.kernel.refusals import BadInput
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.voting import VotingRule
from bandeng.ui.words import day


@dataclass(frozen=True, kw_only=True)
class Adopting:
    """How it was adopted, on which day, and from which day it is to hold.

    ``ballot``: the stream of a ballot; ``meeting``: the id of a meeting that was called for it. Where neither
    was, ``hands`` are copied from minutes on paper, with ``pictures`` of them or their words (``record``).
    """

    held_on: date
    effective_on: date
    hands: facts.Hands = NOBODY
    ballot: str = ""
    meeting: str = ""
    record: str = ""
    pictures: tuple[str, ...] = ()


@transaction.atomic
def adopt(*, covenant: Covenant, what: Adopting, by: str, at: datetime, command: str = "") -> Fact:
    """Record that the right body adopted the draft. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "assembly.adopt", covenant.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    version, kind = standing(covenant, rules.DRAFT)
    _all_answered(covenant)
    what, issues = _found(covenant, version, book().voting_rule(kind.rule), what, at)
    if issues:
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    said = facts.CovenantAdopted(
        version=version.number,
        held_on=what.held_on.isoformat(),
        effective_on=what.effective_on.isoformat(),
        filed=kind.filed,
        hands=what.hands,
        ballot=what.ballot or "-",
        meeting=what.meeting or "-",
        pictures=what.pictures,
        record=keep(what.record, "record", covenant.id, at),
    )
    return pen.record(said, hand=hand, stream=covenant.stream, turn=covenant.turn, command=command)


def adoption_wrong(covenant: Covenant, what: Adopting, *, at: datetime) -> dict[str, str]:
    """What would be wrong with this adoption, by field, without recording it. Raises NotNow, BadInput."""
    version, kind = standing(covenant, rules.DRAFT)
    return _found(covenant, version, book().voting_rule(kind.rule), what, at)[1]


def _found(
    covenant: Covenant, version: Version, rule: VotingRule, what: Adopting, at: datetime
) -> tuple[Adopting, dict[str, str]]:
    """How it was adopted, and everything that is wrong with it. Raises BadInput."""
    what = _as_it_was_decided(covenant, rule, what)
    issues = _days_wrong(what, version, until=local_day(at)) | _not_passed(rule, what)
    if not (what.meeting or what.ballot or what.pictures or "due" in issues):
        issues |= due_wrong(covenant.place, rule.code, what.hands.due, on=what.held_on, needed=False)
    return what, issues


def _all_answered(covenant: Covenant) -> None:
    """Raises BadInput while a comment on it waits for its answer, as a procedure does."""
    if waiting := queries.unanswered(covenant.stream):
        told = _("还有 %(n)s 条意见没有答复,先在下面逐条答复") % {"n": waiting}
        raise BadInput(_("还没有记下,请改一下再交"), {"answers": told})


def _as_it_was_decided(covenant: Covenant, rule: VotingRule, what: Adopting) -> Adopting:
    """With what its ballot or its minutes say, the day as well; what is typed stays where there is neither.

    Raises BadInput.
    """
    if what.ballot or not by_heads(rule):
        cast = decided(covenant, what.ballot)
        if not cast.agreed:
            raise BadInput(_("还没有记下,请改一下再交"), {"ballot": _("按计票结果没有通过")})
        over_on = cast.over_on or what.held_on
        return replace(what, hands=NOBODY, meeting="", held_on=over_on, record="", pictures=())
    if met := minutes_of(covenant, rule.code, what.meeting):
        held_on, stream = local_day(met.meeting.begins_at), met.meeting.stream
        return replace(what, hands=met.hands, meeting=stream, held_on=held_on, record="", pictures=())
    if any(each.state != "withdrawn" for each in queries.called_for(covenant.stream, asked_of(covenant))):
        raise BadInput(_("还没有记下,请改一下再交"), {"ballot": _("已经交付表决了,等计了票,选是哪一次表决")})
    return replace(what, meeting="")


def _days_wrong(what: Adopting, version: Version, *, until: date) -> dict[str, str]:
    """Issues of the days: what was decided here came after its draft, what comes from paper before it."""
    issues = {}
    written_on = covenants.first_written_on(version)
    if not (what.ballot or what.meeting) and what.held_on >= written_on:
        told = _(
            "补录的是写进来以前就通过的,写%(day)s以前的日子;写进来以后才要通过的,在下面通知会或者交付表决"
        )
        issues["held_on"] = told % {"day": day(written_on).striptags()}
    elif (what.ballot or what.meeting) and not local_day(version.at) <= what.held_on <= until:
        issues["held_on"] = _("写起草那天或者以后的日子,今天或者更早")
    if what.effective_on < what.held_on:
        issues["effective_on"] = _("生效的日子不能早于通过的日子")
    return issues


def _not_passed(rule: VotingRule, what: Adopting) -> dict[str, str]:
    """Issues of hands and of the words they are copied with; a ballot was counted elsewhere."""
    if what.ballot:
        return {}
    issues = {} if what.meeting else _record_wrong(what)
    if wrong := hands_wrong(what.hands):
        return wrong | issues
    tally = counted(what.hands, rule)
    if not tally.quorum:
        return {"present": _("到会不够法定的数,这次会不算数"), **issues}
    return issues if tally.passed else {"yes": _("同意的没有过法定的数,没有通过"), **issues}


def _record_wrong(what: Adopting) -> dict[str, str]:
    if not (what.pictures or what.record.strip()):
        return {"record": _("照纸上的记录补录的,抄下记录里写的,或者放上记录的照片")}
    if issues := numbers_in((("record", what.record),)) or copied_wrong(what.record):
        return issues
    if len(what.record) > rules.LONG_AT_MOST:
        return {"record": _("最多写%(most)s个字") % {"most": rules.LONG_AT_MOST}}
    return {}
