"""A poll without legal effect as people read it: what was said, by no law and with no verdict."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from bandeng.ballots.rules.roll import Weight

AREA = "area"


def told(measures: Sequence[str]) -> list[str]:
    """That it binds nobody, and what is added up."""
    added = _("按面积、按人数各加一遍。") if AREA in measures else _("按人数加起来。")
    return [_("没有法律效力,只是听听意见。"), added, _("弃权也算参加。")]


def badge(measures: Sequence[str], yes: Weight, no: Weight, part: Weight) -> str:
    """Which side more than half of those who took part are on, by every measure; or that nobody did."""
    if not part.heads:
        return _("没有人参加")
    if all(2 * yes.of(each) > part.of(each) for each in measures):
        return _("多数赞成")
    if all(2 * no.of(each) > part.of(each) for each in measures):
        return _("多数不赞成")
    return _("没有哪一边过半")


def reason(*, election: bool) -> str:
    """A sentence for a measure: the numbers, no threshold."""
    if election:
        return _("%(name)s:全部 %(roll)s,参加 %(part)s;选了 %(yes)s。")
    return _("%(name)s:全部 %(roll)s,参加 %(part)s;同意 %(yes)s。")
