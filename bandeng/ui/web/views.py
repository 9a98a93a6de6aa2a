"""Pages that belong to no room: preferences, refusals, errors."""

import logging
import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from bandeng.ui.web import refusals
from bandeng.ui.web.asks import asks
from bandeng.ui.web.faults import BROKEN, Fault, fault_of
from bandeng.ui.web.preferences import THEMES, keep
from bandeng.ui.web.preferences import preferences as chosen
from bandeng.ui.web.refusals import Page

log = logging.getLogger(__name__)

TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
LAST_RESORT = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>出了差错</title>
<h1>出了差错</h1><p>这一页没有做成。已经存下的都还在。请过一会儿再试,或者给社区打电话。</p>
<p lang="en">This page could not be made. What was saved is still there. Please try again later.</p></html>"""


@asks("public")
@csrf_exempt  # so that public pages need no token: a stranger could at most change somebody's type size
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Choose language, type size and theme. ``next`` must be an address of this site."""
    if request.method == "POST":
        response: HttpResponse = HttpResponseRedirect(_own_address(request, request.POST.get("next", "")))
        keep(response, {name: str(value) for name, value in request.POST.items()})
        return response
    context = {"next": _own_address(request, request.GET.get("next", "")), "themes": THEMES}
    return render(request, "ui/preferences.html", context)


def session_over(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF failure view: nothing that was typed is lost."""
    return refusals.session_over(request, reason)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing here, or nothing this person may see."""
    page = Page(
        status=404,
        kind="not-found",
        title=_("这里没有东西"),
        sentence=_("地址可能写错了,或者这件事不公开。"),
        help=(_("如果是别人给您的短链接或编号,请再核对一遍。"),),
    )
    return refusals.show(request, page)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 from outside the kernel's words."""
    page = Page(
        status=403,
        kind="not-yours",
        title=_("这一步不由您来办"),
        sentence=str(exception) or _("您没有这项权限。"),
    )
    return refusals.show(request, page)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 where more was sent than we take; 503 where it only looked so, because the database failed.

    (Django takes a session that could not be saved for one that somebody else has ended.)
    """
    if (fault := fault_of(exception)) is not BROKEN:
        return failed(request, fault)
    if isinstance(exception, TOO_BIG):
        page = Page(
            status=413,
            kind="bad-input",
            title=_("发来的内容太大了"),
            sentence=_("请少选几张图片,或者把文字分两次写。"),
        )
    else:
        page = Page(
            status=400, kind="bad-input", title=_("没有看懂这次请求"), sentence=_("请回到上一页,再试一次。")
        )
    return refusals.show(request, page)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database is busy, away or full; called while the error is being handled.

    Needs no database and no session; if even the page fails, plain words remain.
    """
    return failed(request, fault_of(sys.exception()))


def failed(request: HttpRequest, fault: Fault) -> HttpResponse:
    """The page of a fault, in the person's language, with what she had typed."""
    try:
        with translation.override(chosen(request).language):
            response = _told(request, fault)
    except Exception:
        log.exception("the error page itself failed")
        response = HttpResponse(LAST_RESORT)
    response.status_code = fault.status
    response["Cache-Control"] = "no-store"
    if fault.wait:
        response["Retry-After"] = str(fault.wait)
    return response


def _told(request: HttpRequest, fault: Fault) -> HttpResponse:
    if refusals.wants_json(request):
        said = {"error": str(fault.sentence), "kind": fault.kind}
        return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    typed = refusals.typed(request) if request.method == "POST" else None
    return HttpResponse(loader.render_to_string("ui/error.html", {"fault": fault, "typed": typed}, request))


def _own_address(request: HttpRequest, address: str) -> str:
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe and address.startswith("/") else "/"
