"""What a notice says a matter is: number, category and condition, its page, and its page at the desk."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from bandeng.cases.models import Case
from bandeng.cases.queries.sentence import titled
from bandeng.notices.kinds import Matter


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The matters of these streams, with one statement."""
    rows = Case.objects.filter(stream__in=list(streams)).only(
        "stream", "number", "state", "condition", "proposed"
    )
    return {
        case.stream: Matter(
            number=case.number,
            title=titled(case),
            page=reverse("cases:case", args=[case.number]),
            desk_page=reverse("cases:desk-case", args=[case.number]),
        )
        for case in rows
    }
