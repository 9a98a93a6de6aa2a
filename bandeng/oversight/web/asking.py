"""Where and when is asked, within what the person supervises."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from bandeng.figures.spans import Span, span_of, spans
from bandeng.oversight import queries
from bandeng.oversight.rules import ACT
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.ui.clock import now
from bandeng.ui.words import date_text


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A place that the person supervises, and a period; ``own`` are the tops of what she supervises."""

    own: tuple[str, ...]
    place: Place
    span: Span

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        return self.elsewhere()

    def elsewhere(self, *, place: str = "", span: Span | None = None) -> str:
        """The same question about another place or period."""
        return f"?place={place or self.place.code}&{(span or self.span).address}"


def may_see(request: HttpRequest, act: str, place: str) -> bool:
    """Whether whoever asks may do this act at the place: who may see a figure that is not for everybody."""
    return request.user.is_authenticated and posts.permit(str(request.user.pk), act, place, at=now()).yes


def read_from(request: HttpRequest, who: Sitting) -> Asked | None:
    """The question in an address; None for whoever supervises nothing and names no place.

    Raises NotYours for a place that is not hers to supervise, Http404 for one there is not.
    """
    code, span = request.GET.get("place", ""), span_of(request.GET, at=who.at)
    own = queries.places_of(who.person, at=who.at)
    if not code:
        return Asked(own=own, place=places.by_path(own[0]), span=span) if own else None
    try:
        place = places.place(code)
    except Place.DoesNotExist:
        raise Http404 from None
    posts.hand(who.person, ACT, place.path, at=who.at)
    return Asked(own=own, place=place, span=span)


Parts = list[tuple[str, str, list[tuple[str, str, bool]]]]


def parts(asked: Asked, who: Sitting, words: tuple[str, str]) -> Parts:
    """Place and period as changeable words; ``words`` name the two. Places in the order of their codes."""
    here, own = asked.place, asked.own
    above = [each for each in places.ancestors(here) if each.path.startswith(own)]
    tops = [places.by_path(path) for path in own]
    near = {each.code: each for each in [*tops, *above, here, *places.children(here.code)]}
    where = [
        (places.label(each.path), asked.elsewhere(place=code), code == here.code)
        for code, each in sorted(near.items())
    ]
    when = [(each.text, asked.elsewhere(span=each), each.key == asked.span.key) for each in spans(at=who.at)]
    days = _("%(first)s 至 %(last)s") % {
        "first": date_text(asked.span.first),
        "last": date_text(asked.span.last),
    }
    return [(places.label(here.path), words[0], where), (days, words[1], when)]
