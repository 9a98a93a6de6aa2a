"""The filter of the work list: read from the address, written back to it, said as a sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote_plus, urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from bandeng.cases.models import CaseQuerySet
from bandeng.cases.rules import AWAITED, CHANNELS, LIFE, OPEN_STATES
from bandeng.cases.web.desk.words import CHANNELS as CHANNEL_WORDS
from bandeng.cases.web.desk.words import STATES
from bandeng.places import queries as places
from bandeng.places.models import Place
from bandeng.posts import queries as posts
from bandeng.posts.web.sitting import Sitting
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book

DAYS = {"7": 7, "30": 30, "90": 90, "365": 365}
MARK = "any-choice"
OPEN, OVERDUE, SUPERVISED = "open", "overdue", "supervised"


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is asked for; an empty text asks for everything. ``state`` may also be ``open``."""

    place: str = ""
    state: str = ""
    category: str = ""
    clock: str = ""
    channel: str = ""
    days: str = ""

    def address(self, part: str = "", choice: str = "") -> str:
        """The query of the address for this filter, with one part changed."""
        said = {
            name: value for name, value in (vars(self) | ({part: choice} if part else {})).items() if value
        }
        return f"?{urlencode(said)}" if said else "?"

    def addresses(self, part: str) -> Callable[[str], str]:
        """``address`` for many choices of one part: they differ in one word."""
        none, marked = self.address(part), self.address(part, MARK)
        return lambda choice: marked.replace(MARK, quote_plus(choice)) if choice else none

    def apply(self, cases: CaseQuerySet, *, at: datetime) -> CaseQuerySet:
        """The matters that are meant."""
        return self._by_clock(self._by_kind(self._by_place(cases)), at)

    def _by_place(self, cases: CaseQuerySet) -> CaseQuerySet:
        return cases.under(places.path(self.place)) if self.place else cases

    def _by_kind(self, cases: CaseQuerySet) -> CaseQuerySet:
        if self.state:
            cases = cases.in_states(OPEN_STATES if self.state == OPEN else [self.state])
        if self.category:
            begins = f"{self.category}."
            proposed = Q(condition="-", proposed__startswith=begins)
            cases = cases.filter(Q(condition__startswith=begins) | proposed)
        return cases.filter(channel=self.channel) if self.channel else cases

    def _by_clock(self, cases: CaseQuerySet, at: datetime) -> CaseQuerySet:
        if self.clock == OVERDUE:
            cases = cases.overdue(at=at).in_states(AWAITED)
        elif self.clock == SUPERVISED:
            cases = cases.filter(supervisions__gt=0)
        if self.days:
            cases = cases.raised_during(at - timedelta(days=DAYS[self.days]), at + timedelta(seconds=1))
        return cases


def read(asked: QueryDict) -> Filter:
    """The filter of an address; what is no known choice is left out."""
    return Filter(
        place=_place(asked.get("place", "")),
        state=_one_of(asked.get("state", ""), {OPEN, *LIFE.states}),
        category=_one_of(asked.get("category", ""), {each.code for each in book().categories}),
        clock=_one_of(asked.get("clock", ""), {OVERDUE, SUPERVISED}),
        channel=_one_of(asked.get("channel", ""), set(CHANNELS)),
        days=_one_of(asked.get("days", ""), set(DAYS)),
    )


def _one_of(value: str, known: set[str]) -> str:
    return value if value in known else ""


def _place(code: str) -> str:
    try:
        return code if code and places.path(code) else ""
    except Place.DoesNotExist:
        return ""


Part = tuple[str, str, list[tuple[str, str, bool]]]


def sentence(chosen: Filter, sitting: Sitting) -> list[Part]:
    """The filter as parts of a sentence, each with its choices as links."""
    states = [(OPEN, _("还没办完")), *((state, str(STATES[state][0])) for state in LIFE.states)]
    categories = [(each.code, spoken(each)) for each in book().categories]
    clocks = [(OVERDUE, _("已逾期")), (SUPERVISED, _("督办过"))]
    channels = [(code, str(CHANNEL_WORDS[code])) for code in CHANNELS]
    days = [(code, _("最近 %(n)s 天") % {"n": number}) for code, number in DAYS.items()]
    return [
        _part(chosen, "place", _("地方"), [("", _("所有地方")), *_places(chosen, sitting)]),
        _part(chosen, "state", _("状态"), [("", _("所有状态")), *states]),
        _part(chosen, "category", _("类别"), [("", _("所有类别")), *categories]),
        _part(chosen, "clock", _("时限"), [("", _("不论时限")), *clocks]),
        _part(chosen, "channel", _("来源"), [("", _("所有来源")), *channels]),
        _part(chosen, "days", _("时间"), [("", _("不论时间")), *days]),
    ]


def _part(chosen: Filter, name: str, label: str, options: list[tuple[str, str]]) -> Part:
    now, address = getattr(chosen, name), chosen.addresses(name)
    text = next((text for value, text in options if value == now), options[0][1])
    return text, label, [(said, address(value), value == now) for value, said in options]


def _places(chosen: Filter, sitting: Sitting) -> list[tuple[str, str]]:
    """The places of one's posts, the chosen one, and what lies in it."""
    reach = posts.places_where(sitting.person, "cases.see", at=sitting.at)
    tops = list(reach.places)
    if chosen.place:
        tops = list(dict.fromkeys([*tops, places.path(chosen.place)]))
    below = places.paths_below(_code(tops[-1])) if tops else ()
    labels = places.labels([*tops, *below])
    return [(_code(path), labels[path]) for path in [*tops, *below]]


def _code(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
