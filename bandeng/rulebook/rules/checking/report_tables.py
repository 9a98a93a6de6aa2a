"""Which tables and keys the description of reports has."""

from bandeng.rulebook.rules.checking.tables import CODED, NAMES, Table
from bandeng.rulebook.rules.reports import FACES

REPORT = Table(
    {
        **CODED,
        **dict.fromkeys(("kind", "level", "file", "head", "issuer"), "text"),
        **dict.fromkeys(("unit", "mark"), "text?"),
        "without_zeros": "flag?",
        "signers": "list",
        **dict.fromkeys(("above", "beside", "below", "places"), "list?"),
    },
    {
        "wording": Table(
            {"figure": "text", "classifier": "text", "more": "text?", "step": "number?"},
            many=True,
            needed=False,
        )
    },
    many=True,
)

REPORT_TABLES: dict[str, Table] = {
    "editions.toml": Table(
        {"measured": "list"},
        {
            "fonts": Table(dict.fromkeys(FACES, "text?"), needed=False),
            "awaited": Table({"name": "text", **NAMES}, many=True, needed=False),
            "edition": REPORT,
        },
    ),
}
