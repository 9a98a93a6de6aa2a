"""Open matters of the same kind near by, as staff compare them: picture, distance, age side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bandeng.cases.models import Case
from bandeng.cases.queries import families, nearby, pictures, sentence, sight
from bandeng.cases.web.desk.said import first_words
from bandeng.cases.web.desk.steps.fields import Scene
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book

SPOT = 50  # metres: as near as a place is told at all


@dataclass(frozen=True, kw_only=True)
class Near:
    """An open matter of the same kind near by; ``shots`` are its pictures' digests, ``days`` its age.

    ``condition`` is the chosen one, the proposed one before; ``place`` is the path of where it is;
    ``said`` is what was said first.
    """

    number: str
    condition: str
    place: str
    title: str
    word: str
    tone: str
    metres: int
    reported_at: datetime
    days: int
    supports: int
    shots: tuple[str, ...]
    said: str


def around(scene: Scene) -> tuple[Near, ...]:
    """What lies near this matter, of those the person may see; what belongs to it stands elsewhere."""
    case, key = scene.case, _condition(scene.case)
    pin = (case.lon / 1e6, case.lat / 1e6) if case.lon else None
    told = nearby.Told(condition=key, words=scene.words)
    beside = families.ids_with(case)
    return near(scene.sitting, pin=pin, community=case.community, told=told, beside=beside)


def same(scene: Scene, found: Iterable[Near]) -> str:
    """The number of the nearest that is of the same condition at the same place; empty where none is."""
    case = scene.case
    wanted = (_condition(case), case.place)
    alike = (one for one in found if (one.condition, one.place) == wanted and one.metres <= SPOT)
    return next((one.number for one in alike), "")


def _condition(case: Case) -> str:
    return case.condition if case.condition != "-" else case.proposed


def near(
    who: Sitting,
    *,
    pin: tuple[float, float] | None,
    community: str,
    told: nearby.Told,
    beside: frozenset[int] = frozenset(),
) -> tuple[Near, ...]:
    """Open matters like this within the staff's distance, of those the person may see, the likest first; not
    those of the ids ``beside``."""
    metres = book().limits.near_metres_staff
    found = nearby.near_for_staff(pin=pin, community=community, told=told, metres=metres, beside=beside)
    ids = [each.case.id for each in found]
    seen = set(sight.seen_by(who.person, at=who.at).filter(id__in=ids).values_list("id", flat=True))
    shots = pictures.of_each(seen)
    mine = [each for each in found if each.case.id in seen]
    said = first_words(each.case.words for each in mine)
    return tuple(
        _near(each, shots.get(each.case.id, ()), said.get(each.case.words, ""), who.at) for each in mine
    )


def _near(found: nearby.Near, shots: tuple[str, ...], said: str, at: datetime) -> Near:
    word, tone, _late = sentence.word_of(found.case, at=at)
    return Near(
        number=found.case.number,
        condition=_condition(found.case),
        place=found.case.place,
        title=sentence.titled(found.case),
        word=word,
        tone=tone,
        metres=found.metres,
        reported_at=found.case.reported_at,
        days=nearby.since(found.case, at=at),
        supports=found.case.supports,
        shots=shots,
        said=said,
    )
