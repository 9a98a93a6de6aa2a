"""The district's own labels: for everybody, and at the desk of the unit that keeps them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bandeng.campaigns import actions, queries
from bandeng.campaigns.models import Label
from bandeng.campaigns.queries import LabelShown
from bandeng.campaigns.web import reading
from bandeng.campaigns.web.desk import sees, shared
from bandeng.kernel.refusals import BadInput
from bandeng.ledger.web import drawn
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.queries import book
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """The district's own labels, explained or not."""
    return render(request, "campaigns/labels.html", {"labels": queries.labels()})


@asks("public")
@require_safe
def label(request: HttpRequest, code: str) -> HttpResponse:
    """One label; where nobody has explained it, the page says so."""
    return render(request, "campaigns/label.html", {"label": _label(code), "year": now().year})


@asks("campaigns.define")
@require_safe
def desk_labels(request: HttpRequest) -> HttpResponse:
    """The labels at the desk."""
    context = {"labels": queries.labels(), "sitting": sees(request)}
    return render(request, "campaigns/desk/labels.html", context)


@asks("campaigns.define")
@require_safe
def desk_label(request: HttpRequest, code: str) -> HttpResponse:
    """One label with the form that explains it."""
    return _desk_label(request, sees(request), _label(code), None)


@asks("campaigns.define")
@require_POST
def explanation(request: HttpRequest, code: str) -> HttpResponse:
    """Explain it."""
    who, shown = sees(request), _label(code)
    found = book().months.label(shown.code)
    if found is None:
        raise Http404(code)
    try:
        drawn.still(request, _mark(shown), by=who.person)
        what, command = reading.explanation(request, turn=shown.turn), reading.command_of(request)
        actions.define(label=found, what=what, by=who.person, at=who.at, command=command)
    except BadInput as wrong:
        return _desk_label(request, who, shown, wrong)
    return redirect("campaigns:label", code=code)


def _mark(shown: LabelShown) -> str:
    return drawn.mark(shown.meaning, shown.leads)


def _desk_label(
    request: HttpRequest, who: Sitting, shown: LabelShown, wrong: BadInput | None
) -> HttpResponse:
    context = {
        "label": shown,
        "drawn": _mark(shown),
        "keeps": shown.keeper in {holding.unit for holding in who.held},
        "hint": _("一行一个:先写本站的地址(以 / 开头),空一格,再写它是什么"),
        **shared(request, who, wrong),
    }
    return render(request, "campaigns/desk/label.html", context, status=wrong.status if wrong else 200)


def _label(code: str) -> LabelShown:
    try:
        return queries.label_shown(code)
    except Label.DoesNotExist:
        raise Http404(code) from None
