"""Nothing may lead back to itself: areas in areas, stages after stages, levels above levels."""

from collections.abc import Callable, Iterable, Iterator

from bandeng.rulebook.rules.checking.rows import Row, categories, rows, whole
from bandeng.rulebook.rules.issues import Issue
from bandeng.rulebook.rules.reading import Source


def circles(source: Source) -> Iterator[Issue]:
    """An issue for each circle, with the way round."""
    yield from _among(rows(source, "district.toml", "area"), "code", "parent")
    for category in categories(source):
        for condition in category.rows("condition"):
            yield from _among(condition.rows("stages"), "key", "after")
    part = whole(source, "limits.toml").part("escalation")
    steps = {level: part.text(level) for level in part.values if part.text(level)}
    yield from _found(steps, lambda way: part.issue("cycle", way[0], path=" → ".join(way)))


def _among(found: Iterable[Row], name: str, points: str) -> Iterator[Issue]:
    by_name = {row.text(name): row for row in found}
    steps = {here: row.text(points) for here, row in by_name.items() if row.text(points)}
    yield from _found(steps, lambda way: by_name[way[0]].issue("cycle", points, path=" → ".join(way)))


def _found(steps: dict[str, str], say: Callable[[list[str]], Issue]) -> Iterator[Issue]:
    seen: set[str] = set()
    for start in steps:
        way = [start]
        while way[-1] in steps and way[-1] not in seen:
            seen.add(way[-1])
            way.append(steps[way[-1]])
            if way[-1] in way[:-1]:
                yield say(way[way.index(way[-1]) :])
                break
