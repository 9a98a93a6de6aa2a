"""The letters of a day become one."""

from collections import defaultdict
from datetime import datetime

from django.db import connection, transaction

from bandeng.notices.models import Letter

MOST = 500


def gather(*, at: datetime) -> int:
    """Put what has waited for its day into one letter for each person and way. Answers how many were made."""
    if not Letter.objects.in_state("gathering").due(at=at).exists():
        return 0
    with transaction.atomic():
        rows = Letter.objects.in_state("gathering").due(at=at).order_by("due_at", "id")
        skips = connection.features.has_select_for_update_skip_locked
        of_one: dict[tuple[str, str], list[Letter]] = defaultdict(list)
        for letter in rows.select_for_update(skip_locked=skips)[:MOST]:
            of_one[letter.person, letter.way].append(letter)
        for letters in of_one.values():
            _one_of(letters, at)
    return len(of_one)


def _one_of(letters: list[Letter], at: datetime) -> None:
    last = max(letters, key=lambda each: (each.written_at, each.id))
    made = f"daily.{last.id}"
    Letter.objects.create(
        id=made,
        person=last.person,
        way=last.way,
        kind="daily",
        stream="-",
        place=last.place,
        desk=any(each.desk for each in letters),
        urgent=False,
        written_at=at,
        state="waiting",
        due_at=at,
    )
    ids = [each.id for each in letters]
    Letter.objects.filter(id__in=ids).update(state="gathered", gathered_in=made, ended_at=at)
