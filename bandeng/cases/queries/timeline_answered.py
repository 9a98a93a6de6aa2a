"""What the story of a matter says of the answers of those who reported it, and who may read whose words."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bandeng.ledger.models import Fact

PARTY_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.answered": ("words",),
    "cases.contested": ("words",),
}
STAFF_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.judged": ("words",),
    "cases.voiced": ("words",),
}


def _answered(body: dict[str, Any]) -> str:
    return {
        "solved": _("反映人回答:办好了"),
        "partly": _("反映人回答:只办好了一部分"),
        "not": _("反映人回答:没有办好"),
        "came_back": _("反映人回答:又发生了"),
    }[body["answer"]] + _channel(body)


def _judged(body: dict[str, Any]) -> str:
    return {
        "solved": _("另一位反映的人回答:办好了"),
        "partly": _("另一位反映的人回答:只办好了一部分"),
        "not": _("另一位反映的人回答:没有办好"),
        "came_back": _("另一位反映的人回答:又发生了"),
    }[body["answer"]] + _channel(body)


def _voiced(body: dict[str, Any]) -> str:
    said = _answered(body) if body["who"] == "reporter" else _judged(body)
    return _("%(said)s(说的是上一次的结果,记在旁边)") % {"said": said}


def _channel(body: dict[str, Any]) -> str:
    return {"phone": _("(电话里问的)"), "door": _("(上门问的)")}.get(body["channel"], "")


def unasked(told: Iterable[Fact]) -> dict[int, str]:
    """What it says, by height, where a matter ended without an answer because nobody could be asked."""
    said, nobody = {}, False
    for fact in told:
        if fact.name == "cases.checked":
            nobody = bool(fact.body["passed"]) and fact.body["seat"] == "-"
        elif fact.name == "cases.expired" and nobody:
            said[fact.id] = _("来源没有写反映人,没有人可问,按「未确认」结束")
    return said


SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.answered": _answered,
    "cases.contested": _answered,
    "cases.judged": _judged,
    "cases.voiced": _voiced,
}
