"""Matters that belong to the one shown, each as a line that says what it is to it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import families, recurrences, sentence


@dataclass(frozen=True, kw_only=True)
class Kin:
    """A matter beside the one shown: ``what`` it is to it, and how it stands."""

    number: str
    title: str
    what: str
    word: str
    tone: str


def kin_of(case: Case, *, at: datetime) -> tuple[Kin, ...]:
    """What this matter went into or came from, what came into it, and what came back before and after it."""
    found = [*_above(case), *_below(case), *_before(case, at), *_after(case)]
    return tuple(_kin(each, what, at) for each, what in found)


def _above(case: Case) -> list[tuple[Case, str]]:
    kin = families.kin_of(case)
    if kin is None:
        return []
    what = {
        families.MERGED: _("并进了这一件"),
        families.PART: _("从这一件分出来的"),
        families.WITHDRAWN: _("分出来过,收回到这一件"),
    }[kin.kind]
    return [(whole, what)] if (whole := families.whole_of(case)) else []


def _below(case: Case) -> list[tuple[Case, str]]:
    merged = families.of(case) if case.followers else []
    parts = families.of(case, families.PART) if case.state == "divided" else []
    return [*((each, _("并进来的")) for each in merged), *((each, _("分出去的")) for each in parts)]


def _before(case: Case, at: datetime) -> list[tuple[Case, str]]:
    """The earlier matter it is linked to; while it waits for acceptance, the one it would be linked to."""
    link = recurrences.link_of(case)
    if link is not None:
        return [(recurrences.before(link), _("%(days)s天前办结的,又发生了") % {"days": link.days})]
    found = recurrences.earlier(case, case.proposed, at=at) if case.state == "submitted" else None
    words = _("%(days)s天前办结,可能是它又发生了;受理时会自动连起来")
    return [(found.case, words % {"days": found.days})] if found else []


def _after(case: Case) -> list[tuple[Case, str]]:
    return [(each, _("后来又发生的")) for each in recurrences.later(case)] if case.closed_at else []


def _kin(case: Case, what: str, at: datetime) -> Kin:
    word, tone, _late = sentence.word_of(case, at=at)
    return Kin(number=case.number, title=sentence.title(case), what=what, word=word, tone=tone)
