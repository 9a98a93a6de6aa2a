"""What the rooms below may ask of this one: what a notice about a head is about."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from bandeng.ballots.models import Head
from bandeng.notices.kinds import Matter, about


def matters(streams: Iterable[str]) -> Mapping[str, Matter]:
    """The heads of these streams (``head:VOTE:NUMBER``), with one statement; the number says the code too."""
    wanted = {stream.partition(":")[2]: stream for stream in streams}
    found = Head.objects.select_related("vote").filter(id__in=list(wanted))
    return {wanted[head.id]: _matter(head) for head in found}


def _matter(head: Head) -> Matter:
    address = reverse("ballots:head", args=[head.vote_id, head.number])
    number = _("第%(n)s号 %(code)s") % {"n": head.number, "code": head.code}
    return Matter(number=number, title=head.vote.title, page=address, desk_page=address)


about("head:", matters)
