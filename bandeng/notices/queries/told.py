"""The notices of one person, as plain lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bandeng.ledger import straight
from bandeng.notices.kinds import KINDS, matters
from bandeng.notices.models import FRESH, Notice
from bandeng.people import vault
from bandeng.places import queries as places

PAGE = 30
MOST = 99

# As ``addressed_to`` and ``unread_by`` ask it (a test holds them equal); written out, for every page says it.
# A cross join is one that SQLite leaves in its order: asked otherwise it reads all the notices of a month.
UNREAD = """
    SELECT COUNT(*) FROM (
        SELECT told.id FROM (
            SELECT held.post_id AS ref FROM posts_appointment held
            WHERE held.begins_at <= %s AND (held.ends_at IS NULL OR held.ends_at > %s) AND held.person_id = %s
            UNION SELECT id FROM people_person WHERE id = %s
            UNION SELECT line.id FROM people_person herself
            JOIN people_entry own ON own.id = herself.phone_entry AND own.lookup <> ''
            JOIN people_entry line ON line.lookup = own.lookup
            WHERE herself.id = %s AND herself.kind = 'resident' AND herself.erased_at IS NULL) mine
        CROSS JOIN notices_notice told
        WHERE told.recipient = mine.ref AND told.at > %s
        AND told.height > COALESCE((SELECT height FROM notices_reading WHERE person = %s), 0)
        AND NOT EXISTS (SELECT 1 FROM notices_opened opened WHERE opened.id = told.id || %s)
        LIMIT %s) fresh
"""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One notice as it is shown: its sentence, what it is about, and whether it is new to the reader."""

    id: str
    height: int
    words: str
    title: str
    number: str
    where: str
    at: datetime
    urgent: bool
    fresh: bool


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of notices, newest first; ``older`` is the id of the last one where there are more."""

    lines: tuple[Line, ...]
    older: str

    @property
    def newest(self) -> int:
        """The height of the newest line; 0 where there is none."""
        return max((line.height for line in self.lines), default=0)


def unread(person: str, *, at: datetime) -> int:
    """How many notices are new to this person, one hundred at most. One statement, while there is one key."""
    if vault.is_rotated():
        found = Notice.objects.addressed_to(person, at=at).unread_by(person, at=at)
        return min(found.count(), MOST + 1)
    since, moment = straight.moment(at - FRESH), straight.moment(at)
    given = [moment, moment, person, person, person, since, person, f".{person}", MOST + 1]
    return int(straight.ask(UNREAD, given)[0][0])


def page_of(person: str, *, at: datetime, before: int = 0) -> Page:
    """Thirty notices below this height (0: the newest). Five statements at most, however many there are."""
    mine = Notice.objects.addressed_to(person, at=at)
    rows = list((mine.filter(height__lt=before) if before else mine).newest_first()[: PAGE + 1])
    shown = _whole(rows)
    fresh = Notice.objects.filter(id__in=[row.id for row in shown]).unread_by(person, at=at)
    new = set(fresh.values_list("id", flat=True)) if shown else set()
    more = len(shown) < len(rows)
    return Page(lines=_lines(shown, new), older=str(shown[-1].height) if more else "")


def _whole(rows: list[Notice]) -> list[Notice]:
    """No more than a page, cut between two facts, so that the next page begins with a whole one."""
    if len(rows) <= PAGE:
        return rows
    return [row for row in rows[:PAGE] if row.height != rows[PAGE].height] or rows[:PAGE]


def _lines(rows: Sequence[Notice], new: set[str]) -> tuple[Line, ...]:
    known = matters({row.stream for row in rows}) if rows else {}
    where = {row.stream: known[row.stream].place for row in rows if row.stream in known}
    labels = places.labels({where.get(row.stream) or row.place for row in rows}) if rows else {}
    return tuple(
        Line(
            id=row.id,
            height=row.height,
            words=str(KINDS[row.kind].words),
            title=known[row.stream].title,
            number=known[row.stream].number,
            where=labels.get(where[row.stream] or row.place, ""),
            at=row.at,
            urgent=row.urgent,
            fresh=row.id in new,
        )
        for row in rows
        if row.kind in KINDS and row.stream in known
    )


def addressed(person: str, ref: str, *, at: datetime) -> tuple[Notice, str]:
    """The notice of this id and the page it opens onto. Raises Notice.DoesNotExist when it is not hers."""
    notice = Notice.objects.addressed_to(person, at=at).get(id=ref)
    matter = matters([notice.stream]).get(notice.stream)
    if matter is None:
        raise Notice.DoesNotExist(ref)
    return notice, matter.desk_page if "@" in notice.recipient else matter.page
