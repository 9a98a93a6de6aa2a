"""Serving pictures: the bytes never change, who may see them is asked each time."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from bandeng.ledger import pictures
from bandeng.ledger.models import Picture
from bandeng.ui.web.asks import asks

YEAR = 31_536_000  # seconds


@asks("public")
@require_safe
def picture(request: HttpRequest, digest: str) -> FileResponse:
    """A picture, its longest side at most 1600 pixels. 404 where this viewer may not see it."""
    return _shown(request, digest, small=False)


@asks("public")
@require_safe
def small_picture(request: HttpRequest, digest: str) -> FileResponse:
    """The same with at most 480 pixels."""
    return _shown(request, digest, small=True)


def _shown(request: HttpRequest, digest: str, *, small: bool) -> FileResponse:
    open_to_all = pictures.is_seen_by(digest, pictures.ANYBODY)
    if not open_to_all and not pictures.is_seen_by(digest, viewer(request)):
        raise Http404
    try:
        content = pictures.open_picture(digest, small=small)
    except Picture.DoesNotExist:
        raise Http404 from None
    response = FileResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = f"{'public' if open_to_all else 'private'}, max-age={YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def viewer(request: HttpRequest) -> pictures.Viewer:
    """Who asks."""
    person = str(request.user.pk) if request.user.is_authenticated else ""
    return pictures.Viewer(person=person, session=dict(request.session.items()))
