"""Editions fetched through permission, with their texts and numbers."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from bandeng.editions.models import NOBODY, Edition, Number, Version
from bandeng.editions.queries import proofing
from bandeng.editions.queries.asking import Subject
from bandeng.editions.queries.drawing import drawn
from bandeng.editions.queries.rendering import Rendered, last_seal, render, trouble_text, troubles
from bandeng.editions.rules.charts import Chart
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.keeping import Drawn
from bandeng.editions.rules.life import OUT
from bandeng.editions.rules.numbers import Quoted
from bandeng.editions.rules.text import title_of
from bandeng.people import vault
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import PRESS, Report

LIST_AT_MOST = 100


@dataclass(frozen=True, kw_only=True)
class Told:
    """A version, its text, and what its review said (``""``: erased or nothing)."""

    version: Version
    text: str
    remark: str


def seen_by(person: str, *, at: datetime) -> QuerySet[Edition]:
    """Those of the places, and of the units, for which she may see them."""
    reach = posts.places_where(person, "editions.see", at=at)
    found = Q(unit__in=reach.units)
    for place in reach.places:
        found |= Q(place__startswith=place)
    return Edition.objects.filter(found)


def edition_for(person: str, edition: str, *, at: datetime) -> Edition:
    """The edition, for whoever may see it. Raises Edition.DoesNotExist otherwise (a 404)."""
    return seen_by(person, at=at).get(id=edition)


def listed(person: str, *, at: datetime) -> list[Edition]:
    """Those she may see, the last changed first."""
    return list(seen_by(person, at=at).order_by("-changed_at", "-id")[:LIST_AT_MOST])


def public() -> list[Edition]:
    """Those that were published, also those taken back, the newest first."""
    return list(Edition.objects.filter(state__in=OUT).order_by("-published_at", "-id")[:LIST_AT_MOST])


def frozen(issue: int, *, year: int | None, report: str = "", place: str = "") -> list[Edition]:
    """The editions of this number, the newest first; of one year, report or place (code) where given."""
    found = Edition.objects.filter(issue=issue).order_by("-year", "-frozen_at", "id")
    if year:
        found = found.filter(year=year)
    if report:
        found = found.filter(template=report)
    return [each for each in found if not place or each.numbered[0] == place]


def published(place: str, report: str, year: int, issue: int) -> Edition:
    """The same, if it was ever published. Raises Edition.DoesNotExist."""
    rows = Edition.objects.filter(template=report, year=year, issue=issue, published_at__isnull=False)
    found = next((each for each in rows if each.numbered[0] == place), None)
    if found is None:
        raise Edition.DoesNotExist
    return found


def numbered(year: int, issue: int) -> list[Edition]:
    """All that were published under this number, of whatever issuer; in the order they were published."""
    rows = Edition.objects.filter(year=year, issue=issue, published_at__isnull=False)
    return list(rows.order_by("published_at", "id")[:LIST_AT_MOST])


def next_issue(series: str, year: int) -> int:
    """The number that the next edition of this series gets in this year."""
    given = Edition.objects.filter(series=series, year=year)
    return (given.aggregate(last=Max("issue"))["last"] or 0) + 1


def report_of(edition: Edition) -> Report:
    """The report of the rule book, with the name of the place; a bare one where the book no longer has it."""
    code = edition.template
    bare = Report(
        code=code, zh=code, en=code, kind=PRESS, level="district", file="", head="", issuer="", signers=()
    )
    found = book().reports.report(code)
    return found.at(places.label(edition.place)) if found else bare


def wrong_with(report: Report) -> list[str]:
    """What is wrong with a report of the book that only the figures and places at hand can tell."""
    found = [trouble_text(each) for each in troubles(report.text)]
    known = dict(Place.objects.filter(code__in=report.places).values_list("code", "kind"))
    for code in report.places:
        words = {"code": code, "level": report.level}
        if code not in known:
            found.append(_("places 里的%(code)s不是这里的地点") % words)
        elif known[code] != report.level:
            found.append(_("places 里的%(code)s不是 %(level)s 这一级的地点") % words)
    return found


def subject_of(edition: Edition) -> Subject:
    """What it is about."""
    place = places.by_path(edition.place)
    return Subject(report=report_of(edition), place=place, frame=Frame(edition.first, edition.after))


def source_of(edition: Edition) -> str:
    """Its newest text; empty where it was erased."""
    return vault.read([edition.body]).get(edition.body, "")


def rendered(edition: Edition) -> Rendered:
    """What it says: frozen once it is; before, as the seal has it at which it was signed off, or the newest.

    Raises Broken.
    """
    if edition.frozen != NOBODY:
        return thawed(edition)
    return render(source_of(edition), subject_of(edition), seal=edition.seal or last_seal())


def drawn_of(edition: Edition) -> tuple[Drawn, ...]:
    """Its template piece by piece, with the words that ``rendered`` has; nothing once it is frozen.

    Raises Broken.
    """
    if edition.frozen != NOBODY:
        return ()
    return drawn(source_of(edition), subject_of(edition), seal=edition.seal or last_seal())


def frozen_text(said: Rendered, of: Report, source: str) -> str:
    """The text, the charts, the head and the tail of a report, and the numbers that somebody typed into its
    ``source``, as they are kept.
    """
    charts = [{"title": chart.title, "bars": chart.bars} for chart in said.charts]
    report = {key: value for key, value in asdict(of).items() if key not in ("text", "wordings")}
    whole = {"text": said.text, "charts": charts, "report": report, "typed": proofing.typed_in(source)}
    return json.dumps(whole, ensure_ascii=False)


def typed_in(edition: Edition) -> tuple[str, ...]:
    """Numbers of it that no figure says: as it was frozen; as its newest text has them before."""
    kept = _kept(edition).get("typed") if edition.frozen != NOBODY else None
    return proofing.typed_in(source_of(edition)) if kept is None else tuple(kept)


def thawed(edition: Edition) -> Rendered:
    """A frozen edition as it was frozen: nothing is counted anew."""
    whole = _kept(edition)
    charts = tuple(_chart(each) for each in whole["charts"])
    return Rendered(
        text=whole["text"],
        numbers=numbers_of(edition),
        charts=charts,
        seal=edition.seal,
        report=_report(whole["report"]) if "report" in whole else None,
    )


def _kept(edition: Edition) -> dict[str, Any]:
    kept = vault.read([edition.frozen]).get(edition.frozen)
    whole: dict[str, Any] = json.loads(kept) if kept else {"text": "", "charts": [], "typed": []}
    return whole


def _report(row: dict[str, Any]) -> Report:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Report(**{**row, **lists})


def _chart(row: dict[str, Any]) -> Chart:
    return Chart(title=row["title"], bars=tuple((label, number) for label, number in row["bars"]))


NUMBER = tuple(Quoted.__dataclass_fields__)


def numbers_of(edition: Edition) -> tuple[Quoted, ...]:
    """The numbers it was frozen with, by their place in the text."""
    rows = Number.objects.filter(edition=edition).order_by("spot").values(*NUMBER)
    return tuple(Quoted(**row) for row in rows)


def versions(edition: Edition) -> list[Told]:
    """Every version, the newest first, with its text and its review."""
    found = list(Version.objects.filter(edition=edition).order_by("-number"))
    words = vault.read([each.body for each in found] + [e.remark for e in found if e.remark != NOBODY])
    return [Told(version=e, text=words.get(e.body, ""), remark=words.get(e.remark, "")) for e in found]


def titles(editions: Sequence[Edition]) -> dict[str, str]:
    """The first heading of each, by its id; of a draft, the report's name and its period."""
    frozen = {each.id: each.frozen for each in editions if each.frozen != NOBODY}
    kept = vault.read(frozen.values())
    said = {key: title_of(json.loads(kept[entry])["text"]) for key, entry in frozen.items() if entry in kept}
    return {each.id: said.get(each.id) or _name(each) for each in editions}


def _name(edition: Edition) -> str:
    report = book().reports.report(edition.template)
    return f"{report.zh if report else edition.template} {Frame(edition.first, edition.after).name}"


def misfit(report: Report, place: Place) -> str:
    """Why a report cannot be about this place, as a sentence; empty where it can."""
    if place.kind != report.level:
        return _("这种报告不写这一级地方")
    return "" if report.fits(place.kind, place.code) else _("这种报告是别的地方自己的")


def writable(person: str, *, at: datetime) -> list[tuple[Report, list[Place]]]:
    """The reports she may draft, each with the places it can be about."""
    reach = posts.places_where(person, "editions.draft", at=at).places
    found = []
    for report in book().reports.reports:
        under = [place for path in reach for place in _of_kind(report.level, path)]
        spots = [place for place in under if report.fits(place.kind, place.code)]
        if spots:
            found.append((report, spots))
    return found


def _of_kind(kind: str, under: str) -> list[Place]:
    return list(places.living(kind, under=under))


def last_month(on: date) -> Frame:
    """The month before the one of this day: what a report is mostly about."""
    ends = on.replace(day=1)
    return Frame((ends - timedelta(days=1)).replace(day=1), ends)
