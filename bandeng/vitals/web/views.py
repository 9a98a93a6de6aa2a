"""Three addresses for machines: alive, ready, and the numbers."""

from django.conf import settings
from django.db.transaction import non_atomic_requests
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from bandeng.people.web.asked import address_of
from bandeng.ui.clock import now
from bandeng.ui.web.asks import asks
from bandeng.vitals import counting, queries, rules


@asks("public")
@never_cache
@non_atomic_requests
@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """The process answers: 200 without asking the database. What fails here should be started anew."""
    return JsonResponse({"ok": True})


@asks("public")
@never_cache
@non_atomic_requests
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Whether people may be sent here: 200, or 503 with what is not as it should be."""
    holds = queries.standing(at=now())
    status = 200 if all(holds.values()) else 503
    return JsonResponse({"ready": status == 200, **holds}, status=status)


@asks("public")
@never_cache
@non_atomic_requests
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers for Prometheus, for whoever was named in the settings; for all others nothing is here."""
    allowed = rules.may_measure(
        address_of(request),
        request.headers.get("Authorization", ""),
        networks=settings.BANDENG_METRICS_FROM,
        token=settings.BANDENG_METRICS_TOKEN,
    )
    if not allowed:
        raise Http404
    return HttpResponse(counting.text(queries.measured(at=now())), content_type=CONTENT_TYPE_LATEST)
