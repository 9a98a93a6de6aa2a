"""A letter put into words, and the letters somebody has to see to."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from bandeng.notices.kinds import HOUSEHOLD, KINDS, matters
from bandeng.notices.models import Choice, Letter, LetterQuerySet
from bandeng.notices.ways import NEEDS, Message, configured
from bandeng.people import phones, vault
from bandeng.people import queries as people
from bandeng.posts import queries as posts

SHOWN = 20  # lines of a day's letter; the page has the rest
PAGE = 50


class Dropped(Exception):
    """The letter is not to go: in one word why."""


def message(letter: Letter, *, at: datetime) -> Message:
    """The letter in words, with the address it goes to. Raises Dropped where it is not wanted any more, where
    there is no address, or where what it was about is gone."""
    to, language = _owed(letter) if _is_owed(letter) else _chosen(letter)
    if not to:
        raise Dropped("no address")
    with translation.override(language):
        lines = _lines(letter)
        text = "\n".join([_("【小板凳】") + lines[0], *lines[1:]])
        subject = _("小板凳:您关心的事有变化")
    key = hashlib.sha256(letter.id.encode()).hexdigest()[:32]
    return Message(key=key, to=to, subject=subject, text=text, at=at)


def _is_owed(letter: Letter) -> bool:
    """Whether it goes to a telephone of a roll, whose entry of the vault stands for the person."""
    return letter.kind in KINDS and KINDS[letter.kind].topic == HOUSEHOLD


def _owed(letter: Letter) -> tuple[str, str]:
    number = vault.read([letter.person]).get(letter.person, "")
    return (number if phones.is_mobile(number) else ""), settings.LANGUAGE_CODE


def _chosen(letter: Letter) -> tuple[str, str]:
    choice = Choice.objects.filter(person=letter.person).first()
    if choice is None or not _is_wanted(choice, letter):
        raise Dropped("withdrawn")
    return _address(choice, letter), choice.language


def _is_wanted(choice: Choice, letter: Letter) -> bool:
    ways = choice.by_topic
    if letter.kind == "daily":
        return any(letter.way in chosen for chosen in ways.values())
    return letter.kind in KINDS and letter.way in ways.get(KINDS[letter.kind].topic, [])


def _address(choice: Choice, letter: Letter) -> str:
    if NEEDS[letter.way] == "email":
        return vault.read([choice.email]).get(choice.email, "")
    return people.phone(letter.person)


def _lines(letter: Letter) -> list[str]:
    """One sentence for each matter: its number, what changed, its page. Nothing else."""
    parts = [letter]
    if letter.kind == "daily":
        parts = list(Letter.objects.filter(gathered_in=letter.id).order_by("written_at", "id"))
    known = matters({each.stream for each in parts})
    told = [each for each in parts if each.stream in known and each.kind in KINDS]
    if not told:
        raise Dropped("nothing left to tell")
    lines = []
    for each in told[:SHOWN]:
        matter = known[each.stream]
        page = matter.desk_page if each.desk else matter.page
        words = {
            "number": matter.number,
            "words": str(KINDS[each.kind].words),
            "page": f"{settings.BANDENG_ADDRESS.rstrip('/')}{page}",
        }
        lines.append(_("%(number)s:%(words)s。%(page)s") % words)
    if len(told) > SHOWN:
        lines.append(_("还有 %(n)s 条,请打开「消息」看。") % {"n": len(told) - SHOWN})
    return lines


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One letter as staff see it: about which matter, by which way, how it ended. Nobody's name or number.

    ``waits``: what one that has not ended waits for (``""``: it has): ``day`` the one letter a day, ``quiet``
    the end of quiet hours, ``again`` another try, ``way`` that its way is connected, ``soon`` the next round;
    ``at``: until when, or when it ended.
    """

    id: str
    words: str
    number: str
    way: str
    state: str
    why: str
    waits: str
    tries: int
    at: datetime


SHOWN_AS = {"waiting": ("waiting", "gathering", "sending")}  # by what staff ask for


def letters_for(person: str, *, state: str, at: datetime, before: str = "") -> tuple[list[Sheet], str]:
    """The letters in this state at places where this person sees to them, newest first, and where the next
    page begins (empty: there is none). Raises ValueError for a ``before`` that no page gave."""
    reach = posts.places_where(person, "notices.resend", at=at)
    rows = list(_seen(reach.places, state, before)[: PAGE + 1])
    known = matters({row.stream for row in rows})
    sheets = [
        Sheet(
            id=row.id,
            words=_words(row),
            number=known[row.stream].number if row.stream in known else "",
            way=row.way,
            state=row.state,
            why=row.why,
            waits=_waits_for(row, at),
            tries=row.tries,
            at=row.ended_at or row.due_at,
        )
        for row in rows[:PAGE]
    ]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return sheets, f"{last.due_at.isoformat()} {last.id}" if last else ""


def _waits_for(letter: Letter, at: datetime) -> str:
    if letter.state == "gathering":
        return "day"
    if letter.state not in SHOWN_AS["waiting"]:
        return ""
    if letter.way not in configured():
        return "way"
    if letter.due_at <= at or letter.state == "sending":
        return "soon"
    return "again" if letter.tries else "quiet"


def _words(letter: Letter) -> str:
    if letter.kind in KINDS:
        return str(KINDS[letter.kind].words)
    return _("一天的汇总")


def _seen(places: tuple[str, ...], state: str, before: str) -> LetterQuerySet:
    rows = Letter.objects.under(places).in_state(*SHOWN_AS.get(state, (state,))).order_by("-due_at", "-id")
    if not before:
        return rows
    due_at, _space, ref = before.partition(" ")
    moment = datetime.fromisoformat(due_at)
    return rows.filter(Q(due_at__lt=moment) | Q(due_at=moment, id__lt=ref))
