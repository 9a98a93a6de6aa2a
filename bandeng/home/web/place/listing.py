"""The matters of a place as a file."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.home import queries
from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place
from bandeng.ui.web import tables


def csv_lines(place: Place, *, at: datetime) -> Iterator[str]:
    """Newest first, for spreadsheets; a cell never begins a formula."""
    heads = [_("编号"), _("什么事"), _("现在"), _("地点"), _("反映时间"), _("结束时间")]
    return tables.csv_lines(heads, _rows(place, at))


def _rows(place: Place, at: datetime) -> Iterator[list[str]]:
    for batch in queries.batches(place):
        for case, line in zip(batch, queries.lines(batch, at=at), strict=True):
            moments = [_local(case.reported_at), _local(case.closed_at)]
            yield [case.number, line.title, line.word, line.where, *moments]


def _local(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="minutes") if at else ""
