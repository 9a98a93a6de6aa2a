"""Writing letters for what was just told: in the transaction of the fact, once, and only where it was wanted.

Called by ``tell`` when a fact is said and never when it is replayed. A letter's id is the fact's height, the
way and the person, so that even a second call would write nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bandeng.ledger import straight
from bandeng.ledger.models import Fact
from bandeng.notices import quiet, rules
from bandeng.notices.kinds import KINDS
from bandeng.notices.models import Choice, Letter
from bandeng.notices.ways import configured
from bandeng.posts import queries as posts

SMS = "sms"
CHOICE = tuple(field.attname for field in Choice._meta.concrete_fields)
CHOSEN = f"""
    SELECT {", ".join(CHOICE)} FROM notices_choice WHERE person IN ({{asked}}) OR person IN (
        SELECT held.person_id FROM posts_appointment held WHERE held.post_id IN ({{asked}})
        AND held.begins_at <= %s AND (held.ends_at IS NULL OR held.ends_at > %s))
"""  # written out: every report waits for it


@dataclass(frozen=True, kw_only=True)
class Told:
    """A person to write to: of which kind, whether it is urgent, and whether it came to her in a post."""

    person: str
    kind: str
    urgent: bool
    desk: bool


def post(fact: Fact, told: Sequence[tuple[str, str, bool]]) -> None:
    """Write the letters for these (recipient, kind, urgent). No statement where no way is configured."""
    ways = configured()
    if not ways:
        return
    chosen = _choices(fact, [ref for ref, _kind, _urgent in told])
    if not chosen:
        return
    people = _people(fact, told)
    choices = {choice.person: choice for choice in chosen if choice.person in people}
    letters = [
        _letter(fact, people[person], way, choice)
        for person, choice in choices.items()
        for way in _wanted(choice, people[person], ways)
    ]
    if letters:
        Letter.objects.bulk_create(letters, ignore_conflicts=True)


def call(fact: Fact, kind: str, lines: Sequence[str]) -> None:
    """Write a short message to each of these telephones (entries of the vault), where there is such a way."""
    if SMS not in configured():
        return
    due_at = quiet.open_from(fact.at, rules.BOOK, desk=False)
    Letter.objects.bulk_create(
        (
            Letter(
                id=f"{fact.id}.{SMS}.{line}",
                person=line,
                way=SMS,
                kind=kind,
                stream=fact.stream,
                place=fact.place,
                desk=False,
                urgent=False,
                written_at=fact.at,
                state="waiting",
                due_at=due_at,
            )
            for line in dict.fromkeys(lines)
        ),
        ignore_conflicts=True,
    )


def _choices(fact: Fact, refs: Sequence[str]) -> list[Choice]:
    """What these persons, and those in these posts, have chosen: mostly nobody has chosen anything."""
    asked, moment = straight.placeholders(refs), straight.moment(fact.at)
    rows = straight.ask(CHOSEN.format(asked=asked), [*refs, *refs, moment, moment])
    return [Choice.from_db("default", CHOICE, row) for row in rows]


def _people(fact: Fact, told: Sequence[tuple[str, str, bool]]) -> dict[str, Told]:
    """Whom to write to by person; who did it herself is not written to."""
    seats = {ref: (kind, urgent) for ref, kind, urgent in told if "@" in ref}
    found = {
        ref: Told(person=ref, kind=kind, urgent=urgent, desk=False)
        for ref, kind, urgent in told
        if "@" not in ref
    }
    for holding in posts.holders(seats, at=fact.at) if seats else ():
        kind, urgent = seats[holding.post]
        found.setdefault(holding.person, Told(person=holding.person, kind=kind, urgent=urgent, desk=True))
    return {person: each for person, each in found.items() if person != fact.person}


def _wanted(choice: Choice, told: Told, ways: Iterable[str]) -> Iterator[str]:
    chosen = choice.by_topic.get(KINDS[told.kind].topic, [])
    yield from (way for way in ways if way in chosen and (told.desk or way not in rules.WAYS_OF_POSTS))


def _letter(fact: Fact, told: Told, way: str, choice: Choice) -> Letter:
    gathers = choice.daily and not told.urgent
    earliest = rules.next_daily(fact.at) if gathers else fact.at
    return Letter(
        id=f"{fact.id}.{way}.{told.person}",
        person=told.person,
        way=way,
        kind=told.kind,
        stream=fact.stream,
        place=fact.place,
        desk=told.desk,
        urgent=told.urgent,
        written_at=fact.at,
        state="gathering" if gathers else "waiting",
        due_at=earliest if told.urgent else quiet.open_from(earliest, choice.quiet, desk=told.desk),
    )


def written(ways: Mapping[str, Iterable[str]]) -> str:
    """Topic to ways as the document of a choice, always in the same order."""
    return json.dumps({topic: sorted(ways[topic]) for topic in sorted(ways)}, separators=(",", ":"))
