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
    waiting.SENT_BACK: "assembly:covenant",
}


def row(each: Waiting) -> Row:
    """One thing that waits."""
    return Row(
        title=_titles()[each.what] % {"called": each.called or _("(话已抹去)"), "n": each.many},
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
        waiting.SENT_BACK: _("“%(called)s”被街道退回了,要改"),
        waiting.UNHEARD: _("“%(called)s”有 %(n)s 条意见等答复"),
    }


def _page(each: Waiting) -> str:
    if each.what == waiting.DEMANDED:
        return f"{reverse('assembly:new-meeting')}?petition={each.ref}"
    if each.what == waiting.UNHEARD:
        return _opinions(each.ref)
    return reverse(PAGES[each.what], args=[each.ref])


def _opinions(about: str) -> str:
    """Where opinions on a matter, a covenant or a place (its code) are answered."""
    kind, colon, ref = about.partition(":")
    if not colon:
        return reverse("assembly:place-voices", args=[about])
    return reverse("assembly:covenant" if kind == "covenant" else "assembly:opinions", args=[ref])
