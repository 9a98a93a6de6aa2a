"""The filter of the work list: read from the address, written back to it, said as a sentence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import quote_plus, urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bandeng.cases.models import CaseQuerySet
from bandeng.cases.queries import narrowing
from bandeng.cases.rules import CHANNELS, LIFE, OPEN_STATES
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
OPEN = "open"
CLOCKS: dict[str, Promise | str] = {
    narrowing.OVERDUE: gettext_lazy("已逾期"),
    narrowing.NEAR: gettext_lazy("时限用掉七成"),
    narrowing.TODAY: gettext_lazy("今天到期"),
    narrowing.WEEK: gettext_lazy("本周到期"),
    narrowing.SUPERVISED: gettext_lazy("督办过"),
}
MARKS: dict[str, Promise | str] = {
    "whistled": gettext_lazy("吹过哨"),
    "returned": gettext_lazy("退回过"),
    "reworked": gettext_lazy("返工或重办过"),
    "contested": gettext_lazy("反映人说没办好过"),
    "recurrent": gettext_lazy("又发生的"),
    "joined": gettext_lazy("别人也遇到的"),
}
PICTURES: dict[str, Promise | str] = {"yes": gettext_lazy("有照片"), "no": gettext_lazy("没有照片")}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is asked for; an empty text asks for everything. ``state`` may also be ``open``."""

    place: str = ""
    state: str = ""
    category: str = ""
    condition: str = ""
    clock: str = ""
    mark: str = ""
    picture: str = ""
    channel: str = ""
    days: str = ""

    def address(self, part: str = "", choice: str = "") -> str:
        """The query of the address for this filter, with one part changed."""
        said = vars(self) | ({part: choice} if part else {})
        if part == "category":
            said["condition"] = ""
        said = {name: value for name, value in said.items() if value}
        return f"?{urlencode(said)}" if said else "?"

    def addresses(self, part: str) -> Callable[[str], str]:
        """``address`` for many choices of one part: they differ in one word."""
        none, marked = self.address(part), self.address(part, MARK)
        return lambda choice: marked.replace(MARK, quote_plus(choice)) if choice else none

    def apply(self, cases: CaseQuerySet, *, at: datetime) -> CaseQuerySet:
        """The matters that are meant."""
        return self._by_story(self._by_time(self._by_kind(self._by_place(cases)), at))

    def _by_place(self, cases: CaseQuerySet) -> CaseQuerySet:
        return cases.under(places.path(self.place)) if self.place else cases

    def _by_kind(self, cases: CaseQuerySet) -> CaseQuerySet:
        if self.state:
            cases = cases.in_states(OPEN_STATES if self.state == OPEN else [self.state])
        if self.condition:
            cases = narrowing.of_condition(cases, self.condition)
        elif self.category:
            cases = narrowing.of_category(cases, self.category)
        return cases.filter(channel=self.channel) if self.channel else cases

    def _by_time(self, cases: CaseQuerySet, at: datetime) -> CaseQuerySet:
        if self.clock:
            cases = narrowing.by_clock(cases, self.clock, at=at)
        if self.days:
            cases = cases.raised_during(at - timedelta(days=DAYS[self.days]), at + timedelta(seconds=1))
        return cases

    def _by_story(self, cases: CaseQuerySet) -> CaseQuerySet:
        if self.mark:
            cases = narrowing.marked(cases, self.mark)
        return narrowing.pictured(cases, yes=self.picture == "yes") if self.picture else cases


def read(asked: QueryDict) -> Filter:
    """The filter of an address; what is no known choice is left out."""
    categories = {each.code: each for each in book().categories}
    category = _one_of(asked.get("category", ""), categories)
    conditions = [each.key for each in categories[category].conditions] if category else []
    return Filter(
        place=_place(asked.get("place", "")),
        state=_one_of(asked.get("state", ""), {OPEN, *LIFE.states}),
        category=category,
        condition=_one_of(asked.get("condition", ""), conditions),
        clock=_one_of(asked.get("clock", ""), CLOCKS),
        mark=_one_of(asked.get("mark", ""), MARKS),
        picture=_one_of(asked.get("picture", ""), PICTURES),
        channel=_one_of(asked.get("channel", ""), CHANNELS),
        days=_one_of(asked.get("days", ""), DAYS),
    )


def _one_of(value: str, known: Iterable[str]) -> str:
    return value if value in set(known) else ""


def _place(code: str) -> str:
    try:
        return code if code and places.path(code) else ""
    except Place.DoesNotExist:
        return ""


Part = tuple[str, str, tuple[tuple[str, str, bool], ...]]
Options = Sequence[tuple[str, str]]


def sentence(chosen: Filter, sitting: Sitting) -> tuple[Part, ...]:
    """The filter as parts of a sentence, each with its choices as links."""
    language, folder = get_language(), str(settings.BANDENG_RULEBOOK)
    return _sentence(chosen, tuple(_places(chosen, sitting)), language, folder)


@lru_cache(maxsize=512)
def _sentence(chosen: Filter, at: Options, _language: str | None, _book: str) -> tuple[Part, ...]:
    """A hundred choices, and most lists are asked for by the same few filters."""
    parts = {"place": at, **_options(chosen)}
    labels = {"place": _("地方"), **_labels()}
    return tuple(_part(chosen, name, labels[name], options) for name, options in parts.items())


def in_words(chosen: Filter, names: Mapping[str, str]) -> str:
    """「蜜蜂张街道 · 处理中 · 本周到期」: what is asked for, without what is not. ``names``: of places."""
    options = _options(chosen)
    said = [names.get(chosen.place, chosen.place)] if chosen.place else []
    said += [
        next(text for value, text in choices if value == getattr(chosen, name))
        for name, choices in options.items()
        if getattr(chosen, name)
    ]
    return " · ".join(said) or _("所有事项")


def _labels() -> dict[str, str]:
    return {
        "state": _("状态"),
        "category": _("类别"),
        "condition": _("情形"),
        "clock": _("时限"),
        "mark": _("经过"),
        "picture": _("照片"),
        "channel": _("来源"),
        "days": _("时间"),
    }


def _options(chosen: Filter) -> dict[str, Options]:
    """The choices of every part but the place, what asks for nothing first."""
    states = [(OPEN, _("还没办完")), *((state, str(STATES[state][0])) for state in LIFE.states)]
    categories = [(each.code, spoken(each)) for each in book().categories]
    days = [(code, _("最近 %(n)s 天") % {"n": number}) for code, number in DAYS.items()]
    channels = [(code, str(CHANNEL_WORDS[code])) for code in CHANNELS]
    found: dict[str, Options] = {
        "state": [("", _("所有状态")), *states],
        "category": [("", _("所有类别")), *categories],
        "condition": [("", _("所有情形")), *_conditions(chosen)],
        "clock": [("", _("不论时限")), *_said(CLOCKS)],
        "mark": [("", _("不论经过")), *_said(MARKS)],
        "picture": [("", _("不论照片")), *_said(PICTURES)],
        "channel": [("", _("所有来源")), *channels],
        "days": [("", _("不论时间")), *days],
    }
    return found if chosen.category else {name: each for name, each in found.items() if name != "condition"}


def _conditions(chosen: Filter) -> Options:
    """Those of the chosen category."""
    if not chosen.category:
        return []
    return [(each.key, spoken(each)) for each in book().category(chosen.category).conditions]


def _said(words: dict[str, Promise | str]) -> Options:
    return [(value, str(text)) for value, text in words.items()]


def _part(chosen: Filter, name: str, label: str, options: Options) -> Part:
    now, address = getattr(chosen, name), chosen.addresses(name)
    text = next((text for value, text in options if value == now), options[0][1])
    return text, label, tuple((said, address(value), value == now) for value, said in options)


def _places(chosen: Filter, sitting: Sitting) -> Options:
    """The places of one's posts, the chosen one, and what lies in it."""
    reach = posts.places_where(sitting.person, "cases.see", at=sitting.at)
    tops = list(reach.places)
    if chosen.place:
        tops = list(dict.fromkeys([*tops, places.path(chosen.place)]))
    below = places.paths_below(_code(tops[-1])) if tops else ()
    labels = places.labels([*tops, *below])
    return [("", _("所有地方")), *((_code(path), labels[path]) for path in [*tops, *below])]


def _code(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
