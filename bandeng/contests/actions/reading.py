"""Compare the works, give them to readers without ties, mark them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.contests import facts, queries, rules
from bandeng.contests.models import Contest, Work
from bandeng.contests.rules import likeness
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@transaction.atomic
def compare(*, contest: Contest, by: str, at: datetime, command: str = "") -> Fact:
    """Compare every work with every other; what is alike is shown to the lead unit. Raises NotYours."""
    hand = posts.hand(by, "contests.compare", contest.place, at=at, unit=contest.unit)
    texts = queries.texts_of(contest)
    found = likeness.alike(texts, percent=book().contesting.alike)
    pairs = tuple(facts.Pair(one=each.one, other=each.other, percent=each.percent) for each in found)
    said = facts.WorksCompared(works=len(texts), pairs=pairs)
    return pen.record(said, hand=hand, stream=contest.stream, turn=contest.turn, command=command)


@transaction.atomic
def deal(*, contest: Contest, by: str, at: datetime, command: str = "") -> tuple[int, int]:
    """Give every work to as many readers as the book says, and one more where they lie far apart.

    Whoever has a tie is passed over; whoever has least to read comes first. Answers how many works were
    given out, and for how many there are too few readers without a tie; of works that somebody gave out at
    the same moment it knows nothing more. Raises NotYours, NotNow, Stale.
    """
    hand = posts.hand(by, "contests.deal", contest.place, at=at, unit=contest.unit)
    if not queries.is_marked(contest):
        raise NotNow(_("这一种不评分,不用分给评审"))
    table = queries.Dealing(contest)
    if not table.readers:
        raise NotNow(_("还没有申报过的评审;请先请评审,评审申报以后再分"))
    given = short = 0
    for work in table.works:
        chosen = table.choose(work)
        short += len(chosen) < table.wanted(work)
        if chosen:
            said = facts.WorkDealt(readers=tuple(chosen))
            once = f"{command[:30]}.{given}" if command else ""
            pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=once)
            given += 1
    return given, short


@transaction.atomic
def recuse(*, work: Work, tie: str, by: str, at: datetime, command: str = "") -> Fact:
    """A reader withdraws from a work because of a tie. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.recuse", work.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    _reading(work, by)
    if tie not in {each.code for each in book().contesting.ties}:
        raise BadInput(_("请选是什么关系"), {"tie": _("请选一项")})
    said = facts.ReaderRecused(reader=by, tie=tie)
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


@transaction.atomic
def mark(
    *, work: Work, marks: Mapping[str, int], remark: str = "", by: str, at: datetime, command: str = ""
) -> Fact:
    """A reader marks a work by every criterion. Raises NotYours with the tie there is, NotNow, BadInput."""
    hand = posts.hand(by, "contests.mark", work.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if tie := queries.tie_of(work, by):
        raise NotYours(tie)
    _reading(work, by)
    if work.state != rules.IN:
        raise NotNow(_("这篇作品已经定了,不再打分"))
    _check(marks, remark)
    words = remark.strip()
    said = facts.WorkMarked(
        reader=by,
        marks=tuple(facts.Mark(criterion=code, given=given) for code, given in marks.items()),
        remark=vault.keep(words, kind="work-remark", about=work.id, at=at) if words else None,
    )
    return pen.record(said, hand=hand, stream=work.stream, turn=work.turn, command=command)


def _check(marks: Mapping[str, int], remark: str) -> None:
    criteria = book().contesting.criteria
    issues = {
        each.code: _("请在0到%(most)s里选") % {"most": each.most}
        for each in criteria
        if not 0 <= marks.get(each.code, -1) <= each.most
    }
    if len(remark) > rules.WHY_AT_MOST:
        issues["remark"] = _("最多写%(most)s个字") % {"most": rules.WHY_AT_MOST}
    if issues or set(marks) - {each.code for each in criteria}:
        raise BadInput(_("分数还没有记下,请改一下再交"), issues)


def _reading(work: Work, reader: str) -> None:
    reading = queries.reading_of(work, reader)
    if reading is None:
        raise NotYours(_("这篇作品没有分给您读"))
    if reading.state == rules.RECUSED:
        raise NotYours(_("您回避了这一篇,不再打分"))
