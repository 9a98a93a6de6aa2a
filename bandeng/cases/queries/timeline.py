"""What happened in a matter, fact by fact, as this reader may see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.models import Case, CasePicture
from bandeng.cases.queries import (
    masking,
    parted,
    recalls,
    stages,
    timeline_answered,
    timeline_appealed,
    timeline_called,
    timeline_errands,
    timeline_paused,
    timeline_sourced,
    timeline_together,
)
from bandeng.cases.queries.sentence import desk_names
from bandeng.cases.rules import INNER
from bandeng.kernel.facts import PARTIES, PUBLIC, STAFF
from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import kind_today
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.rulebook.language import spoken, spoken_limit
from bandeng.rulebook.queries import book


class Reader(Enum):
    """Who reads: anybody, the people of the matter (by code or signed in), or staff whose matter it is."""

    ANYBODY = "anybody"
    PARTY = "party"
    STAFF = "staff"


SEES = {
    Reader.ANYBODY: {PUBLIC},
    Reader.PARTY: {PUBLIC, PARTIES},
    Reader.STAFF: {PUBLIC, PARTIES, STAFF},
}
# Whose words may be read by whom: the staff's official words by everybody, the reporter's by the parties.
OFFICIAL_WORDS: dict[str, tuple[str, ...]] = {
    **timeline_called.OFFICIAL_WORDS,
    **timeline_together.OFFICIAL_WORDS,
    **timeline_appealed.OFFICIAL_WORDS,
    **timeline_paused.OFFICIAL_WORDS,
    "cases.settled": ("words",),
    "cases.stage_completed": ("words",),
    "cases.resolved": ("words",),
    "cases.declined": ("reason", "basis"),
    "cases.returned": ("basis",),
    "cases.reviewed": ("words",),
}
STAFF_WORDS: dict[str, tuple[str, ...]] = {
    **timeline_called.STAFF_WORDS,
    **timeline_errands.STAFF_WORDS,
    "cases.escalated": ("tried", "why"),
    "cases.dispatched": ("words",),
    "cases.annotated": ("words",),
    "cases.contacted": ("words",),
    "cases.told_more": ("words",),
    "cases.caller_joined": ("words",),
    **timeline_answered.STAFF_WORDS,
}
PARTY_WORDS: dict[str, tuple[str, ...]] = {
    **timeline_sourced.PARTY_WORDS,
    **timeline_answered.PARTY_WORDS,
    "cases.parted": ("words",),
    "cases.reported": ("words",),
    "cases.joined": ("words",),
    "cases.supplemented": ("words",),
    "cases.checked": ("words",),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One fact as a reader sees it. ``who`` is a post and place, with the person's name for staff only."""

    height: int
    name: str
    at: datetime
    text: str
    who: str
    notes: tuple[str, ...]
    pictures: tuple[str, ...]
    kind: str


def timeline(case: Case, reader: Reader) -> list[Entry]:
    """The matter's facts, oldest first, without what this reader may not see. Ten statements at most."""
    told = sorted(straight.objects(Fact, {"stream": case.stream}), key=lambda fact: fact.turn)
    every = sorted([*recalls.standing(told), *parted.own_words(case, told)], key=lambda fact: fact.id)
    seen = [fact for fact in every if _may_see(fact, reader)]
    words = vault.read(fact.body[field]["kept"] for fact in seen for field in _written(fact, reader))
    shown = _pictures(case, reader)
    names = people.names({fact.person for fact in seen}) if reader is Reader.STAFF else {}
    desks = desk_names(timeline_appealed.those_named(told))
    weighed = timeline_appealed.weighed_by(told, desks)
    beside = timeline_appealed.exemptions(case, seen) | timeline_paused.in_time(told)
    special = timeline_appealed.of_limits(told, desks) | timeline_answered.unasked(told)
    apart, adding = timeline_together.parted_later(told), timeline_together.adding(case, seen)
    return [
        Entry(
            height=fact.id,
            name=fact.name,
            at=fact.at,
            text=timeline_together.as_it_is_now(special.get(fact.id) or _text(fact), parted=fact.id in apart),
            who=adding.get(fact.id) or _who(fact, desks, names),
            notes=(*_notes(fact, reader, words, weighed.get(fact.id, {})), *beside.get(fact.id, ())),
            pictures=tuple(each for each in fact.body.get("pictures", ()) if each in shown),
            kind=_tone(fact),
        )
        for fact in seen
    ]


def _notes(fact: Fact, reader: Reader, words: Mapping[str, str], names: Mapping[str, str]) -> list[str]:
    """What was written with it; where that was several things, each says what it is about, or who found it
    (``names``, by field)."""
    said = [(field, words.get(fact.body[field]["kept"], "")) for field in _written(fact, reader)]
    told = (
        timeline_appealed.found_by(names[field], text)
        if field in names
        else timeline_called.labelled(fact.name, field, text)
        for field, text in said
        if text
    )
    return masking.shown(fact.name, told, at_the_desk=reader is Reader.STAFF)


def _may_see(fact: Fact, reader: Reader) -> bool:
    if fact.name == "cases.annotated":
        return reader is Reader.STAFF or bool(fact.body["public"])
    if (
        fact.name in timeline_appealed.OF_A_LIMIT
        and fact.body["kind"].startswith(INNER)
        and reader is not Reader.STAFF
    ):
        return False  # by when colleagues answer one another, or call her, is the desk's own business
    return kind_today(fact.name, fact.version).seen_by in SEES[reader]


def _written(fact: Fact, reader: Reader) -> list[str]:
    fields: tuple[str, ...] = OFFICIAL_WORDS.get(fact.name, ())
    if reader is not Reader.ANYBODY:
        fields += PARTY_WORDS.get(fact.name, ())
    if reader is Reader.STAFF or fact.body.get("public"):
        fields += STAFF_WORDS.get(fact.name, ())
    return [field for field in fields if fact.body.get(field)]


def _pictures(case: Case, reader: Reader) -> set[str]:
    rows = straight.find(CasePicture, {"case_id": case.id}, "digest", "public")
    return {digest for digest, public in rows if public or reader is not Reader.ANYBODY}


def _who(fact: Fact, desks: dict[str, str], names: dict[str, str]) -> str:
    role = fact.post.partition("@")[0]
    if role == "resident":
        return _("一位居民") if fact.name in BY_OTHERS or fact.body.get("who") == "follower" else _("反映人")
    if role == "clock":
        return _("系统时钟")
    words = {"desk": desks.get(fact.post) or _("管理员从表格录入"), "name": names.get(fact.person, "")}
    return _("%(desk)s %(name)s") % words if words["name"] else words["desk"]


def _text(fact: Fact) -> str:
    body = fact.body
    if fact.name in DATED and (told := DATED[fact.name](body, fact.at)):
        return told
    special = SENTENCES.get(fact.name)
    return special(body) if special else spoken(kind_today(fact.name, fact.version))


def _accepted(body: dict[str, Any]) -> str:
    row = book().condition(body["condition"])
    words = {
        "category": spoken(book().category(row.category)),
        "condition": spoken(row),
        "limit": spoken_limit(row.limit),
    }
    return _("受理:%(category)s · %(condition)s,时限%(limit)s") % words


def _checked(body: dict[str, Any]) -> str:
    return _("另一个人核查:办好了") if body["passed"] else _("另一个人核查:还没办好,退回返工")


def _reviewed(body: dict[str, Any]) -> str:
    return {
        "rework": _("换人复核:返工"),
        "retake": _("换人复核:重新受理"),
        "uphold": _("换人复核:维持,并作出答复"),
    }[body["outcome"]]


def _urged(body: dict[str, Any]) -> str:
    return {
        "reporter": _("反映人催办"),
        "follower": _("同样遇到的人催办"),
        "staff": _("上一级催办"),
        "supporters": _("%(n)s名居民也遇到,自动催办") % {"n": body["supports"]},
    }[body["who"]]


def _to_unit(body: dict[str, Any]) -> str:
    return _("街道派给%(unit)s") % {"unit": _department(body["unit"])}


def _returned(body: dict[str, Any]) -> str:
    words = {"unit": _department(body["unit"]), "suggested": _department(body["suggested"])}
    if body["suggested"] not in {
        each.code for each in book().departments
    }:  # none, or the street's to find out
        return _("%(unit)s退回:不归本单位管") % words
    return _("%(unit)s退回:不归本单位管,建议交给%(suggested)s") % words


def _department(code: str) -> str:
    return next((spoken(each) for each in book().departments if each.code == code), code)


def _resolved(body: dict[str, Any]) -> str:
    return {
        "solved": _("报告办好了"),
        "answered": _("已经答复"),
        "infeasible": _("报告办不了,写明了原因"),
    }[body["outcome"]] + ("" if body["pictures"] else _("(没有照片)"))


def _contacted(body: dict[str, Any]) -> str:
    if body["channel"] == "phone":
        return _("打电话联系过反映人") if body["reached"] else _("给反映人打过电话,没有联系上")
    return _("上门找过反映人") if body["reached"] else _("上门找过反映人,没有遇上")


def _stage_completed(body: dict[str, Any]) -> str:
    name = stages.name(body["condition"], body["number"])
    return _("办完了一个阶段:%(stage)s") % {"stage": name} if name else _("一个阶段办完了")


def _settled(body: dict[str, Any]) -> str:
    return _("当场办好了") + ("" if body["pictures"] else _("(没有照片)"))


DATED: dict[str, Callable[[dict[str, Any], datetime], str]] = {  # a year that is the fact's goes unsaid
    **timeline_sourced.SENTENCES,
    **timeline_called.DATED,
    **timeline_paused.DATED,
}
SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    **timeline_answered.SENTENCES,
    **timeline_called.SENTENCES,
    **timeline_errands.SENTENCES,
    **timeline_paused.SENTENCES,
    **timeline_together.SENTENCES,
    **timeline_appealed.SENTENCES,
    "cases.accepted": _accepted,
    "cases.checked": _checked,
    "cases.reviewed": _reviewed,
    "cases.dispatched": _to_unit,
    "cases.returned": _returned,
    "cases.resolved": _resolved,
    "cases.settled": _settled,
    "cases.stage_completed": _stage_completed,
    "cases.contacted": _contacted,
    "cases.urged": _urged,
}
BY_OTHERS = frozenset({"cases.joined", "cases.judged"})
LATE = frozenset(
    {"cases.reminded", "cases.supervised", "cases.contested", "cases.asked_again", "cases.reopened"}
)
DONE = frozenset({"cases.resolved", "cases.settled", "cases.answered"})


def _tone(fact: Fact) -> str:
    if fact.name in LATE:
        return "late"
    return "done" if fact.name in DONE else "moving"
