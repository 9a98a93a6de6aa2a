"""Which columns a table has: our own template, or those of a sender as the rule book writes them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.orders import NEEDED, Sender
from bandeng.ui.spreadsheets import Column

OWN = (
    Column("channel", ("来源", "source")),
    Column("number", ("来源编号", "source number"), needed=False),
    Column("words", ("内容", "words")),
    Column("place", ("社区或网格", "community or grid"), needed=False),
    Column("address", ("地址", "address"), needed=False),
    Column("lon", ("经度", "longitude"), needed=False),
    Column("lat", ("纬度", "latitude"), needed=False),
    Column("datum", ("坐标系", "datum"), needed=False),
    Column("name", ("反映人", "reporter"), needed=False),
    Column("phone", ("联系电话", "telephone"), needed=False),
    Column("due", ("来源要求的时限", "due to the source"), needed=False),
    Column("told", ("反映时间", "told at"), needed=False),
    Column("kind", ("类别", "category"), needed=False),
)
EXAMPLES = (
    (
        "12345",
        "ZZ2022070100001",
        "小区门口路灯不亮,晚上看不见路",
        "410103012002",
        "冯春社区3号楼前",
        "",
        "",
        "",
        "王女士",
        "13800000002",
        "2022-07-08 18:00",
        "2022-07-01 09:30",
        "street-lamp.one-out",
    ),
    (
        "来访",
        "",
        "楼下井盖松动,车一压就响",
        "",
        "",
        "113.6411",
        "34.7301",
        "wgs84",
        "",
        "",
        "",
        "2022-07-01",
        "",
    ),
)
OWN_TABLE = "own"  # what a form says where a table is of our own template
EXAMPLE_WORDS = frozenset(example[2] for example in EXAMPLES)


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The columns of a table; ``sender`` is whose they are (None: our own template)."""

    columns: tuple[Column, ...]
    sender: Sender | None = None

    @property
    def dates(self) -> tuple[str, ...]:
        """How dates are written, beside ISO 8601."""
        return self.sender.dates if self.sender else ("%Y/%m/%d %H:%M", "%Y/%m/%d", "%Y年%m月%d日")

    def head(self, name: str) -> str:
        """The words at the head of a column, for people."""
        return next((column.heads[0] for column in self.columns if column.name == name), name)


def layout(sender: str) -> Layout:
    """The layout of a sender (``""``, ``own``: ours). Raises BadInput where the rule book has no such."""
    if sender in ("", OWN_TABLE):
        return Layout(columns=OWN)
    found = next((each for each in book().senders if each.code == sender), None)
    if found is None:
        known = "、".join(each.code for each in book().senders)
        raise BadInput(
            _("规则书里没有「%(sender)s」这个来源;有:%(known)s") % {"sender": sender, "known": known},
            {"sender": _("请选一项")},
        )
    named = {name: Column(name, heads, needed=name in NEEDED) for name, heads in found.heads.items()}
    taken = {head: column for column in named.values() for head in column.heads}
    kept = [Column(kept_as(head), (head,), needed=False) for head in found.kept if head not in taken]
    return Layout(columns=(*named.values(), *kept), sender=found)


def kept_as(head: str) -> str:
    """The name of a column of theirs that is only repeated in the answer."""
    return f"kept:{head}"


def theirs(layout: Layout, cells: dict[str, str]) -> dict[str, str]:
    """Those of their columns that the answer repeats, by head, as they came."""
    if layout.sender is None:
        return {}
    by_head = {head: column.name for column in layout.columns for head in column.heads}
    return {head: cells.get(by_head[head], "") for head in layout.sender.kept if cells.get(by_head[head])}
