"""A row of a table, or a pasted order, read into plain values; what is wrong with it, with its cure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from bandeng.cases.actions.words import checked
from bandeng.cases.rules import CHANNELS, WORDS_AT_MOST
from bandeng.kernel.refusals import BadInput
from bandeng.orders import moments
from bandeng.orders.layouts import EXAMPLE_WORDS, Layout, theirs
from bandeng.orders.models import Order
from bandeng.orders.rules import ADDRESS_AT_MOST, NAME_AT_MOST, NUMBER_AT_MOST, order_id
from bandeng.orders.whereabouts import Places
from bandeng.orders.wrong import Problem, Wrong
from bandeng.people import phones
from bandeng.rulebook.queries import book

STAFF_CHANNELS = tuple(channel for channel in CHANNELS if channel != "web")
COLUMN_OF = {"pin": "lon", "due_at": "due", "told_at": "told", "condition": "kind"}
SPOKEN = {
    "来电": "phone",
    "电话": "phone",
    "来访": "visit",
    "微信群": "wechat",
    "微信": "wechat",
    "走访": "rounds",
    "网格巡查": "patrol",
    "巡查": "patrol",
    "居民会议、恳谈": "meeting",
    "居民会议": "meeting",
    "恳谈": "meeting",
    "12345热线": "12345",
    "数字城管": "urban",
}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A matter as a row tells it. ``place`` is a path, ``pin`` WGS84 degrees, ``kept`` as they came.

    ``elsewhere``: the path that it names, where its pin lies outside of that (``""``: it does not).
    """

    channel: str
    number: str
    words: str
    place: str
    elsewhere: str
    address: str
    pin: tuple[float, float] | None
    name: str
    phone: str
    due_at: datetime | None
    told_at: datetime | None
    condition: str
    kept: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads rows of one layout at one moment."""

    layout: Layout
    places: Places
    at: datetime

    def read(self, row: int, cells: Mapping[str, str]) -> Draft | list[Problem]:
        """The row as a draft, or everything that is wrong with it."""
        values, problems = {}, []
        for name, look in self._looks.items():
            try:
                values[name] = look(cells)
            except Wrong as wrong:
                column = self.layout.head(COLUMN_OF.get(name, name))
                problems.append(Problem(row=row, column=column, cause=wrong.cause, cure=wrong.cure))
        if problems:
            return problems
        return Draft(**values, kept=theirs(self.layout, dict(cells)))

    @cached_property
    def _looks(self) -> dict[str, Callable[[Mapping[str, str]], Any]]:
        return {
            "channel": self._channel,
            "number": _short("number", NUMBER_AT_MOST, self.layout.sender is not None),
            "words": _words,
            "address": _short("address", ADDRESS_AT_MOST),
            "name": _short("name", NAME_AT_MOST),
            "phone": _phone,
            "pin": self._pin,
            "place": self._place,
            "elsewhere": self._elsewhere,
            "due_at": self._due,
            "told_at": self._told,
            "condition": self._condition,
        }

    def _channel(self, cells: Mapping[str, str]) -> str:
        if self.layout.sender:
            return self.layout.sender.code
        written = cells.get("channel", "")
        found = SPOKEN.get(written, written)
        if found not in STAFF_CHANNELS:
            names = "、".join(dict.fromkeys((*SPOKEN, "12345")))
            raise Wrong(
                _("没有「%(value)s」这种来源") % {"value": written[:20]},
                _("写其中一个:%(names)s") % {"names": names},
            )
        return found

    def _pin(self, cells: Mapping[str, str]) -> tuple[float, float] | None:
        return self.places.pin(cells, self.layout.sender.datum if self.layout.sender else "")

    def _place(self, cells: Mapping[str, str]) -> str:
        try:
            pin = self._pin(cells)
        except Wrong:
            return ""  # said already, at the coordinates
        return self.places.path(cells, pin, self._known(cells))

    def _known(self, cells: Mapping[str, str]) -> str:
        """Where the matter of this number is, if it is here already (``""``: it is not)."""
        number = cells.get("number", "").strip()
        try:
            ref = order_id(self._channel(cells), number) if number else ""
        except Wrong:
            return ""  # said already, at the channel
        found = Order.objects.filter(id=ref).values_list("case__place", flat=True)
        return found.first() or "" if ref else ""

    def _elsewhere(self, cells: Mapping[str, str]) -> str:
        try:
            return self.places.elsewhere(cells, self._pin(cells))
        except Wrong:
            return ""  # said already, at the coordinates

    def _due(self, cells: Mapping[str, str]) -> datetime | None:
        return self._moment(cells.get("due", ""), last=True)

    def _told(self, cells: Mapping[str, str]) -> datetime | None:
        told_at = self._moment(cells.get("told", ""))
        if told_at and told_at > self.at:
            raise Wrong(_("反映的时间在将来"), _("写真正反映的时间,或者空着"))
        return told_at

    def _moment(self, text: str, *, last: bool = False) -> datetime | None:
        if not text:
            return None
        found = moments.read(text, self.layout.dates, last=last)
        if found is None:
            raise Wrong(
                _("读不懂时间「%(value)s」") % {"value": text[:40]},
                _("写成 2022-07-08 18:00 的样子;来源一直另有写法的,请管理员写进规则书"),
            )
        return found

    def _condition(self, cells: Mapping[str, str]) -> str:
        written = cells.get("kind", "")
        if not written or self.layout.sender:
            return self.layout.sender.kinds.get(written, "") if self.layout.sender else ""
        if written not in _conditions():
            raise Wrong(
                _("规则书里没有「%(value)s」这种情形,或者已经停用") % {"value": written[:40]},
                _("写情形的代码,例如 street-lamp.one-out;不知道就空着,程序按内容建议"),
            )
        return written


def _conditions() -> Iterable[str]:
    return {condition.key for condition in book().offered}


def _short(name: str, most: int, needed: bool = False) -> Callable[[Mapping[str, str]], str]:
    def look(cells: Mapping[str, str]) -> str:
        value = cells.get(name, "").strip()
        if needed and not value:
            raise Wrong(_("没有写"), _("补上来源的编号,没有编号就认不出是哪一件"))
        if len(value) > most or not value.isprintable():
            raise Wrong(_("太长,或者有看不见的字符"), _("最多%(most)s个字,写在一行里") % {"most": most})
        return value

    return look


def _words(cells: Mapping[str, str]) -> str:
    if cells.get("words", "").strip() in EXAMPLE_WORDS:
        raise Wrong(_("这是模板里的例子,不是真的事"), _("删掉这一行,写自己的"))
    try:
        return checked(cells.get("words", ""), "words")
    except BadInput as wrong:
        raise Wrong(str(wrong), _("写反映的内容,不超过%(most)s个字") % {"most": WORDS_AT_MOST}) from None


def _phone(cells: Mapping[str, str]) -> str:
    value = cells.get("phone", "").strip()
    if value and not phones.is_number(value):
        raise Wrong(_("「%(value)s」不像电话号码") % {"value": value[:30]}, _("改成一个号码,或者空着"))
    return value


def read_all(
    reader: Reader, rows: Iterable[tuple[int, Mapping[str, str]]]
) -> Iterator[tuple[int, Draft | list[Problem]]]:
    """Each row with its number, read."""
    for number, cells in rows:
        yield number, reader.read(number, cells)
