"""What came with the form that takes orders in: a file, pasted labels or pasted cells, and whose they are."""

import base64
import binascii
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.orders import pasting, queries
from bandeng.orders.layouts import OWN_TABLE, Layout
from bandeng.orders.rules import BYTES_AT_DESK, FROM_TABLE, PASTED, ROWS_AT_DESK
from bandeng.rulebook.language import spoken
from bandeng.ui import spreadsheets

MESSAGE_AT_MOST = 100_000


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What came with the form. ``sheet``: the file once more, so that it need not be chosen twice.
    ``past``: she said that limits which have passed are meant. ``known``: the name of the sender whose orders
    the pasted text was recognised as; empty where she chose."""

    sender: str = OWN_TABLE
    place: str = ""
    message: str = ""
    sheet: str = ""
    past: bool = False
    known: str = ""

    @property
    def how(self) -> str:
        return FROM_TABLE if self.sheet else PASTED


def typed(request: HttpRequest) -> Sent:
    """What was typed: it stays, whatever is wrong with the file."""
    post = request.POST
    return Sent(
        sender=post.get("sender", "") or OWN_TABLE,
        place=post.get("place", ""),
        message=post.get("message", "")[:MESSAGE_AT_MOST].strip(),
        past=post.get("past") == "1",
    )


def recognised(sent: Sent) -> Sent:
    """Pasted orders whose sender was not chosen: whose they are by their labels. Raises BadInput."""
    if sent.sheet or not sent.message or sent.sender != OWN_TABLE or _is_table(sent.message):
        return sent
    codes = pasting.senders_of(sent.message)
    if len(codes) == 1:
        return replace(sent, sender=codes[0], known=spoken(queries.sender(codes[0])))
    likely = [each for each in queries.senders() if not codes or each.code in codes]
    named = {"names": "、".join(spoken(each) for each in likely)}
    raise BadInput(
        _("认不出这段文字是谁的工单"),
        {
            "sender": _("认不出粘贴的是谁的工单,请选一个:%(names)s") % named,
            "message": _("本系统的模板,要连表头一起从表格里复制过来,或者存成文件再选"),
        },
    )


def sheet(request: HttpRequest) -> str:
    """The file of the form, or the one that came before. Raises BadInput."""
    file = request.FILES.get("file")
    if file is not None and (file.size or 0) > BYTES_AT_DESK:
        raise BadInput(
            _("这个文件太大(最多 1 MB)。请分成几份,或者请系统管理员收。"),
            {"file": _("文件太大")},
        )
    return base64.b64encode(file.read()).decode() if file is not None else request.POST.get("sheet", "")


def rows(sent: Sent, form: Layout) -> Iterator[tuple[int, Mapping[str, str]]]:
    if not sent.sheet and _is_table(sent.message):
        pasted = io.BytesIO(sent.message.encode())
        yield from spreadsheets.rows(pasted, form.columns, most=ROWS_AT_DESK)
        return
    if sent.sheet:
        try:
            whole = base64.b64decode(sent.sheet, validate=True)
        except binascii.Error:
            raise BadInput(_("这个文件没有传完整,请重新选一次")) from None
        yield from spreadsheets.rows(io.BytesIO(whole), form.columns, most=ROWS_AT_DESK)
        return
    if not sent.message:
        raise BadInput(_("请选一个文件,或者粘贴工单"), {"file": _("还没有选文件")})
    assert form.sender is not None  # whose they are was recognised, or chosen
    found = list(pasting.rows(sent.message, form))
    if not found:
        heads = "、".join(heads[0] for heads in form.sender.heads.values())
        raise BadInput(
            _("没有认出工单。每一项前面要有名称和冒号:%(heads)s") % {"heads": heads},
            {"message": _("没有认出工单")},
        )
    yield from found


def _is_table(message: str) -> bool:
    """Whether cells were copied out of a table, with their heads."""
    return "\t" in message.partition("\n")[0]
