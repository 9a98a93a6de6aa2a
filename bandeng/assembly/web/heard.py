"""What a notice is about: the page on which an answer is read, or a meeting that was moved or cancelled."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.assembly import queries
from bandeng.assembly.models import Meeting, Opinion
from bandeng.notices.kinds import Matter

PAGES = {"procedure": "assembly:decision", "covenant": "assembly:covenant-page"}


def matters(streams: Iterable[str]) -> dict[str, Matter]:
    """Her words and the answer stand on that page; the notice holds neither."""
    ids = [stream.partition(":")[2] for stream in streams]
    return {row.stream: _matter(row) for row in queries.opinions_named(ids)}


def _matter(row: Opinion) -> Matter:
    kind, _colon, ref = row.topic.partition(":")
    code = row.place.rstrip("/").rpartition("/")[2]
    page = reverse(PAGES[kind], args=[ref]) if ref else reverse("assembly:place-opinions", args=[code])
    return Matter(number="", title=_("您提的一条意见"), page=page, desk_page=page)


def meetings(streams: Iterable[str]) -> dict[str, Matter]:
    """The announcement of a meeting, and its page at the desk."""
    ids = [stream.partition(":")[2] for stream in streams]
    return {row.stream: _meeting(row) for row in queries.meetings_named(ids)}


def _meeting(row: Meeting) -> Matter:
    page = reverse("assembly:announcement", args=[row.id])
    desk = reverse("assembly:meeting", args=[row.id])
    return Matter(number="", title=queries.kind_name(row.kind), page=page, desk_page=desk)
