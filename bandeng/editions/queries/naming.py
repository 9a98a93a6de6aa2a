"""Figures that a rule book names: in reports, doorsteps, honours and months."""

from collections.abc import Iterator

from bandeng.editions.queries.rendering import OFFERED, SPOTS
from bandeng.editions.rules import language
from bandeng.figures.rules import CATALOGUE
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.checking.rooms import also
from bandeng.rulebook.rules.checking.rows import Row, codes, rows
from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.reports import FOLDER

FILE = "editions.toml"
DECLARES = (("doors.toml", "purpose"), ("honours.toml", "honour"))


@also
def figures(source: Source) -> Iterator[Issue]:
    """Names that nothing declares, and names that are taken; each at its line."""
    counted, told = _counted_by_rooms(), list(_declared(source))
    for row in told:
        if row.text("name") in counted:
            yield row.issue("figure_taken", "name", row.text("name"))
    known = sorted({*counted, *codes(told, "name"), *codes(rows(source, FILE, "awaited"), "name")})
    for report in rows(source, FILE, "edition"):
        yield from _worded(report, known)
        yield from _written(source, report, known)
    for plan in rows(source, "campaigns.toml", "campaign"):
        for activity in plan.rows("activity"):
            yield from _named(activity, known)


def _counted_by_rooms() -> set[str]:
    """Those that rooms declare, whatever the book of this installation says."""
    here = book()
    fed = [each.name for purpose in here.doorstep.purposes for each in purpose.figures]
    fed += [each.name for honour in here.honours for each in honour.figures]
    return CATALOGUE.keys() - set(fed)


def _declared(source: Source) -> Iterator[Row]:
    for file, key in DECLARES:
        for row in rows(source, file, key):
            yield from row.rows("figure")


def _worded(report: Row, known: list[str]) -> Iterator[Issue]:
    for wording in report.rows("wording"):
        yield from _named(wording, known)


def _named(row: Row, known: list[str]) -> Iterator[Issue]:
    name = row.text("figure")
    if name and name not in known:
        yield row.issue("figure_unknown", "figure", name, **choice(name, known))


def _written(source: Source, report: Row, known: list[str]) -> Iterator[Issue]:
    name = f"{FOLDER}/{report.text('file')}"
    sheet = source.sheets.get(name)
    for trouble in language.troubles(sheet.text, known=known, offered=(*OFFERED, *SPOTS)) if sheet else ():
        if trouble.code == "figure":
            near = choice(trouble.word, known)
            yield issue("figure_unknown", name, trouble.line, {"value": trouble.word, **near})
