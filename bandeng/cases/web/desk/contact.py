"""How to reach the people of a matter, and where exactly it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.cases.models import Case
from bandeng.cases.queries import masking, voices
from bandeng.people import queries as people
from bandeng.people import vault


@dataclass(frozen=True, kw_only=True)
class Known:
    """A person of the matter: what she is in it, her name and telephone."""

    id: str
    part: str
    name: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class Contact:
    """The people of a matter, the address as written, the pin as ``latitude,longitude`` (WGS84).

    ``numbers``: telephones and identity cards that somebody wrote into her words."""

    persons: tuple[Known, ...]
    address: str
    pin: str
    numbers: tuple[str, ...]


def contact_of(case: Case) -> Contact:
    """Everything kept about how to reach the reporter of a matter. Log the look."""
    parts = [(case.reporter, _("反映人")), (case.helper, _("代办人")), *_others(case)]
    names = people.names([ref for ref, _part in parts])
    words = vault.read([case.address, case.pin])
    lon, _comma, lat = words.get(case.pin, "").partition(",")
    return Contact(
        persons=tuple(
            Known(id=ref, part=part, name=names.get(ref, ""), phone=people.phone(ref))
            for ref, part in parts
            if ref != "-"
        ),
        address=words.get(case.address, ""),
        pin=f"{lat},{lon}" if lon else "",
        numbers=masking.told(case),
    )


def _others(case: Case) -> list[tuple[str, str]]:
    """Those who follow it, numbered as the page of the matter numbers them, each with her helper."""
    found: list[tuple[str, str]] = []
    for number, each in enumerate(voices.of(case), start=1):
        found.append((each.person, _("第%(n)s位反映同一件事的人") % {"n": number}))
        found.append((each.helper, _("第%(n)s位的代办人") % {"n": number}))
    return found
