"""The shapes of ``campaigns.toml`` and ``gatherings.toml``."""

from bandeng.rulebook.rules.checking.tables import CODED, NAMES, Table

PLANNED = Table(
    {**NAMES, "to": "code", "due": "text", "wanted": "number?", "kinds": "list?"}, many=True, needed=False
)
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
        "figure": "text?",
    },
    {"task": PLANNED},
    many=True,
)
CAMPAIGN = Table(
    {
        **CODED,
        **dict.fromkeys(("begins", "ends", "lead"), "text"),
        "members": "list?",
        **dict.fromkeys(("theme_zh", "theme_en", "year_theme_zh", "year_theme_en"), "text?"),
        "band": "code?",
    },
    {"activity": ACTIVITY},
    many=True,
    needed=False,
)

SESSION_KIND = Table(
    {
        **CODED,
        "family": "code",
        "audience_zh": "text",
        "audience_en": "text",
        "residents": "flag?",
        "guardian_under": "number?",
        "examines": "flag?",
        "own_speakers": "list?",
    },
    {"line": Table({**CODED, "when": "text", "kept": "flag?", "needed": "flag?"}, many=True, needed=False)},
    many=True,
)

MONTHS: dict[str, Table] = {
    "gatherings.toml": Table(
        inner={
            "pictures": Table({"hidden_days": "number", "sheet_days": "number"}, needed=False),
            "lists": Table({"ask_above": "number"}, needed=False),
            "family": Table(dict(CODED), many=True),
            "kind": SESSION_KIND,
        }
    ),
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
