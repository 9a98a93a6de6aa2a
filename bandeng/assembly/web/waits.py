"""What waits in this room, as rows of the morning: what to do, and the page where it is done."""

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.assembly.queries import Waiting, waiting
from bandeng.cases.web.desk.beside import Row

PAGES = {
    waiting.UNWRITTEN: "assembly:meeting",
    waiting.UNCHECKED: "assembly:meeting",
    waiting.UNFILED: "assembly:covenant",
    waiting.FILED: "assembly:covenant",
    waiting.LEGALITY: "assembly:procedure",
}


def row(each: Waiting) -> Row:
    """One thing that waits."""
    return Row(
        title=_titles()[each.what] % {"called": each.called},
        href=_page(each),
        meta=each.place,
        due_at=None,
        late=False,
    )


def _titles() -> dict[str, str]:
    return {
        waiting.DEMANDED: _("居民提议开%(called)s,够数了,应当通知开会"),
        waiting.UNWRITTEN: _("%(called)s开过了,还没有记录"),
        waiting.UNCHECKED: _("%(called)s:纸上的签名等您打电话或者当面核实"),
        waiting.UNFILED: _("“%(called)s”通过了,要报街道备案"),
        waiting.FILED: _("“%(called)s”报来备案,等审查合不合法"),
        waiting.LEGALITY: _("“%(called)s”等街道审查、备案"),
    }


def _page(each: Waiting) -> str:
    if each.what == waiting.DEMANDED:
        return f"{reverse('assembly:new-meeting')}?petition={each.ref}"
    return reverse(PAGES[each.what], args=[each.ref])
