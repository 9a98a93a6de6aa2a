"""What staff type when they file for somebody, read into plain values and from there into a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from bandeng.cases import actions
from bandeng.cases.actions.words import checked
from bandeng.cases.queries import numbered
from bandeng.cases.rules import CHANNELS
from bandeng.cases.web import texting
from bandeng.cases.web.desk import pasted
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import BadInput
from bandeng.people import actions as people
from bandeng.people import phones
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting

BY_STAFF = tuple(channel for channel in CHANNELS if channel != "web")
YEARS = (2000, 2100)  # a slip of the pen beyond these
ADDRESS_AT_MOST, NAME_AT_MOST, NUMBER_AT_MOST = 200, 40, 60


@dataclass(frozen=True, kw_only=True)
class Filing:
    """A matter being filed, as typed. ``place`` is a path, ``due_at`` and ``told_at`` local times."""

    channel: str = ""
    words: str = ""
    place: str = ""
    lon: str = ""
    lat: str = ""
    address: str = ""
    name: str = ""
    phone: str = ""
    helper_name: str = ""
    helper_phone: str = ""
    number: str = ""
    due_at: str = ""
    told_at: str = ""
    texts: str = ""

    @property
    def wants_texts(self) -> bool:
        """Whether she said yes to short messages, where there are any."""
        return self.texts == "1" and texting.are_offered()


def read(post: QueryDict) -> Filing:
    """What was typed, without blanks at the ends."""
    values = {name: post.get(name, "").strip() for name in vars(Filing())}
    return Filing(**values)


def filled(filing: Filing, message: str, options: Sequence[tuple[str, str]], *, at: datetime) -> Filing:
    """The filing with what a pasted message says; what was typed by hand stays, but how it came is as
    the message shows."""
    found = pasted.parse(message, at=at)
    named = [(path, name.rpartition("街道")[2]) for path, name in options]
    proposed = Filing(
        channel=found.channel,
        words=found.words,
        place=pasted.place_named(message, named),
        address=found.address,
        name=found.name,
        phone=found.phone,
        number=found.number,
        due_at=_local(found.due_at),
        told_at=_local(found.told_at),
    )
    typed = {name: value for name, value in vars(filing).items() if value and name != "channel"}
    typed |= {} if found.channel else {"channel": filing.channel}
    return replace(proposed, **typed)


def _local(moment: datetime | None) -> str:
    """As browsers write a moment."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" if moment else ""


def places_of(sitting: Sitting) -> list[tuple[str, str]]:
    """The communities where the person may file, and for a street or less the grids as well: path, label."""
    reach = posts.places_where(sitting.person, "cases.file", at=sitting.at)
    found: list[str] = []
    for path in reach.places:
        kinds = ("community",) if path.count("/") == 1 else ("community", "grid")
        found += [place.path for kind in kinds for place in places.living(kind, under=path)]
    return sorted(places.labels(found).items())


def issues_of(filing: Filing) -> dict[str, str]:
    """What is wrong, by field; empty where it can be filed."""
    found: dict[str, str] = {}
    if filing.channel not in BY_STAFF:
        found["channel"] = _("请选这件事是怎么来的")
    for name, most in (("address", ADDRESS_AT_MOST), ("name", NAME_AT_MOST), ("number", NUMBER_AT_MOST)):
        if len(getattr(filing, name)) > most:
            found[name] = _("最多写%(most)s个字") % {"most": most}
    for name in ("phone", "helper_phone"):
        if getattr(filing, name) and not phones.is_number(getattr(filing, name)):
            found[name] = _("电话号码好像不对,请再看一遍")
    looks = (("words", _words), ("place", where), ("due_at", due), ("texts", _texts), ("number", _number))
    for name, look in looks:
        try:
            look(filing)
        except BadInput as wrong:
            found[name] = str(wrong)
    return found


def _words(filing: Filing) -> str:
    return checked(filing.words, "words")


def _texts(filing: Filing) -> None:
    if filing.wants_texts and not phones.is_mobile(filing.phone):
        raise BadInput(_("要收短信,请写反映人的手机号;不收短信可以不写"))


def _number(filing: Filing) -> str:
    if known := numbered.known_as(filing.channel, filing.number):
        said = _("这个编号登记过了,就是%(number)s;有新的内容,请到那件事里写")
        raise BadInput(said % {"number": known})
    return filing.number


def where(filing: Filing) -> str:
    """The path of the grid at the pin, or of the place chosen. Raises BadInput."""
    try:
        if filing.lon and filing.lat:
            found = places.locate(float(filing.lon), float(filing.lat))
            if found is None:
                raise BadInput(_("图钉不在本区,请挪一下,或者从列表里选"))
            return found.path
        if filing.place:
            return places.by_path(filing.place).path
    except (ValueError, Place.DoesNotExist):
        raise BadInput(_("没有这个地方,请重新选")) from None
    raise BadInput(_("请选一个社区或网格,或者在地图上点一下"))


def place_issues(filing: Filing, who: Sitting) -> dict[str, str]:
    """A pin that is not where she chose, or where she does not file: said before anything is filed."""
    if not (filing.lon and filing.lat):
        return {}
    there = where(filing)
    labels = places.labels({there, filing.place} - {""})
    if filing.place and not there.startswith(filing.place):
        words = {"pin": labels[there], "chosen": labels[filing.place]}
        return {"place": _("图钉在%(pin)s,选的却是%(chosen)s;请挪一下图钉,或者改选那里") % words}
    if not posts.permit(who.person, "cases.file", there, at=who.at).yes:
        words = {"pin": labels[there]}
        return {"place": _("这里是%(pin)s,不归您登记;请挪一下图钉,或者请那里的社区登记") % words}
    return {}


def due(filing: Filing) -> datetime | None:
    """The source's own limit as a moment; None where it has none. Raises BadInput."""
    return _moment(filing.due_at, _("时限要写成某年某月某日几点几分"))


def told(filing: Filing, *, at: datetime) -> datetime | None:
    """When it was truly told, where it is entered later; None where that is not said. Raises BadInput."""
    found = _moment(filing.told_at, _("什么时候说的,要写成某年某月某日几点几分"))
    if found and found > at:
        raise BadInput(_("还没到这个时候;请写真正说的时间,或者空着"))
    return found


def told_issues(filing: Filing, *, at: datetime) -> dict[str, str]:
    """What is wrong with when it was told."""
    try:
        told(filing, at=at)
    except BadInput as wrong:
        return {"told_at": str(wrong)}
    return {}


def _moment(text: str, otherwise: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
    except ValueError:
        raise BadInput(otherwise) from None
    if not YEARS[0] <= found.year <= YEARS[1]:
        raise BadInput(otherwise)
    return found


def report_of(filing: Filing, pictures: tuple[str, ...], *, at: datetime) -> actions.Report:
    """The report; whoever it is about, and whoever helped, become guests with their own vault entries."""
    helped = filing.helper_name or filing.helper_phone
    return actions.Report(
        place=where(filing),
        words=filing.words,
        reporter=people.guest(name=filing.name, phone=filing.phone, at=at),
        address=filing.address,
        pin=(float(filing.lon), float(filing.lat)) if filing.lon and filing.lat else None,
        helper=people.guest(name=filing.helper_name, phone=filing.helper_phone, at=at) if helped else "",
        channel=filing.channel,
        source_number=filing.number,
        source_due_at=due(filing),
        pictures=pictures,
    )


def chosen(words: Mapping[str, object]) -> list[tuple[str, str]]:
    """The sources staff file from, for choosing."""
    return [(channel, str(words[channel])) for channel in BY_STAFF]
