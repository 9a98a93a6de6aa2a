"""Reports: templates that exist and can be read, roles that sign them, kinds and words that are known."""

from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError

from bandeng.rulebook.rules.checking.rows import Row, codes, one_of, rows, twice, whole
from bandeng.rulebook.rules.checking.tables import KINDS_OF_PLACE
from bandeng.rulebook.rules.issues import Issue, choice, issue
from bandeng.rulebook.rules.reading import Source
from bandeng.rulebook.rules.reports import FOLDER, KINDS, MORES

FILE = "editions.toml"


def reports(source: Source) -> Iterator[Issue]:
    """Issues of ``editions.toml`` and of the templates it names."""
    roles = codes(rows(source, "roles.toml", "role"))
    units = codes([*rows(source, "party.toml", "body"), *rows(source, "departments.toml", "department")])
    yield from twice(rows(source, FILE, "edition"))
    for report in rows(source, FILE, "edition"):
        yield from one_of(report, "kind", KINDS)
        yield from one_of(report, "level", KINDS_OF_PLACE)
        yield from _known(report, "unit", [report.text("unit")], units, "unit_unknown")
        yield from _places(report, whole(source, "district.toml").part("district").text("code"))
        yield from _known(report, "signers", report.texts("signers"), roles, "role_unknown")
        yield from _template(source, report)
        for wording in report.rows("wording"):
            yield from one_of(wording, "more", MORES)


def _places(report: Row, district: str) -> Iterator[Issue]:
    """Codes of places lie under the district's own; only a report on the district is about that itself."""
    seen: set[str] = set()
    for code in report.texts("places"):
        fits = code == district if report.text("level") == "district" else code.startswith(district)
        if not fits or (report.text("level") != "district" and len(code) <= len(district)):
            yield report.issue("place_outside", "places", code, district=district, level=report.text("level"))
        elif code in seen:
            line = report.line("places", code)
            yield report.issue("twice", "places", code, first=f"{report.sheet.name}:{line}")
        seen.add(code)


def _known(row: Row, key: str, values: list[str], known: list[str], code: str) -> Iterator[Issue]:
    for value in values:
        if value and value not in known:
            yield row.issue(code, key, value, **choice(value, known))


def _template(source: Source, report: Row) -> Iterator[Issue]:
    name = f"{FOLDER}/{report.text('file')}"
    sheet = source.sheets.get(name)
    if sheet is None:
        if report.text("file"):
            known = [each.removeprefix(f"{FOLDER}/") for each in source.sheets if each.startswith(FOLDER)]
            yield report.issue("template_missing", "file", report.text("file"), **choice(name, known))
        return
    try:
        Environment(autoescape=True).parse(sheet.text)
    except TemplateSyntaxError as error:
        yield issue("template_broken", name, error.lineno, {"reason": error.message})
