"""The matters of a place as a file."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from bandeng.figures.web.exporting import csv_line
from bandeng.home import queries
from bandeng.kernel.periods import SHANGHAI
from bandeng.places.models import Place


def csv_lines(place: Place, *, at: datetime) -> Iterator[str]:
    """Newest first, with a byte-order mark, which spreadsheets want; a cell never begins a formula."""
    yield "\ufeff"
    yield csv_line([_("编号"), _("什么事"), _("现在"), _("地点"), _("反映时间"), _("结束时间")])
    for batch in queries.batches(place):
        for case, line in zip(batch, queries.lines(batch, at=at), strict=True):
            moments = [_local(case.reported_at), _local(case.closed_at)]
            yield csv_line([case.number, line.title, line.word, line.where, *moments])


def _local(at: datetime | None) -> str:
    return at.astimezone(SHANGHAI).isoformat(timespec="minutes") if at else ""
