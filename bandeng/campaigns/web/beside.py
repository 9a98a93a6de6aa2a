"""Parts of tasks on this morning's page, beside the rail, and what a notice of a task is about."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.campaigns import queries, rules
from bandeng.campaigns.queries import Part
from bandeng.campaigns.web import words
from bandeng.cases.web.desk.beside import Heap, Row, in_the_morning
from bandeng.figures.web.leading import Sight, leads
from bandeng.gatherings.web import serving
from bandeng.gatherings.web.serving import Purpose
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.pictures import Viewer, may_see
from bandeng.notices.kinds import Matter, about
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.ui import navigation
from bandeng.ui.clock import now


def show() -> None:
    """Put them there."""
    in_the_morning(parts)
    navigation.count("desk", "campaigns:overview", count)
    about("task:", matters)
    about("campaign:", months)
    may_see(sheets)
    serving.about(rules.ACTIVITY, purposes)
    leads("activity", activities)


def activities(refs: Sequence[str]) -> dict[str, Sight]:
    """What the number of activities is made of."""
    found = purposes(f"{rules.ACTIVITY}{ref}" for ref in refs)
    return {key.partition(":")[2]: Sight(title=each.title, page=each.page) for key, each in found.items()}


def parts(sitting: Sitting) -> Heap | None:
    """What her units, and those she may plan a session for, are to hold and have not held yet."""
    if not sitting.may("campaigns.see"):
        return None
    waiting = queries.waiting(sitting.held, at=sitting.at)
    return Heap(title=_("活动月的任务"), rows=tuple(_row(part) for part in waiting))


def _row(part: Part) -> Row:
    ends_at = datetime.combine(part.due_on + timedelta(days=1), time(), tzinfo=SHANGHAI)
    state = words.LATE[1] if part.late else words.PARTS[part.state][1]
    return Row(
        title=part.title,
        href=reverse("campaigns:desk-task", args=[part.task]),
        meta=f"{part.unit_name} · {state}",
        due_at=ends_at,
        late=part.late,
    )


def count(request: HttpRequest) -> str:
    """How much is neither held nor planned (「3」; nothing: none)."""
    if not hasattr(request, "user") or not request.user.is_authenticated:
        return ""
    held = posts.holdings(str(request.user.pk), at=now())
    return str(queries.waiting_count(held) or "") if held else ""


def matters(streams: Iterable[str]) -> dict[str, Matter]:
    """What notices of tasks are about."""
    found = {}
    for ref, title in queries.task_titles(stream.partition(":")[2] for stream in streams).items():
        page = reverse("campaigns:desk-task", args=[ref])
        found[f"task:{ref}"] = Matter(number="", title=title, page=page, desk_page=page)
    return found


def months(streams: Iterable[str]) -> dict[str, Matter]:
    """What notices of months are about."""
    found = {}
    for ref, title in queries.titles_of(stream.partition(":")[2] for stream in streams).items():
        desk_page = reverse("campaigns:desk-campaign", args=[ref])
        page = reverse("campaigns:campaign", args=[ref])
        found[f"campaign:{ref}"] = Matter(number="", title=title, page=page, desk_page=desk_page)
    return found


def purposes(serves: Iterable[str]) -> dict[str, Purpose]:
    """The activities that sessions are held for, as month, number and title."""
    return {
        f"{rules.ACTIVITY}{one.id}": Purpose(
            title=_("%(month)s 第%(n)s项:%(title)s")
            % {"month": queries.title_of(one.campaign), "n": one.number, "title": queries.title_of(one)},
            page=reverse("campaigns:activity", args=[one.id]),
        )
        for one in queries.activities_of(rules.activities_in(serves))
        if one.campaign.state != rules.WITHDRAWN
    }


def sheets(digest: str, _viewer: Viewer) -> bool:
    """Anybody sees the pages of a month's notice."""
    return queries.is_public(digest)
