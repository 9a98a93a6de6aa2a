"""Making reports of files that were checked and found right."""

from typing import Any

from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.reports import FOLDER, Awaited, Report, Reports, Wording

LISTS = ("signers", "above", "beside", "below", "places")


def reports_of(source: Source) -> Reports:
    """The reports of a book; none where it has no ``editions.toml``."""
    sheet = source.sheets.get("editions.toml")
    if sheet is None:
        return Reports()
    return Reports(
        reports=tuple(_report(source, row) for row in sheet.values["edition"]),
        awaited=tuple(Awaited(**row) for row in sheet.values.get("awaited", ())),
        measured=tuple(sheet.values["measured"]),
        fonts=sheet.values.get("fonts", {}),
    )


def _report(source: Source, row: dict[str, Any]) -> Report:
    plain: dict[str, Any] = {key: value for key, value in row.items() if key not in (*LISTS, "wording")}
    lists: dict[str, Any] = {key: tuple(row.get(key, ())) for key in LISTS}
    return Report(
        **plain,
        **lists,
        text=source.sheets[f"{FOLDER}/{row['file']}"].text,
        wordings=tuple(Wording(**each) for each in row.get("wording", ())),
    )
