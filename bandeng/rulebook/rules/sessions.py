"""Making the kinds of sessions of ``gatherings.toml`` that was checked and found right."""

from typing import Any

from bandeng.rulebook.rules.gatherings import Family, Gatherings, KindLine, SessionKind

Row = dict[str, Any]


def gatherings(values: Row) -> Gatherings:
    """All kinds; none where the book has no such file."""
    return Gatherings(
        families=tuple(Family(**row) for row in values.get("family", ())),
        kinds=tuple(_kind(row) for row in values.get("kind", ())),
        **values.get("pictures", {}),
        **values.get("lists", {}),
    )


def _kind(row: Row) -> SessionKind:
    lines = tuple(KindLine(**line) for line in row.get("line", ()))
    plain = {key: value for key, value in row.items() if key not in ("line", "own_speakers")}
    return SessionKind(**plain, own_speakers=tuple(row.get("own_speakers", ())), lines=lines)
