"""What counting an edition anew has found, for a terminal and for programs."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from bandeng.editions.models import Edition
from bandeng.editions.queries.verifying import Change, Recount, Verified
from bandeng.figures.words import entered
from bandeng.kernel.facts import kind_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken


def as_plain(edition: Edition, found: Verified) -> dict[str, Any]:
    """Everything as plain values."""
    return {
        "year": edition.year,
        "number": edition.issue,
        "seal": found.seal,
        "newest_seal": found.newest,
        "now_as_of": found.newest_at.isoformat(),
        "equal": found.holds,
        "figures": [_plain(each) for each in found.numbers],
    }


def _plain(each: Recount) -> dict[str, Any]:
    return {
        "name": each.said.figure,
        "place": each.said.place,
        "wording": each.said.wording,
        "printed": each.said.value,
        "at_seal": each.at_seal,
        "now": each.today,
        "equal": each.holds,
        "changes": [{"height": c.height, "name": c.name, "counted_now": c.came} for c in each.changes],
        "changes_left_off": each.left_off,
    }


def lines(edition: Edition, found: Verified) -> Iterator[str]:
    """The verdict, then each number that differs and the records that make the difference."""
    words = {"number": edition.issue, "year": edition.year, "seal": found.seal, "n": len(found.numbers)}
    yield _("%(year)s年第%(number)s期,第%(seal)s号封存,%(n)s个数字:") % words
    wrong = [each for each in found.numbers if not each.holds]
    if not wrong:
        yield _("每个数字都和封存时一致。")
    for each in wrong:
        yield _("不一致:%(name)s 印的是%(printed)s,封存时是%(then)s") % _words(each)
    for each in found.later:
        yield _("后来的记录会改变:%(name)s 从%(then)s变成%(now)s") % _words(each)
        labels = places.labels({change.place for change in each.changes})
        for change in each.changes:
            yield f"  {'+' if change.came else '-'} {_change(change, labels)}"
        if each.left_off:
            yield f"  {left_off(each)}"
    yield as_of(found)


def left_off(each: Recount) -> str:
    """That not every record that makes the difference stands above; nothing where each does."""
    return (
        _("只列出前 %(n)s 条,还有 %(more)s 条") % {"n": len(each.changes), "more": each.left_off}
        if each.left_off
        else ""
    )


def as_of(found: Verified) -> str:
    """Until when the book was read for what it says now: the newest seal, not the newest record."""
    words = {"seal": found.newest, "at": f"{found.newest_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"}
    return _("现在的数截至第%(seal)s号封存(%(at)s),那以后的记录要到下一次封存才数。") % words


def _words(each: Recount) -> dict[str, str]:
    nothing = _("无从算起")
    return {
        "name": each.said.figure,
        "printed": each.said.wording,
        "then": each.at_seal or nothing,
        "now": each.today or nothing,
    }


def day_of(change: Change) -> str:
    """The day it happened, and on which it was told where that was later."""
    day, late = change.at.astimezone(SHANGHAI).strftime("%Y-%m-%d"), entered(change.at, change.told_at)
    return f"{day} ({late})" if late else day


def _change(change: Change, labels: dict[str, str]) -> str:
    return f"{change.height} {day_of(change)} {labels[change.place]} {spoken(kind_of(change.name, 1))}"
