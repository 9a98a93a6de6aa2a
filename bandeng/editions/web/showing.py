"""Editions as plain values for pages and files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override
from markupsafe import Markup

from bandeng.editions.models import NOBODY, Edition
from bandeng.editions.papers import web
from bandeng.editions.papers.files import TYPES, made
from bandeng.editions.papers.sheet import Head, Sheet, address_of, sheet
from bandeng.editions.papers.verdict import day_of
from bandeng.editions.queries import editions, lasting, standing, turns
from bandeng.editions.queries.rendering import Rendered
from bandeng.editions.queries.verifying import Change, Verified
from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.numbers import SAID, Quoted
from bandeng.editions.web.words import KINDS
from bandeng.figures.rules import CATALOGUE
from bandeng.kernel.facts import kind_of
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import queries as ledger
from bandeng.ledger.words import as_of
from bandeng.papers.typography import wide
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.reports import DOCUMENT

CHINESE = "zh-hans"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A number in the list below a report."""

    wording: str
    sentence: str
    where: str
    when: str
    records: int
    address: str


def head_of(edition: Edition, said: Rendered) -> Head:
    """Its head and tail; the words in them are Chinese as the report is."""
    issued = edition.frozen_at.astimezone(SHANGHAI).date() if edition.frozen_at else None
    with override(CHINESE):
        return Head(
            report=said.report or editions.report_of(edition),
            number=edition.issue,
            year=edition.year,
            corrects=_corrects(edition),
            issued_on=issued,
            signed_by=turns.signer_of(edition) or role_of(edition.signed_by),
            seal_text=wide(as_of(ledger.seal(said.seal).at, year=True)) if said.seal else "",
            reference=f"{edition.stream}/{edition.version}",
        )


def _corrects(edition: Edition) -> str:
    """The issue it corrects, in words; empty where it corrects none."""
    found = standing.corrected(edition)
    return _("%(year)s年第%(issue)s期") % {"year": found.year, "issue": found.issue} if found else ""


def who_is_next(edition: Edition, *, at: datetime) -> dict[str, str]:
    """Who takes the next step, by post and name (``whose``), or in which posts nobody can (``nobody``)."""
    verb = turns.next_step(edition)
    found = turns.doers(edition, verb, at=at) if verb else []
    names = people.names(each.person for each in found)
    said = [" ".join((posts.role_name(each.role), names.get(each.person, ""))) for each in found]
    roles = turns.roles_for(edition, verb) if verb and not found else []
    nobody = "、".join(posts.role_name(role) for role in roles)
    return {"whose": "、".join(dict.fromkeys(said)), "nobody": nobody}


def role_of(post: str) -> str:
    """The post's role in words; empty for nobody."""
    return posts.role_name(post.partition("@")[0]) if post != NOBODY else ""


def paper(edition: Edition, said: Rendered) -> tuple[Sheet, Markup]:
    """The report and its body as HTML, with addresses inside the site."""
    whole = sheet(said, head_of(edition, said))
    return whole, web.body(whole)


def file_of(edition: Edition, said: Rendered, kind: str, *, base: str) -> HttpResponse:
    """The report as a file to keep; ``base``: what its links begin with. A kind nobody knows is a 404."""
    if kind not in TYPES:
        raise Http404(kind)
    content = made(kind, said, head_of(edition, said), base=base)
    answer = HttpResponse(content, content_type=TYPES[kind])
    name = f"{edition.year}-{edition.issue}" if edition.issue else f"draft-{edition.version}"
    answer["Content-Disposition"] = f'attachment; filename="{edition.template}-{name}.{kind}"'
    return answer


def lines(numbers: Iterable[Quoted], seal: int | None) -> list[Line]:
    """Each number with what it counts, and where and when."""
    found = list(numbers)
    names = places.labels_of({each.place for each in found})
    return [
        Line(
            wording=each.wording,
            sentence=sentence(each.figure),
            where=names.get(each.place, each.place),
            when=when(each),
            records=each.records,
            address=address_of(each, seal) if each.state == SAID else "",
        )
        for each in found
    ]


def noughts(edition: Edition, said: Rendered | None, *, at: datetime) -> dict[str, Any]:
    """Whether its days were over (``unfinished``), the lines not printed since their numbers are 0
    (``left_out``: each with whether its days had not begun), printed ones that say 0 for that (``ahead``).
    """
    today = at.astimezone(SHANGHAI).date()
    day = lasting.counted_on(edition, today=today)
    return {
        "unfinished": lasting.unfinished(edition, today=today),
        "left_out": [(line.text, line.first > day) for line in said.left_out] if said else [],
        "ahead": lasting.ahead(said, day) if said else [],
    }


def when(said: Quoted) -> str:
    """The period a number counts."""
    return Frame(said.first, said.after).name


def sentence(figure: str) -> str:
    """What it counts, or would count; its name where the book says nothing of it."""
    if figure in CATALOGUE:
        return spoken(CATALOGUE[figure])
    later = book().reports.waits_for(figure)
    return spoken(later) if later else figure


def changes(found: Iterable[Change]) -> list[str]:
    """Records told later, in words."""
    rows = list(found)
    labels = places.labels({each.place for each in rows})
    return [_change(each, labels) for each in rows]


def _change(change: Change, labels: dict[str, str]) -> str:
    words = {
        "height": change.height,
        "day": day_of(change),
        "where": labels[change.place],
        "what": spoken(kind_of(change.name, 1)),
    }
    said = (
        _("多了第%(height)s条:%(day)s %(where)s %(what)s")
        if change.came
        else _("少了第%(height)s条:%(day)s %(where)s %(what)s")
    )
    return said % words


def verdict(found: Verified) -> tuple[str, str]:
    """The result of counting anew: a kind of notice, and a sentence."""
    if not found.holds:
        return "danger", _("有数字和封存时不一样,请看下面。")
    if found.later:
        return "warn", _("每个数字都和第%(seal)s号封存一致;后来的记录会改变其中%(n)s个。") % {
            "seal": found.seal,
            "n": len(found.later),
        }
    return "done", _("每个数字都和第%(seal)s号封存一致,后来的记录也没有改变它们。") % {"seal": found.seal}


def rows(found: list[Edition], states: Mapping[str, tuple[str, Promise]]) -> list[dict[str, Any]]:
    """A list of editions for people."""
    titles = editions.titles(found)
    where = places.labels({each.place for each in found})
    return [
        {
            "edition": each,
            "title": titles[each.id],
            "state": states[each.state],
            "meta": " · ".join(
                part
                for part in (
                    _issue(each),
                    _correction(each),
                    _kind(each),
                    where[each.place],
                    Frame(each.first, each.after).name,
                )
                if part
            ),
        }
        for each in found
    ]


def _issue(edition: Edition) -> str:
    report = editions.report_of(edition)
    if edition.issue and report.kind == DOCUMENT and report.mark:
        return Head(report=report, number=edition.issue, year=edition.year).mark
    words = {"year": edition.year, "issue": edition.issue}
    return _("%(year)s年第%(issue)s期") % words if edition.issue else ""


def _correction(edition: Edition) -> str:
    return _("第%(n)s次更正") % {"n": edition.correction} if edition.correction else ""


def _kind(edition: Edition) -> str:
    return str(KINDS[editions.report_of(edition).kind])
