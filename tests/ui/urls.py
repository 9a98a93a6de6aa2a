"""The shell alone, with views that refuse in every way."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from bandeng.kernel.refusals import BadInput, NotNow, NotYours, Stale
from bandeng.ui.web.asks import asks

REFUSALS = {
    "not-yours": NotYours("由网格长来办。", ("第3网格网格长",)),
    "not-now": NotNow("已经办结。", ("又坏了",)),
    "stale": Stale("社区已接手。"),
    "invalid": BadInput("有一处要改。", {"text": "请写一句话。"}),
    "malformed": BadInput("没有看懂。"),
    "denied": PermissionDenied("不行"),
    "broken": ZeroDivisionError("x"),
}


@asks("public")
def refuse(request: HttpRequest, kind: str) -> HttpResponse:
    raise REFUSALS[kind]


@asks("public")
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


@asks("signed")
def signed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@asks("public")
@require_POST
def sent(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


urlpatterns = [
    path("", include("bandeng.ui.web.urls")),
    path("things/12/refuse/<str:kind>/", refuse),
    path("form/", form),
    path("things/12/", form),
    path("things/12/sent/", sent),
    path("signed/", signed),
    path("alone/refuse/", refuse, {"kind": "not-yours"}),
]
handler400 = "bandeng.ui.web.views.bad_request"
handler403 = "bandeng.ui.web.views.forbidden"
handler404 = "bandeng.ui.web.views.not_found"
handler500 = "bandeng.ui.web.views.server_error"
