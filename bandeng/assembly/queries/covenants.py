"""Covenants: which version holds on a day, and how the newest differs from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bandeng.assembly import rules
from bandeng.assembly.models import Article, Covenant, Version
from bandeng.assembly.queries.seeing import at_or_around, seen
from bandeng.assembly.queries.votes import Cast, cast_named
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class Written:
    """A covenant in a list. ``state``: of its newest version."""

    id: str
    kind: str
    title: str
    place: str
    code: str
    version: int
    state: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """An article in force beside the revised one (``""``: there is none) and why it is changed."""

    number: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Adopted:
    """How a version was adopted: by a ballot (``vote``), or by hands under ``rule`` (``""``: no hands).

    ``meeting``: the id of the meeting whose minutes say the numbers; ``""``: they were copied from minutes on
    paper, of which there are ``pictures`` (for staff) or the words ``record`` (for everybody).
    """

    on: date
    rule: str
    due: int
    present: int
    yes: int
    no: int
    abstain: int
    vote: Cast | None
    meeting: str
    record: str
    pictures: tuple[str, ...]


def covenant_for(person: str, covenant: str, *, at: datetime) -> Covenant:
    """The covenant, for staff who may see it. Raises Covenant.DoesNotExist otherwise (a 404)."""
    return Covenant.objects.filter(seen(person, at=at)).get(id=covenant)


def covenant_numbered(covenant: str) -> Covenant:
    """The covenant, for its public page. Raises Covenant.DoesNotExist."""
    return Covenant.objects.get(id=covenant)


def covenants_of(person: str, *, at: datetime) -> list[Written]:
    """Those under her eyes."""
    return _written(Covenant.objects.filter(seen(person, at=at)).order_by("-at", "-id")[:50])


def covenants_at(place: str) -> list[Written]:
    """Those of a place, for everybody."""
    return _written(Covenant.objects.filter(at_or_around(place)).order_by("-at", "-id")[:50])


def titles_of_covenants(refs: Sequence[str]) -> dict[str, str]:
    """How these are called; empty where the words were erased."""
    return {each.id: each.title for each in _written(Covenant.objects.filter(id__in=refs))}


def is_titled(place: str, kind: str, title: str) -> bool:
    """Whether there is a covenant of this kind and title at this very place."""
    rows = _written(Covenant.objects.filter(place=place, kind=kind))
    return any(row.title.strip() == title.strip() for row in rows)


def written(covenant: Covenant) -> Written:
    """One covenant as a line."""
    return _written([covenant])[0]


def newest(covenant: Covenant) -> Version:
    """Its newest version."""
    return Version.objects.get(covenant=covenant, number=covenant.newest)


def versions_of(covenant: Covenant) -> list[Version]:
    """All versions, the newest first."""
    return list(Version.objects.filter(covenant=covenant).order_by("-number"))


def first_written_on(version: Version) -> date:
    """The local day on which this version was first written here, however often its draft was changed."""
    said = Fact.objects.of(version.covenant.stream).named("assembly.drafted").order_by("turn")
    first = next(fact.at for fact in said if fact.body["version"] == version.number)
    return first.astimezone(SHANGHAI).date()


def in_force(covenant: Covenant, *, on: date) -> Version | None:
    """The version that holds on this day, the last that was adopted; None where none does yet.

    One written down later than it was adopted takes no newer one's place, and one that was adopted after
    another, to hold sooner, has taken its place for good.
    """
    held = Version.objects.filter(covenant=covenant, state=rules.HOLDS, effective_on__lte=on)
    return held.order_by("-adopted_on", "-number").first()


def numbers_in_force(refs: Sequence[str], *, on: date) -> dict[str, int]:
    """The number of the version that holds on this day, by covenant; none where none does."""
    held = Version.objects.filter(covenant__in=list(refs), state=rules.HOLDS, effective_on__lte=on)
    rows = held.order_by("adopted_on", "number").values_list("covenant_id", "number")
    return dict(rows)


def articles_of(version: Version) -> list[tuple[int, str, str]]:
    """Number, text and explanation of every article."""
    rows = list(Article.objects.filter(version=version).order_by("number"))
    words = vault.read([e for row in rows for e in (row.text, row.why) if e != "-"])
    return [(row.number, words.get(row.text, ""), words.get(row.why, "")) for row in rows]


def reason_of(version: Version) -> str:
    """Why the street sent it back; ``""`` where it did not."""
    return vault.read([version.why]).get(version.why, "") if version.why != "-" else ""


def adopted(version: Version) -> Adopted | None:
    """How it was adopted; None while it is a draft."""
    if version.adopted_on is None:
        return None
    names = ("due", "present", "yes", "no", "abstain")
    return Adopted(
        on=version.adopted_on,
        rule=_rule_name(version.rule),
        **{name: getattr(version, name) for name in names},
        vote=cast_named(version.ballot),
        meeting="" if version.meeting == "-" else version.meeting.partition(":")[2],
        record=vault.read([version.record]).get(version.record, "") if version.record != "-" else "",
        pictures=tuple(version.pictures.split(",")) if version.pictures else (),
    )


def _rule_name(code: str) -> str:
    try:
        return "" if code == "-" else spoken(book().voting_rule(code))
    except KeyError:
        return code


def comparison(before: Version | None, after: Version) -> list[Compared]:
    """Three columns: in force, revised, why; articles stand beside each other by their number."""
    old = {number: text for number, text, _why in articles_of(before)} if before else {}
    new = {number: (text, why) for number, text, why in articles_of(after)}
    return [
        Compared(
            number=number,
            before=old.get(number, ""),
            after=new.get(number, ("", ""))[0],
            why=new.get(number, ("", ""))[1],
        )
        for number in sorted(old.keys() | new.keys())
    ]


def _written(rows: Iterable[Covenant]) -> list[Written]:
    found = list(rows)
    words = vault.read([row.title for row in found])
    labels = places.labels({row.place for row in found})
    states = {
        (covenant, number): state
        for covenant, number, state in Version.objects.filter(covenant__in=found).values_list(
            "covenant_id", "number", "state"
        )
    }
    return [
        Written(
            id=row.id,
            kind=_kind(row.kind),
            title=words.get(row.title, ""),
            place=labels.get(row.place, ""),
            code=row.place.rstrip("/").rpartition("/")[2],
            version=row.newest,
            state=states.get((row.id, row.newest), rules.DRAFT),
        )
        for row in found
    ]


def _kind(code: str) -> str:
    kind = book().deliberation.covenant(code)
    return spoken(kind) if kind else code
