"""How often haste was asked for."""

from bandeng.cases.measures.shared import said
from bandeng.figures.queries import Scope
from bandeng.figures.rules import Counted, Note, Reads, figure


@figure(
    "cases.urged",
    zh="催办的次数",
    en="Times haste was asked for",
    unit="次",
    note=Note(
        zh="反映人、上一级催的,和很多人遇到自动催的",
        en="By reporters, by the level above, and by many voices at once",
    ),
    reads=Reads(during=("cases.urged",), plain=True),
)
def urged(scope: Scope) -> Counted:
    return said(scope, "cases.urged")
