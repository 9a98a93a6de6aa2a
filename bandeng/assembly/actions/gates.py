"""Gates that are shut, in words: what is missing, and who opens them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bandeng.assembly.rules import gates


def sentences(lacks: Iterable[gates.Lack]) -> dict[str, str]:
    """A sentence for each, by the field beside which it stands."""
    words = {
        gates.DAYS: ("held_on", _("还差 %(n)s 天才到规定的天数")),
        gates.ANSWERS: ("answers", _("还有 %(n)s 条意见没有答复")),
        gates.RECORD: ("record", _("写下说了什么、谁审的")),
        gates.BALLOT: ("ballot", _("按计票结果没有通过;没有通过就记成没有通过")),
        gates.QUORUM: ("present", _("到会 %(n)s 位,不够法定的数,这次会不算数")),
        gates.MAJORITY: ("yes", _("同意 %(n)s 位,没有过法定的数;没有通过就记成没有通过")),
        gates.BOARD: ("board", _("公示贴出来了吗?放一张公示栏的照片,或者还要 %(n)s 位居民说看到了")),
        gates.SETTLED: ("settled", _("还有 %(n)s 件答应的事没有交代")),
    }
    return {words[lack.gate][0]: words[lack.gate][1] % {"n": lack.number} for lack in lacks}
