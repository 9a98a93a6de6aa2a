"""Serving documents: as files to save, to whoever may see them; nothing of them runs in a page."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from bandeng.ledger import papers, pictures
from bandeng.ledger.models import Picture
from bandeng.ledger.web.pictures import viewer
from bandeng.ui.web.asks import asks


@asks("public")
@require_safe
def paper(request: HttpRequest, digest: str) -> FileResponse:
    """A document, to be saved. 404 where this viewer may not see it."""
    if not pictures.is_seen_by(digest, viewer(request)):
        raise Http404
    try:
        found, content = papers.open_paper(digest)
    except Picture.DoesNotExist:
        raise Http404 from None
    name = found.called or f"{digest[:12]}.{found.kind}"
    response = FileResponse(content, as_attachment=True, filename=name, content_type=papers.TYPES[found.kind])
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
