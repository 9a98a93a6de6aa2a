"""What came of the activities of a month, in words, each with its records."""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from bandeng.campaigns import queries
from bandeng.campaigns.models import Campaign
from bandeng.campaigns.queries import ActivityShown, Done
from bandeng.campaigns.web.words import done_in_public, done_words
from bandeng.figures import words as said
from bandeng.figures.queries import Reading
from bandeng.rulebook.language import spoken


def of_month(
    one: Campaign, activities: list[ActivityShown], done: dict[str, Done], *, public: bool
) -> tuple[dict[str, str], list[dict[str, object]]]:
    """By activity what was done and what came of it; and the figures, each once, with their records."""
    found = queries.results(one, activities)
    held = done_in_public if public else done_words
    lines = {each.ref: together(held(each.by, done[each.ref]), found.get(each.ref)) for each in activities}
    return lines, [_number(reading, one) for reading in _each_once(found.values())]


def of_activity(one: Campaign, activity: ActivityShown, held: str) -> dict[str, str]:
    """What was done for one activity and what came of it (``done``); where its ``records`` are."""
    reading = queries.results(one, [activity]).get(activity.ref)
    return {"done": together(held, reading), "records": _records(reading, one) if reading else ""}


def together(held: str, reading: Reading | None) -> str:
    """What was held and what the activity's own figure says, where it counts anything."""
    if reading is None or not reading.records:
        return held
    own = f"{spoken(reading.figure)} {said.value_text(reading)}{said.unit_text(reading)}"
    return f"{held} · {own}" if held else own


def _each_once(readings: Iterable[Reading]) -> list[Reading]:
    return list({reading.figure.name: reading for reading in readings}.values())


def _number(reading: Reading, one: Campaign) -> dict[str, object]:
    return {
        "value": said.value_text(reading),
        "unit": said.unit_text(reading),
        "text": spoken(reading.figure),
        "href": _records(reading, one),
    }


def _records(reading: Reading, one: Campaign) -> str:
    asked = {
        "place": one.place.rstrip("/").rpartition("/")[2],
        "from": one.begins_on.isoformat(),
        "to": (one.ends_on - timedelta(days=1)).isoformat(),
    }
    return f"{reverse('figure', args=[reading.figure.name])}?{urlencode(asked)}"
