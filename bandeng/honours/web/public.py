"""What everybody may read: notices that run, decisions as numbers, and whether a certificate is true."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bandeng.honours import queries, rules
from bandeng.honours.models import Round
from bandeng.honours.web import standing, words
from bandeng.kernel.ids import new_id
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.honours import CLASSES, TEAM, Honour, honour_named
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Notices that run, and decisions as numbers; with ``?before=`` older ones only."""
    today, before = now().astimezone(SHANGHAI).date(), request.GET.get("before", "")[:60]
    found = queries.decisions(before=before)
    given = queries.given_in(found.rows)
    context = {
        "further": bool(before),
        "notices": queries.notices(on=today),
        "decisions": [(one, *given[one.id]) for one in found.rows],
        "older": found.ends,
        "classes": _by_class(),
        "words": words,
    }
    return render(request, "honours/public/overview.html", context)


def _by_class() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The honours of the book, class by class: address, name, who gives it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for each in book().honours:
        found.setdefault(each.class_, []).append((each.code, spoken(each), words.issuer(each)))
    return [(str(words.CLASSES[class_]), found[class_]) for class_ in CLASSES if class_ in found]


@asks("public")
@require_safe
def honour(request: HttpRequest, code: str) -> HttpResponse:
    """One honour: by what rule it is given, which teams hold it, in whose hands its flags are.

    What follows of a long list: of its rounds (``?before=``), of its teams in one state (``?of=``).
    """
    of = honour_named(book().honours, code)
    if of is None:
        raise Http404(code)
    today = now().astimezone(SHANGHAI).date()
    asked = {key: request.GET.get(key, "")[:60] for key in ("before", "of", "after")}
    if asked["before"] or asked["of"] in rules.HELD:
        return _further(request, of, asked, today)
    held, persons = queries.teams_with(of, on=today), queries.persons_with(of)
    context = {
        "honour": of,
        "name": spoken(of),
        "held": held,
        "persons": _persons(of, persons, beside_teams=bool(held)),
        "rounds": queries.rounds_with(of),
        "flags": queries.flags_of(of.code),
        "today": today,
        "words": words,
    }
    return render(request, "honours/public/honour.html", context)


def _further(request: HttpRequest, of: Honour, asked: dict[str, str], today: date) -> HttpResponse:
    """The rest of a long list of an honour's page."""
    before = asked["before"]
    teams = [] if before else [queries.teams_that(of, asked["of"], on=today, after=asked["after"])]
    context = {
        "honour": of,
        "name": spoken(of),
        "held": teams,
        "rounds": queries.rounds_with(of, before=before) if before else None,
        "words": words,
    }
    return render(request, "honours/public/further.html", context)


def _persons(of: Honour, found: queries.Persons, *, beside_teams: bool) -> str:
    some = found.has or found.waits
    return standing.persons(found, of.class_, beside_teams=beside_teams) if some else ""


@asks("public")
@require_safe
def notice(request: HttpRequest, ref: str) -> HttpResponse:
    """One public notice."""
    return notice_page(request, announced_or_404(ref), None)


def announced_or_404(ref: str) -> Round:
    """The round, once it was announced."""
    one = queries.announced(ref)
    if one is None:
        raise Http404(ref)
    return one


def notice_page(request: HttpRequest, one: Round, wrong: BadInput | None) -> HttpResponse:
    """The page of a notice, with what is wrong with an objection."""
    at = now()
    today, honour = at.astimezone(SHANGHAI).date(), book().honour(one.honour)
    rows = queries.on_notice(one, on=today)
    context = {
        "round": one,
        "honour": honour,
        "title": words.title(one),
        "issuer": words.issuer(honour),
        "class_": words.CLASSES[honour.class_],
        "runs": bool(one.notice_ends and one.notice_begins and one.notice_begins <= today <= one.notice_ends),
        **_folded(rows),
        "numbers": queries.numbers_of(one),
        "about": _about(rows),
        "struck": queries.struck_from(one),
        "phone": book().district.phone,
        "words": words,
        "issues": wrong.issues if wrong else {},
        "typed": request.POST,
        "command": new_id(at),
    }
    return render(request, "honours/public/notice.html", context, status=422 if wrong else 200)


def _folded(rows: Sequence[queries.Shown]) -> dict[str, object]:
    """Teams and persons apart, each place by place where there are many; persons' names only if shown."""
    teams = [row for row in rows if row.award.kind == TEAM]
    persons = [row for row in rows if row.award.kind != TEAM]
    return {
        "teams": queries.by_place(teams) if teams else [],
        "persons": queries.by_place(persons) if persons else [],
        "many": (len(teams), len(persons)),
        "named": any(row.name for row in persons),
    }


def _about(rows: Sequence[queries.Shown]) -> list[tuple[str, str]]:
    """What an objection can be about: the whole, or one that is named, with its grade."""
    named = [(row.id, " ".join(filter(None, (row.name, words.grade(row.award))))) for row in rows if row.name]
    return [("", _("整个名单")), *named]


@asks("public")
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is true: what it says itself, and whether it was made out to the name on it."""
    found = queries.certificate(code)
    if found is None:
        sentence = _("账本里没有这个号码的证书。请看看号码有没有抄错。")
        return render(
            request, "honours/public/certificate.html", {"found": None, "sentence": sentence}, status=404
        )
    name = request.POST.get("called", "").strip()[: rules.NAME_AT_MOST]
    context = {
        "found": found,
        "verdict": standing.verdict(found, today=now().astimezone(SHANGHAI).date()),
        "flag": standing.flag_pairs(found.turn),
        "honour": spoken(found.honour),
        "issuer": words.issuer(found.honour),
        "matches": queries.is_hers(found, name) if name else None,
        "called": name,
        "words": words,
    }
    return render(request, "honours/public/certificate.html", context)
