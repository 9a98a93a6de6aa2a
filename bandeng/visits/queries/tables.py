"""Reading a table of people to call upon: each row as a draft, or what is wrong with it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bandeng.places import queries as places
from bandeng.posts import queries as posts
from bandeng.posts.models import Unit
from bandeng.rulebook.queries import book
from bandeng.ui.spreadsheets import Column, Row
from bandeng.visits import rules
from bandeng.visits.models import VisitList
from bandeng.visits.queries.lists import known_of, wrong_with
from bandeng.visits.queries.visits import called_posts, posts_that_go

COLUMNS = (
    Column("category", ("类别", "Category")),
    Column("name", ("姓名", "Name"), needed=False),
    Column("ref", ("党员编号", "编号", "Member reference"), needed=False),
    Column("unit", ("支部", "Branch"), needed=False),
    Column("place", ("社区", "Community"), needed=False),
    Column("home", ("住址", "Address"), needed=False),
    Column("post", ("谁去", "Who goes"), needed=False),
    Column("visited_on", ("走访日期", "Visited on"), needed=False),
)
BRACKETS = str.maketrans("\uff08\uff09", "()")
HEADS = {
    "category": gettext_lazy("类别"),
    "name": gettext_lazy("姓名"),
    "ref": gettext_lazy("党员编号"),
    "unit": gettext_lazy("支部"),
    "place": gettext_lazy("社区"),
    "home": gettext_lazy("住址"),
    "post": gettext_lazy("谁去"),
    "visited_on": gettext_lazy("走访日期"),
}


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A row that can be taken; fields as in ``actions.Somebody``. ``visited_on``: the visit took place."""

    row: int
    category: str
    subject: str
    name: str
    unit: str
    place: str
    home: str
    post: str
    another: bool = False
    visited_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with a row: its number in the table, the column, the reason."""

    row: int
    column: str
    why: str


def drawn(of: VisitList, rows: Iterable[Row]) -> Iterator[Drawn | Problem]:
    """Every row of the table, as it can be taken or with what is wrong."""
    known = _Known(of)
    found = [(row, known.draft(row.number, row.cells)) for row in rows]
    there = known_of([draft for _row, draft in found])
    for row, draft in found:
        issues = known.unread(row.cells, draft) | wrong_with(draft, of, there)
        if issues:
            field, why = next(iter(issues.items()))
            yield Problem(row=row.number, column=str(HEADS.get(field, HEADS["name"])), why=why)
        else:
            yield draft


class _Known:
    """What the words of a table may mean on this list."""

    def __init__(self, of: VisitList) -> None:
        self.categories = {
            word: each.code for each in book().visiting.categories for word in (each.code, each.zh, each.en)
        }
        units = list(Unit.objects.filter(place__startswith=of.place).values_list("code", "name", "name_en"))
        self.units = {word: code for code, *names in units for word in (code, *names)}
        rows = places.living("community", under=of.place)
        self.places = {word: row.path for row in rows for word in (row.code, row.name, row.full_name)}
        self.of, self.posts = of, posts_that_go(of.place)
        self.called: dict[str, str] = {}
        for post, words in called_posts(self.posts).items():
            self.called.setdefault(_plain(words), post)

    def draft(self, number: int, cells: Mapping[str, str]) -> Drawn:
        """The row as far as its words are known."""
        place = self.places.get(cells["place"], self.of.place)
        return Drawn(
            row=number,
            category=self.categories.get(cells["category"], cells["category"]),
            subject=f"{rules.MEMBER}{cells['ref']}" if cells["ref"] else "",
            name=cells["name"],
            unit=self.units.get(cells["unit"], cells["unit"]) or "-",
            place=place,
            home=cells["home"],
            post=self._post(cells["post"], place),
            visited_on=_day(cells["visited_on"]),
        )

    def _post(self, words: str, place: str) -> str:
        """The post of this id, or so called in a form, or the nearest of this role that serves there."""
        if words in self.posts:
            return words
        if post := self.called.get(_plain(words)):
            return post
        named = [post for post in self.posts if words and posts.role_name(post.partition("@")[0]) == words]
        serving = [post for post in named if f"/{post.partition('@')[2]}/" in f"/{place}"]
        return serving[-1] if serving else "-"

    def unread(self, cells: Mapping[str, str], draft: Drawn) -> dict[str, str]:
        """Cells whose words are not known."""
        issues = {}
        if cells["place"] and cells["place"] not in self.places:
            issues["place"] = _("没有这个社区,或者它不归这份名单管")
        if cells["post"] and draft.post == "-":
            words = {"post": cells["post"][:30]}
            issues["post"] = _("没有「%(post)s」这个岗位,或者它不管这里;例如写「街道分管负责人」") % words
        if cells["visited_on"] and draft.visited_on is None:
            issues["visited_on"] = _("日期请写成 2022-07-01")
        elif draft.visited_on and not cells["post"]:
            issues["post"] = _("走访过的要写是谁去的")
        return issues


def _plain(words: str) -> str:
    """The words as they are compared: without blanks, one kind of brackets."""
    return "".join(words.split()).translate(BRACKETS)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.replace("/", "-")[:10]) if text else None
    except ValueError:
        return None
