"""Numbered forms for opinions as a PDF; ``?n=40`` says how many, ``?from=21`` where to go on."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from bandeng.assembly import printing, rules
from bandeng.assembly.rules.slips import number
from bandeng.kernel.refusals import BadInput

SLIPS = 20


def printed(
    request: HttpRequest, *, title: str, plan: str, topic: str, named: str, address: str
) -> HttpResponse:
    """So many forms on ``topic``; ``named``: what their numbers begin with, ``address``: where one writes
    on line. Raises BadInput for none of them, and for more than are printed at once.
    """
    first, many = _asked(request, "from", 1), _asked(request, "n", SLIPS)
    if not 1 <= many <= rules.SLIPS_AT_MOST or first < 1:
        words = {"most": rules.SLIPS_AT_MOST}
        raise BadInput(_("一次印 1 到 %(most)s 张意见单,从第 1 张起数。请改一下地址里的数。") % words)
    said = printing.SlipWords(
        title=title,
        plan=plan,
        ask=_("您的意见(不写姓名也可以):"),
        back=_(
            "写好请交给社区或投进意见箱,也可以扫右上角的二维码在手机上写。每一条都会答复,公示栏和网页上看得到。"
        ),
        number=_("意见单编号"),
    )
    numbers = [number(topic, named, n) for n in range(first, first + many)]
    each = [printing.Slip(number=slip, address=f"{address}?slip={slip}") for slip in numbers]
    answer = HttpResponse(printing.slips(said, each), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="slips.pdf"'
    return answer


def _asked(request: HttpRequest, name: str, otherwise: int) -> int:
    """The number in the address; 0 for what is no number, so that it is told and not passed over."""
    typed = request.GET.get(name, "").strip()
    if not typed:
        return otherwise
    return int(typed[:6]) if typed.isascii() and typed.isdigit() else 0
