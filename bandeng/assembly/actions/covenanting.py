"""Covenants: drafted in numbered articles, adopted by the right body, filed, checked for legality."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from bandeng.assembly import facts, queries, rules
from bandeng.assembly.actions.words import keep, keep_all, numbers_in, public_wrong
from bandeng.assembly.models import Covenant, Version
from bandeng.kernel.ids import new_id
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import pen
from bandeng.ledger.models import Fact
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.deliberation import CovenantKind


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """An article as it is typed: its text, and why it is so (``""``: nothing said)."""

    text: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Drafting:
    """A whole version; articles are numbered in their order."""

    kind: str
    title: str
    articles: Sequence[Drafted]


@transaction.atomic
def draft(
    *, place: str, what: Drafting, by: str, at: datetime, covenant: Covenant | None = None, command: str = ""
) -> Fact:
    """Draft a covenant, a revision of one, or the draft anew. Raises NotYours, NotNow, BadInput."""
    where = covenant.place if covenant else place
    hand = posts.hand(by, "assembly.draft", where, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    kind, ref = _kind(what, covenant), covenant.id if covenant else new_id(at)
    if not covenant and queries.is_titled(place, kind.code, what.title):
        told = _("这里已经有一份「%(title)s」;要改,就在那一份上起草修订") % {"title": what.title.strip()}
        raise BadInput(_("还没有存下,请改一下再交"), {"title": told})
    said = facts.CovenantDrafted(
        kind=kind.code,
        version=_number(covenant),
        title=keep_all(what.title, "title", ref, at),
        articles=_kept(what, ref, at),
    )
    turn = covenant.turn if covenant else 0
    return pen.record(said, hand=hand, stream=f"covenant:{ref}", turn=turn, command=command)


def _kind(what: Drafting, covenant: Covenant | None) -> CovenantKind:
    """The kind of the book. Raises BadInput for a draft that cannot be."""
    kind = book().deliberation.covenant(covenant.kind if covenant else what.kind)
    issues = _wrong(what)
    if issues or kind is None:
        raise BadInput(_("还没有存下,请改一下再交"), issues or {"kind": _("请选一项")})
    return kind


def _kept(what: Drafting, ref: str, at: datetime) -> tuple[facts.Article, ...]:
    return tuple(
        facts.Article(
            number=number,
            text=keep_all(each.text, "article", ref, at),
            why=keep(each.why, "article-why", ref, at),
        )
        for number, each in enumerate(what.articles, 1)
    )


def _wrong(what: Drafting) -> dict[str, str]:
    issues = public_wrong((("title", what.title, rules.TITLE_AT_MOST),))
    if not what.articles:
        issues["articles"] = _("至少写一条")
    if len(what.articles) > rules.ARTICLES_AT_MOST:
        issues["articles"] = _("最多写%(most)s条") % {"most": rules.ARTICLES_AT_MOST}
    for number, each in enumerate(what.articles, 1):
        if not each.text.strip():
            issues["articles"] = _("第 %(n)s 条还没有写条文;不要这一条,就把它整段去掉") % {"n": number}
        elif len(each.text) > rules.WORDS_AT_MOST or len(each.why) > rules.WORDS_AT_MOST:
            issues["articles"] = _("每一条和每个说明最多%(most)s个字") % {"most": rules.WORDS_AT_MOST}
        issues |= numbers_in((("articles", f"{each.text}\n{each.why}"),))
    return issues


def _number(covenant: Covenant | None) -> int:
    """The draft keeps its number while it is a draft. Raises NotNow while a version is being adopted."""
    if covenant is None:
        return 1
    state = queries.newest(covenant).state
    if state in (rules.AWAITING, rules.FILED):
        raise NotNow(_("通过了的文本正等街道审查,审完再改"))
    return covenant.newest if state == rules.DRAFT else covenant.newest + 1


@transaction.atomic
def file_covenant(*, covenant: Covenant, by: str, at: datetime, command: str = "") -> Fact:
    """Hand the adopted version to the street office. Raises NotYours, NotNow."""
    hand = posts.hand(by, "assembly.file", covenant.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    version, _kind = standing(covenant, rules.AWAITING)
    said = facts.CovenantFiled(version=version.number)
    return pen.record(said, hand=hand, stream=covenant.stream, turn=covenant.turn, command=command)


@transaction.atomic
def review(
    *, covenant: Covenant, lawful: bool, by: str, at: datetime, why: str = "", command: str = ""
) -> Fact:
    """The street says whether it is lawful; otherwise which article breaks which law.

    Raises NotYours, NotNow, BadInput.
    """
    hand = posts.hand(by, "assembly.review", covenant.place, at=at)
    if command and (first := pen.said_before(command, person=by)):
        return first
    version, _kind = standing(covenant, rules.FILED)
    if not lawful and not why.strip():
        raise BadInput(_("写上哪一条、和哪条法律抵触"), {"why": _("写上哪一条、和哪条法律抵触")})
    if lawful and why.strip():
        told = _("写了抵触的地方,就选「有抵触,退回」;没有抵触,把这一句去掉")
        raise BadInput(_("还没有记下,请改一下再交"), {"lawful": told})
    if issues := numbers_in((("why", why),)):
        raise BadInput(_("还没有记下,请改一下再交"), issues)
    if len(why) > rules.WORDS_AT_MOST:
        raise BadInput(_("写得太长了"), {"why": _("最多写%(most)s个字") % {"most": rules.WORDS_AT_MOST}})
    said = facts.CovenantReviewed(
        version=version.number, lawful=lawful, why=keep(why, "review", covenant.id, at)
    )
    return pen.record(said, hand=hand, stream=covenant.stream, turn=covenant.turn, command=command)


def standing(covenant: Covenant, state: str) -> tuple[Version, CovenantKind]:
    """Its newest version, in this state, and its kind. Raises NotNow in any other."""
    version, kind = queries.newest(covenant), book().deliberation.covenant(covenant.kind)
    if version.state != state or kind is None:
        raise NotNow(_("这个文本现在不在这一步"))
    return version, kind
