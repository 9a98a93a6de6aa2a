"""Lines of a report that only say noughts, left out; a heading with nothing left below it says so. Pure."""

from collections.abc import Callable

from bandeng.editions.rules.numbers import marked

TABLE, HEADING = "|", "#"


def without_zeros(text: str, is_empty: Callable[[int], bool], none: str) -> tuple[str, list[str]]:
    """The text without lines of which every number is empty, and those lines; ``none`` stands below a heading
    that lost all its lines.

    Rows of tables stay: a table names its empty rows itself.
    """
    kept: list[str] = []
    left: list[str] = []
    bare = False  # whether lines below the last heading were left out, and none stayed
    for line in text.split("\n"):
        if line.startswith(HEADING):
            kept += [none, ""] if bare else []
            bare = False
        elif _only(line, is_empty):
            bare = bare or _is_alone(kept)
            left.append(line)
            continue
        elif line.strip():
            bare = False
        kept.append(line)
    return "\n".join([*kept, none] if bare else kept), left


def lines_of(text: str, holds: Callable[[int], bool]) -> list[str]:
    """The lines in which numbers stand and each of them is such; rows of tables are none."""
    return [line for line in text.split("\n") if _only(line, holds)]


def _only(line: str, holds: Callable[[int], bool]) -> bool:
    numbers = marked(line)
    return bool(numbers) and not line.startswith(TABLE) and all(holds(each) for each in numbers)


def _is_alone(kept: list[str]) -> bool:
    """Whether nothing stands between the last heading and here."""
    last = next((line for line in reversed(kept) if line.strip()), "")
    return last.startswith(HEADING)
