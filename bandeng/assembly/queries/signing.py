"""Who signs the minutes of a meeting, on line or on paper: residents whose homes came, each once."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from bandeng.assembly import rules
from bandeng.assembly.models import AgendaItem, Meeting, Paper, Signature
from bandeng.assembly.queries.meetings import doors_that_came, paper_of, rooms_of, signers_of
from bandeng.assembly.queries.residents import doors_known, is_known
from bandeng.assembly.rules.households import door
from bandeng.people import queries as people
from bandeng.rulebook.queries import book


def takes_names(meeting: Meeting) -> bool:
    """Whether households are noted, or taken off: until the minutes are signed by anybody."""
    unsigned = meeting.state == rules.MINUTED and not meeting.signatures and not paper_of(meeting)
    return meeting.state == rules.CALLED or unsigned


def hands_differ(meeting: Meeting) -> str:
    """That doors were noted after the hands were counted, as a sentence; empty where the numbers agree."""
    came, kind = len(rooms_of(meeting)), book().deliberation.gathering(meeting.kind)
    voted = AgendaItem.objects.filter(meeting=meeting).exclude(yes=0, no=0, abstain=0).exists()
    counted = voted or meeting.yes or meeting.no or meeting.abstain
    if kind is None or not kind.rooms or not kind.rule or not counted or meeting.present == came:
        return ""
    told = _("写记录的时候到会 %(then)s 户,现在登记了 %(now)s 户,票数对不上:请社区先改记录,再请居民签名")
    return told % {"then": meeting.present, "now": came}


def unfit_to_sign(meeting: Meeting, person: str) -> str:
    """Why she cannot sign these minutes on line, as a sentence; empty where she can."""
    if differ := hands_differ(meeting):
        return differ
    if not is_known(person, meeting.place):
        return _("还不知道您住在这里,在网上签不了。请到社区当面核对一次,或者在印出来的记录上签")
    came, hers = doors_that_came(meeting), doors_known(person, meeting.place)
    away = bool(came and hers and not came & hers)
    return _("到会的户里没有您家,记录由到了会的居民签名") if away else ""


def signed_before(meeting: Meeting, signers: Iterable[str]) -> list[str]:
    """Those of these lines (door and name) whose signature counts already, on another paper or on line."""
    counted = {_plain(line) for paper in _papers(meeting) for line in signers_of(paper)}
    counted |= _on_line(meeting)
    return [line for line in signers if _plain(line) in counted]


def _papers(meeting: Meeting) -> list[Paper]:
    return list(Paper.objects.filter(meeting=meeting, seal=meeting.seal, state=rules.CONFIRMED))


def _on_line(meeting: Meeting) -> set[tuple[str, str]]:
    signed = list(Signature.objects.filter(meeting=meeting).values_list("person", flat=True))
    names = {person: _close(name) for person, name in people.names(signed).items()}
    return {(home, names.get(each, "")) for each in signed for home in doors_known(each, meeting.place)}


def _plain(line: str) -> tuple[str, str]:
    first, _gap, name = line.strip().partition(" ")
    return (door(first), _close(name)) if name.strip() else ("", _close(line))


def _close(name: str) -> str:
    return "".join(name.split())
