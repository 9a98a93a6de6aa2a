"""A table that is looked over before it is taken in: its bytes travel with the page, nothing is kept."""

import base64
import binascii
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.ui.spreadsheets import Column, Row, Sent, rows

BYTES = 1_000_000
SHOWN = 200  # rows that were not taken; more would bury the page


class Tally(Protocol):
    """What came of a table. ``bad``: the numbers of rows not taken, and why."""

    @property
    def bad(self) -> list[tuple[int, str]]: ...


@dataclass(frozen=True)
class Looked:
    """A table that was looked over, or taken in. ``sheet``: what the page carries on while it is only looked
    over; ``wrong``: why it could not be read.
    """

    sheet: str = ""
    tally: Tally | None = None
    wrong: str = ""

    def context(self, columns: Sequence[Column]) -> dict[str, object]:
        """What its page shows."""
        bad = sorted(self.tally.bad)[:SHOWN] if self.tally else []
        return {
            "sheet": self.sheet,
            "tally": self.tally,
            "bad": [(str(number), why) for number, why in bad],
            "heads": [(column.heads[0], column.needed) for column in columns],
            "wrong": self.wrong,
        }


def looked_over(
    request: HttpRequest,
    columns: Sequence[Column],
    take: Callable[[Iterable[Row], bool], Tally],
    *,
    most: int,
    too_large: str,
) -> Looked:
    """The table of this form: with ``do=take`` taken in, else only looked over.

    ``take`` is given its rows and whether it shall do nothing.
    """
    try:
        sheet = sheet_of(request, too_large=too_large)
        file = request.FILES.get("file")
        table = Sent(whole(sheet), file.name if file else "")
        found = list(rows(table, columns, most=most))
        dry = request.POST.get("do") != "take"
        tally = take(found, dry)
    except BadInput as wrong:
        return Looked(wrong=str(wrong))
    return Looked(sheet if dry else "", tally)


def sheet_of(request: HttpRequest, *, too_large: str) -> str:
    """The file of this form, or the one that its page has carried on. Raises BadInput with ``too_large``."""
    file = request.FILES.get("file")
    if file is None:
        return request.POST.get("sheet", "")
    if (file.size or 0) > BYTES:
        raise BadInput(too_large)
    return base64.b64encode(file.read()).decode()


def whole(sheet: str) -> bytes:
    """The bytes of what the page carries. Raises BadInput where there are none."""
    try:
        found = base64.b64decode(sheet, validate=True)
    except binascii.Error:
        found = b""
    if not found:
        raise BadInput(_("请选一个文件"))
    return found
