"""Call a contest, appoint its readers, declare what one does not read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.contests import facts, queries, rules
from bandeng.contests.models import Contest
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Calling:
    """A call of ``unit`` at ``place`` (a path). ``longest``: characters at most (0: no limit)."""

    kind: str
    unit: str
    place: str
    title: str
    begins_on: date
    closes_on: date
    theme: str = ""
    topics: tuple[str, ...] = ()
    longest: int = 0
    groups: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ties:
    """Units and names of persons whose works a reader does not read; none is an answer too."""

    units: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@transaction.atomic
def call(*, what: Calling, by: str, at: datetime, command: str = "") -> Fact:
    """Call a contest. Raises NotYours, BadInput."""
    hand = posts.hand(by, "contests.call", what.place, at=at, unit=what.unit)
    _check(what, at)
    said = facts.ContestCalled(
        kind=what.kind,
        unit=what.unit,
        title=what.title.strip(),
        theme=what.theme.strip(),
        topics=tuple(topic.strip() for topic in what.topics if topic.strip()),
        begins_on=what.begins_on.isoformat(),
        closes_on=what.closes_on.isoformat(),
        longest=what.longest,
        groups=what.groups,
        serves=what.serves,
        kept_until=(what.closes_on + timedelta(days=book().contesting.text_days)).isoformat(),
    )
    return pen.record(said, hand=hand, stream=f"contest:{new_id(at)}", turn=0, command=command)


def _check(what: Calling, at: datetime) -> None:
    issues = _choices_wrong(what)
    if not what.title.strip() or len(what.title) > rules.TITLE_AT_MOST:
        issues["title"] = _("要写,最多%(most)s个字") % {"most": rules.TITLE_AT_MOST}
    if len(what.theme) > rules.THEME_AT_MOST:
        issues["theme"] = _("最多写%(most)s个字") % {"most": rules.THEME_AT_MOST}
    if len(what.topics) > rules.TOPICS_AT_MOST or any(len(t) > rules.TOPIC_AT_MOST for t in what.topics):
        words = {"many": rules.TOPICS_AT_MOST, "most": rules.TOPIC_AT_MOST}
        issues["topics"] = _("最多%(many)s个题目,每个最多%(most)s个字") % words
    if what.closes_on < what.begins_on:
        issues["closes_on"] = _("截止的日子不能在开始以前")
    elif what.closes_on < at.astimezone(SHANGHAI).date():
        issues["closes_on"] = _("这一天已经过去了,请写今天或以后的一天")
    if not 0 <= what.longest <= rules.TEXT_AT_MOST:
        issues["longest"] = _("最多写%(most)s个字") % {"most": rules.TEXT_AT_MOST}
    if issues:
        raise BadInput(_("征集还没有发出,请改一下再交"), issues)


def _choices_wrong(what: Calling) -> dict[str, str]:
    issues, contesting = {}, book().contesting
    if contesting.kind(what.kind) is None:
        issues["kind"] = _("请选是哪一种")
    if not what.groups or not set(what.groups) <= {group.code for group in contesting.groups}:
        issues["groups"] = _("请选谁可以投")
    return issues


@transaction.atomic
def appoint(*, contest: Contest, reader: str, by: str, at: datetime, command: str = "") -> Fact:
    """Appoint a person whose post reads works. Raises NotYours, NotNow, BadInput."""
    hand = posts.hand(by, "contests.appoint", contest.place, at=at, unit=contest.unit)
    if command and (first := pen.said_before(command, person=by)):
        return first
    if not queries.is_marked(contest):
        raise NotNow(_("这一种不评分,不用请评审"))
    if reader not in {each.person for each in queries.who_may_read(contest, at=at)}:
        raise BadInput(_("请选一位在册的评审"), {"reader": _("请选一位在册的评审")})
    if queries.reader_of(contest, reader):
        raise NotNow(_("这一位已经是这次的评审"))
    said = facts.ReaderAppointed(reader=reader, units=queries.own_units(reader, at=at))
    return pen.record(said, hand=hand, stream=contest.stream, turn=contest.turn, command=command)


@transaction.atomic
def declare(*, contest: Contest, what: Ties, by: str, at: datetime, command: str = "") -> Fact:
    """A reader declares what she does not read; her own units are added, and what was declared stays.

    Once she has works nothing more is declared: she withdraws from the one she knows. Else whoever writes a
    name down could see which number is gone. Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, "contests.declare", contest.place, at=at)
    if queries.reader_of(contest, by) is None:
        raise NotYours(_("您不是这次的评审"))
    names = [name.strip() for name in what.names if name.strip()]
    if len(names) > rules.KNOWN_AT_MOST or any(len(name) > rules.NAME_AT_MOST for name in names):
        words = {"many": rules.KNOWN_AT_MOST}
        raise BadInput(_("还没有申报,请改一下再交"), {"names": _("最多写%(many)s个人,一行一个") % words})
    if command and (first := pen.said_before(command, person=by)):
        return first
    if queries.was_dealt_to(contest, by):
        raise NotNow(_("作品已经分给您了,不再申报;读到要回避的,在那一篇下面点「我要回避这一篇」"))
    said = facts.TiesDeclared(
        reader=by,
        units=tuple(sorted({*what.units, *queries.own_units(by, at=at)} - {""})),
        known=tuple(vault.keep_many([(name, by) for name in names], kind="contest-tie", at=at)),
    )
    return pen.record(said, hand=hand, stream=contest.stream, turn=contest.turn, command=command)
