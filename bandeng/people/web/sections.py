"""What other rooms show on 「我的」. A higher room adds its own part in its ``web/urls.py``:

sections.add(Section(key="cases.mine", order=10, title=_("我反映的事"), links=links_of, export=export_of))
sections.describe("case.words", Purpose(label=_("您反映的话"), why=_("办这件事"), until=_("办结后三年")))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandeng.people.models import Person

Text = Promise | str


@dataclass(frozen=True, kw_only=True)
class Link:
    """One line of a section: where it leads, its words, and how it stands."""

    url: str
    text: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, order=True)
class Section:
    """A part of 「我的」. ``links`` answers its lines for a request, ``export`` what one may take along."""

    order: int
    key: str
    title: Text = field(compare=False)
    links: Callable[[HttpRequest], Iterable[Link]] = field(compare=False)
    export: Callable[[Person], object] | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """What a kind of words in the vault is, why it is kept, and until when (PIPL 17)."""

    label: Text
    why: Text
    until: Text


UNTIL_CLOSED = _("直到您改掉、收回,或注销账号")
PURPOSES: dict[str, Purpose] = {
    "name": Purpose(label=_("姓名"), why=_("办事时怎么称呼您"), until=UNTIL_CLOSED),
    "phone": Purpose(label=_("手机号"), why=_("用来登录,和办事时联系您"), until=UNTIL_CLOSED),
}
FIRST = tuple(PURPOSES)  # shown before what other rooms keep
OTHER = Purpose(label=_("您写下的话"), why=_("办理您反映的事"), until=UNTIL_CLOSED)
BY_OTHERS = Purpose(
    label=_("工作人员在您的事里写的话"), why=_("写在各件事的页面上"), until=_("办结后三年,或您注销账号")
)
_sections: dict[str, Section] = {}


def add(section: Section) -> None:
    """Show this section on 「我的」; adding the same key again replaces it."""
    _sections[section.key] = section


def all_sections() -> list[Section]:
    """The sections in their order."""
    return sorted(_sections.values())


def describe(kind: str, purpose: Purpose) -> None:
    """Say what a kind of words in the vault is kept for."""
    PURPOSES[kind] = purpose


def seen_as(what: str) -> Text:
    """What somebody looked at, in the language of whoever reads of it: a kind of words, or what was said."""
    return PURPOSES[what].label if what in PURPOSES else gettext(what)


def purpose_of(kind: str) -> Purpose:
    """What a kind of words is kept for."""
    return PURPOSES.get(kind, OTHER)
