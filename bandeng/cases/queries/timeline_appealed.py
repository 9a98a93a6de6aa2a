"""What the story of a matter says of limits that were missed and appealed, and who may read whose words.

Nothing of the first reviewer's word is shown before the other has decided: each decides for herself.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.queries.limits import limit_name

OFFICIAL_WORDS: Mapping[str, tuple[str, ...]] = {
    "cases.appealed": ("reason",),
    "cases.appeal_decided": ("first_words", "words"),
}


def exemption() -> str:
    """What stands beside an overtime that was exempted."""
    return _("申诉成立,不计入按期率")


def _appealed(body: dict[str, Any]) -> str:
    words = {"limit": limit_name(body["kind"], body["missed"])}
    return _("申诉「%(limit)s」超时,由上面的两个人分别审") % words


def _weighed(_body: dict[str, Any]) -> str:
    return _("一个人审完了申诉,等另一个人也审完再一起公开")


def _decided(body: dict[str, Any]) -> str:
    words = {"limit": limit_name(body["kind"], body["seat"])}
    if body["granted"]:
        return _("两个人都认为申诉成立:「%(limit)s」超时不计入按期率,超时照样看得见") % words
    if body["split"]:
        return _("两个人意见不一,申诉不成立:「%(limit)s」超时照算") % words
    return _("两个人都认为申诉不成立:「%(limit)s」超时照算") % words


def _reminded(body: dict[str, Any]) -> str:
    return _("「%(limit)s」超过了时限,系统催办") % {"limit": limit_name(body["kind"], body["seat"])}


def _supervised(body: dict[str, Any]) -> str:
    return _("「%(limit)s」仍未办,上一级督办") % {"limit": limit_name(body["kind"], body["seat"])}


SENTENCES: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "cases.reminded": _reminded,
    "cases.supervised": _supervised,
    "cases.appealed": _appealed,
    "cases.appeal_weighed": _weighed,
    "cases.appeal_decided": _decided,
}
