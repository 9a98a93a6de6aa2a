"""The shape of ``campaigns.toml``."""

from bandeng.rulebook.rules.checking.tables import CODED, NAMES, Table

PLANNED = Table({**NAMES, "to": "code", "due": "text", "wanted": "number?"}, many=True, needed=False)
ACTIVITY = Table(
    {
        "key": "code",
        **NAMES,
        "lead": "text",
        "co": "list?",
        "kinds": "list?",
        "by": "code?",
        "pending": "flag?",
        "note_zh": "text?",
        "note_en": "text?",
        "clause": "text?",
    },
    {"task": PLANNED},
    many=True,
)
CAMPAIGN = Table(
    {
        **CODED,
        **dict.fromkeys(("theme_zh", "theme_en", "begins", "ends", "lead"), "text"),
        "members": "list?",
        "year_theme_zh": "text?",
        "year_theme_en": "text?",
        "band": "code?",
    },
    {"activity": ACTIVITY},
    many=True,
    needed=False,
)

MONTHS: dict[str, Table] = {
    "campaigns.toml": Table(
        inner={
            "audience": Table(
                {**CODED, "kinds": "list?", "post": "code?", "seats": "list"}, many=True, needed=False
            ),
            "campaign": CAMPAIGN,
            "label": Table({**CODED, "keeper": "text"}, many=True, needed=False),
        }
    ),
}
