"""Works with their words, as far as the reader may have them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bandeng.contests import rules
from bandeng.contests.models import Contest, Part, Reading, Work
from bandeng.contests.queries.listed import contest_for, unit_names
from bandeng.contests.rules.likeness import plain
from bandeng.people import vault


class Sending(Protocol):
    """A work that is being sent in."""

    @property
    def author(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def parts(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A work with its words. ``author`` and ``unit`` are empty where they are not for the reader."""

    work: Work
    heading: str
    text: str
    parts: tuple[tuple[str, str], ...]
    author: str
    unit: str
    why: str


def work_for(person: str, ref: str, *, at: datetime) -> Work:
    """The work, if she leads its contest. Raises Work.DoesNotExist."""
    work = Work.objects.select_related("contest").get(id=ref)
    try:
        contest_for(person, work.contest_id, at=at)
    except Contest.DoesNotExist:
        raise Work.DoesNotExist(ref) from None
    return work


def shown(work: Work, *, with_author: bool) -> Shown:
    """The work with its words; the author's name only where it is not blind any more."""
    topics = work.contest.topics.split("\n")
    parts = list(Part.objects.filter(work=work).order_by("topic"))
    words = vault.read(
        [entry for entry in (work.heading, work.whole, work.author, work.why) if entry != "-"]
        + [part.words for part in parts]
    )
    return Shown(
        work=work,
        heading=words.get(work.heading, ""),
        text=words.get(work.whole, ""),
        parts=tuple((_topic(topics, part.topic), words.get(part.words, "")) for part in parts),
        author=words.get(work.author, "") if with_author else "",
        unit=unit_names([work.unit]).get(work.unit, "") if with_author else "",
        why=words.get(work.why, ""),
    )


def _topic(topics: list[str], number: int) -> str:
    return topics[number] if number < len(topics) else ""


def papers_of(contest: Contest) -> list[tuple[str, list[tuple[str, str]]]]:
    """Topic by topic what each paper says, with whose it is: side by side, in the order of the units."""
    works = list(Work.objects.filter(contest=contest, state=rules.IN).order_by("unit", "number"))
    units = unit_names({work.unit for work in works})
    parts = list(Part.objects.filter(work__in=works))
    words = vault.read([part.words for part in parts] + [work.author for work in works])
    said = {(part.work_id, part.topic): words.get(part.words, "") for part in parts}
    return [
        (
            topic,
            [
                (units.get(work.unit) or words.get(work.author, ""), said[work.id, number])
                for work in works
                if said.get((work.id, number))
            ],
        )
        for number, topic in enumerate(contest.topics.split("\n"))
        if topic
    ]


def mine(person: str) -> list[tuple[Work, str]]:
    """What she has sent in herself, the newest first, with its title."""
    rows = list(
        Work.objects.filter(sender=person)
        .exclude(state=rules.WITHDRAWN)
        .select_related("contest")
        .order_by("-at", "-id")[:50]
    )
    words = vault.read([row.heading for row in rows])
    return [(row, words.get(row.heading, "")) for row in rows]


def numbers_of(contest: Contest) -> set[str]:
    """The numbers that are taken."""
    return set(Work.objects.filter(contest=contest).values_list("number", flat=True))


def texts_of(contest: Contest) -> dict[str, str]:
    """The whole text of each work that takes part, by its id."""
    works = list(Work.objects.filter(contest=contest).exclude(state__in=(rules.WITHDRAWN, rules.ASIDE)))
    parts = list(Part.objects.filter(work__in=works).order_by("topic"))
    words = vault.read([work.whole for work in works] + [part.words for part in parts])
    found = {work.id: words.get(work.whole, "") for work in works}
    for part in parts:
        found[part.work_id] += words.get(part.words, "")
    return {ref: text for ref, text in found.items() if text}


def has_come_before(contest: Contest, what: Sending) -> bool:
    """Whether the same author has sent in the same text. Only works of its length are looked at."""
    whole = what.text.strip() + "".join(part.strip() for part in what.parts)
    same = Work.objects.filter(contest=contest, length=len(whole)).exclude(state=rules.WITHDRAWN)
    rows = list(same)
    if not rows:
        return False
    authors = vault.read([row.author for row in rows])
    own = {row.id for row in rows if plain(authors.get(row.author, "")) == plain(what.author)}
    texts = texts_of(contest) if own else {}
    return any(plain(texts.get(ref, "")) == plain(whole) for ref in own)


def words_kept(work: Work) -> list[str]:
    """Every entry of the vault about this work."""
    parts = Part.objects.filter(work=work).values_list("words", flat=True)
    remarks = Reading.objects.filter(work=work).values_list("remark", flat=True)
    own = (work.author, work.guardian, work.reach, work.heading, work.whole, work.why)
    return [entry for entry in (*own, *parts, *remarks) if entry != "-"]


def faded_by(day: date, *, most: int = 100) -> list[Work]:
    """Works that are not public, not wiped yet, and whose last day has passed."""
    rows = Work.objects.filter(contest__kept_until__lt=day, published=False, faded=False)
    return list(rows.exclude(state=rules.WITHDRAWN).order_by("id")[:most])
