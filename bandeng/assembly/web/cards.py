"""A talk as a picture for the neighbours' chat group."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bandeng.assembly import printing, queries
from bandeng.assembly.web import words
from bandeng.assembly.web.desk import found, sees
from bandeng.ui.web.addresses import whole_address
from bandeng.ui.web.asks import asks


@asks("assembly.see")
@require_safe
def card(request: HttpRequest, ref: str) -> HttpResponse:
    """The picture, as the text to paste says it."""
    who = sees(request)
    talk = found(queries.talk_for, who, ref)
    if talk.taken_back:
        raise Http404(ref)
    told = queries.talk_told(talk, at=who.at)
    address = whole_address(request, reverse("assembly:yard", args=[told.code]))
    drawn = printing.card(
        printing.Card(
            heading=words.heading(told, who.at.year),
            said=told.said,
            promises=tuple(words.promised(told, who.at.year)),
            foot=_("扫一扫,看答应的事办得怎样"),
            address=address,
        )
    )
    return HttpResponse(drawn, content_type="image/png")
