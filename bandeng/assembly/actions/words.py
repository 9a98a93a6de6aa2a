"""Words go to the vault, under the thing they belong to; promises are read and kept alike everywhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from bandeng.assembly import facts, rules
from bandeng.assembly.rules.households import is_door
from bandeng.kernel.facts import Kept
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.text import has_personal_number
from bandeng.people import vault
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules import emptiness

CALLED = {  # fields as their forms name them
    "where": _lazy("在哪里"),
    "said": _lazy("说了什么"),
    "what": _lazy("答应了什么"),
    "who": _lazy("谁答应的"),
    "agenda": _lazy("议程"),
    "minutes": _lazy("说了什么、定了什么"),
    "room": _lazy("门牌"),
    "reason": _lazy("要议什么"),
    "why": _lazy("为什么"),
    "title": _lazy("叫什么"),
    "plan": _lazy("打算怎么办"),
}


QUOTED = 20  # signs of what was typed, in a sentence about it


@dataclass(frozen=True, kw_only=True)
class Promising:
    """What is promised, by whom (a post or a body, not a person's name), until which local day.

    ``topic``: at a meeting that decides several matters, the stream of the one it is for.
    """

    what: str
    who: str
    due_on: date | None
    topic: str = "-"


def keep(text: str, kind: str, about: str, at: datetime) -> Kept | None:
    """The words in the vault; None where there are none."""
    return keep_all(text, kind, about, at) if text.strip() else None


def keep_all(text: str, kind: str, about: str, at: datetime) -> Kept:
    """The words in the vault; there are some."""
    return vault.keep(text.strip(), kind=kind, about=about, at=at)


def local_day(at: datetime) -> date:
    """The day in Erqi."""
    return at.astimezone(SHANGHAI).date()


def length_wrong(texts: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """Issues of texts (field, text, how long at most) that are empty or too long."""
    issues: dict[str, str] = {}
    for field, text, most in texts:
        called = CALLED.get(field.partition("-")[0], field)
        if not text.strip():
            issues[field] = _("「%(field)s」还没有写") % {"field": called}
        elif len(text.strip()) > most:
            issues[field] = _("「%(field)s」最多写%(most)s个字") % {"field": called, "most": most}
    return issues


def public_wrong(texts: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    """The same for words that everybody will read: no number of a person stands in them."""
    given = list(texts)
    return numbers_in((field, text) for field, text, _most in given) | length_wrong(given)


def empty_wrong(field: str, text: str) -> dict[str, str]:
    """The issue of an answer for everybody that says nothing, by the empty phrases of the book."""
    if not text.strip() or not emptiness.is_empty(text, book().replies):
        return {}
    told = _("「%(words)s」没有说清楚:请写明做什么、谁来做、什么时候,或者为什么不做")
    return {field: told % {"words": text.strip()[:QUOTED]}}


def copied_wrong(record: str) -> dict[str, str]:
    """The issue of minutes on paper that are copied, where they do not say how it was passed."""
    said = emptiness.substance(record, book().replies)
    if not record.strip() or len(said) >= rules.RECORD_AT_LEAST:
        return {}
    return {"record": _("看不出怎么通过的:照抄记录里哪次会、怎么表决的那几句")}


def door_wrong(written: str) -> dict[str, str]:
    """The issue of a door that is empty, too long, or not one door."""
    if issues := length_wrong((("room", written, rules.ROOM_AT_MOST),)):
        return issues
    if is_door(written):
        return {}
    return {"room": _("一次写一户的门牌,楼号、单元、房号都不超过五位数,例如 3-2-501")}


def numbers_in(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Issues of public texts in which a mobile number or the number of an identity card stands."""
    told = _("这里写的大家都看得到:请把手机号、身份证号去掉再交")
    return {field: told for field, text in texts if has_personal_number(text)}


def promises_wrong(promises: Sequence[Promising], *, since: date) -> dict[str, str]:
    """Issues of promises, by the fields ``what-1``, ``who-1``, ``due-1``."""
    issues: dict[str, str] = {}
    for number, each in enumerate(promises, 1):
        issues |= public_wrong(
            (
                (f"what-{number}", each.what, rules.WORDS_AT_MOST),
                (f"who-{number}", each.who, rules.WHO_AT_MOST),
            )
        )
        if each.due_on is None or each.due_on < since:
            issues[f"due-{number}"] = _("写一个说定的日子,不早于这次会")
    if len(promises) > rules.PROMISES_AT_MOST:
        issues["what-1"] = _("一次最多记%(most)s件答应的事") % {"most": rules.PROMISES_AT_MOST}
    return issues


def kept_promises(promises: Sequence[Promising], about: str, at: datetime) -> tuple[facts.Promised, ...]:
    """Checked promises as facts carry them."""
    return tuple(
        facts.Promised(
            what=keep_all(each.what, "promised", about, at),
            who=keep_all(each.who, "promised-by", about, at),
            due_on=each.due_on.isoformat() if each.due_on else "-",
        )
        for each in promises
    )
