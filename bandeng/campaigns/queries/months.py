"""Months and their activities, for everybody to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import get_language

from bandeng.campaigns import rules
from bandeng.campaigns.models import Activity, Campaign, Clause, Sheet, Task
from bandeng.campaigns.queries.units import names
from bandeng.campaigns.rules import codes
from bandeng.ledger import papers
from bandeng.ledger.papers import Paper
from bandeng.people import vault
from bandeng.rulebook.queries import book


@dataclass(frozen=True, kw_only=True)
class ActivityShown:
    """An activity in the language of the moment; units by name, ``kinds`` as codes. ``gone``: taken off."""

    ref: str
    number: int
    title: str
    lead: str
    lead_code: str
    co: tuple[str, ...]
    kinds: tuple[str, ...]
    by: str
    clause: str
    pending: bool
    remark: str
    figure: str
    gone: bool
    why: str


@dataclass(frozen=True, kw_only=True)
class CampaignShown:
    """A month in the language of the moment. ``last_on``: its last day; themes and band may be empty."""

    ref: str
    place: str
    title: str
    theme: str
    year_theme: str
    begins_on: date
    last_on: date
    ends_on: date
    lead: str
    lead_code: str
    members: tuple[str, ...]
    document: str
    notice: str
    issuer: str
    issued_on: date | None
    clauses: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]
    papers: tuple[Paper, ...]
    band: str
    state: str
    ended_at: datetime | None


def campaign(ref: str) -> Campaign:
    """The month of this id. Raises Campaign.DoesNotExist (a 404)."""
    return Campaign.objects.get(id=ref)


def names_of_months(refs: Iterable[str]) -> dict[str, str]:
    """The names of these months by their ids, as they were written."""
    return dict(Campaign.objects.filter(id__in=list(refs)).values_list("id", "title"))


def leads_of_months(refs: Iterable[str]) -> list[str]:
    """The names of the units that lead these months, each once, in the order of the months."""
    wanted = list(refs)
    leads = dict(Campaign.objects.filter(id__in=wanted).values_list("id", "lead"))
    units = list(dict.fromkeys(leads[ref] for ref in wanted if ref in leads))
    known = names(units)
    return [known[unit] for unit in units]


def running(day: date) -> list[Campaign]:
    """The months that are on that day, the one that began last first."""
    rows = Campaign.objects.exclude(state=rules.WITHDRAWN)
    rows = rows.filter(begins_on__lte=day, ends_on__gt=day)
    return list(rows.order_by("-begins_on", "-id")[: rules.MONTHS_AT_ONCE])


def activity(ref: str) -> Activity:
    """The activity of this id, with its month. Raises Activity.DoesNotExist (a 404)."""
    return Activity.objects.select_related("campaign").get(id=ref)


def is_as_seen(one: Activity) -> bool:
    """Whether the activity still stands as this row, read a moment ago, says."""
    columns = [column.attname for column in Activity._meta.concrete_fields]
    return Activity.objects.filter(**{name: getattr(one, name) for name in columns}).exists()


def activities_of(refs: Iterable[str]) -> list[Activity]:
    """The activities of these ids, with their months."""
    return list(Activity.objects.select_related("campaign").filter(id__in=list(refs)))


def task(ref: str) -> Task:
    """The task of this id, with its activity and month. Raises Task.DoesNotExist (a 404)."""
    return Task.objects.select_related("activity__campaign").get(id=ref)


def campaign_of(one: Activity) -> Campaign:
    """The month of an activity as it stands now."""
    return Campaign.objects.get(id=one.campaign_id)


def activity_of(one: Task) -> Activity:
    """The activity of a task as it stands now."""
    return Activity.objects.get(id=one.activity_id)


def last_number(one: Campaign) -> int:
    """The number of the month's last activity; 0 where it has none."""
    return int(Activity.objects.filter(campaign=one).aggregate(last=Max("number"))["last"] or 0)


def all_of_them(*, withdrawn: bool = False) -> list[CampaignShown]:
    """Every month, the latest first; with those that were opened by mistake, or without."""
    found = Campaign.objects.all() if withdrawn else Campaign.objects.exclude(state=rules.WITHDRAWN)
    rows = list(found.order_by("-begins_on", "-id")[:60])
    known = names(_units(rows))
    return [_shown(row, known, (), ()) for row in rows]


def shown(one: Campaign) -> CampaignShown:
    """A month with its notice."""
    clauses = Clause.objects.filter(campaign=one).order_by("place").values_list("number", "heading")
    sheets = Sheet.objects.filter(campaign=one).order_by("place").values_list("digest", flat=True)
    return _shown(one, names(_units([one])), tuple(clauses), tuple(sheets))


def sheets_of(one: Campaign) -> set[str]:
    """The digests that stand in the month's notice now."""
    return set(Sheet.objects.filter(campaign=one).values_list("digest", flat=True))


def _units(rows: Iterable[Campaign]) -> set[str]:
    return {code for row in rows for code in (row.lead, row.issuer, *codes(row.members))}


def _shown(
    row: Campaign, known: dict[str, str], clauses: tuple[tuple[str, str], ...], sheets: tuple[str, ...]
) -> CampaignShown:
    plan, documents = book().months.plan(row.pattern), papers.of(sheets) if sheets else {}
    return CampaignShown(
        ref=row.id,
        place=row.place,
        **_texts(row),
        begins_on=row.begins_on,
        last_on=date.fromordinal(row.ends_on.toordinal() - 1),
        ends_on=row.ends_on,
        lead=known.get(row.lead, row.lead),
        lead_code=row.lead,
        members=tuple(known.get(code, code) for code in codes(row.members)),
        document=said(row.document),
        notice=said(row.notice),
        issuer=known.get(row.issuer, ""),
        issued_on=row.issued_on,
        clauses=clauses,
        sheets=tuple(digest for digest in sheets if digest not in documents),
        papers=tuple(documents[digest] for digest in sheets if digest in documents),
        band=plan.band if plan else "",
        state=row.state,
        ended_at=row.ended_at,
    )


def _texts(row: Campaign) -> dict[str, str]:
    return {
        "title": _in(row.title, row.title_en),
        "theme": _in(row.theme, row.theme_en),
        "year_theme": _in(row.year_theme, row.year_theme_en),
    }


def activities(one: Campaign) -> list[ActivityShown]:
    """The activities of a month, by number, without those that were taken off."""
    rows = list(Activity.objects.filter(campaign=one, state=rules.OPEN).order_by("number", "id"))
    known = names(code for row in rows for code in (row.lead, *codes(row.co)))
    return [_activity(row, known) for row in rows]


def shown_activity(one: Activity) -> ActivityShown:
    """One activity."""
    return _activity(one, names((one.lead, *codes(one.co))))


def _activity(row: Activity, known: dict[str, str]) -> ActivityShown:
    return ActivityShown(
        ref=row.id,
        number=row.number,
        title=_in(row.title, row.title_en),
        lead=known.get(row.lead, row.lead),
        lead_code=row.lead,
        co=tuple(known.get(code, code) for code in codes(row.co)),
        kinds=codes(row.kinds),
        by=row.by,
        clause=said(row.clause),
        pending=row.pending,
        remark=_in(row.remark, row.remark_en),
        figure=said(row.figure),
        gone=row.state == rules.WITHDRAWN,
        why=vault.read([row.why]).get(row.why, "") if row.why != "-" else "",
    )


def said(text: str) -> str:
    """A text as a page shows it: nothing where nothing was said."""
    return "" if text == "-" else text


def _in(chinese: str, english: str) -> str:
    return said(english if (get_language() or "").startswith("en") else chinese)


def title_of(one: Activity | Campaign | Task) -> str:
    """The title in the language of the moment."""
    return _in(one.title, one.title_en)


def is_public(digest: str) -> bool:
    """Whether the picture is a page of a month's notice."""
    return Sheet.objects.filter(digest=digest).exists()
