"""The shape of ``honours.toml``."""

from bandeng.rulebook.rules.checking.tables import CODED, NAMES, Table

HONOUR = Table(
    {
        **CODED,
        "class": "text",
        "issuer_zh": "text",
        "issuer_en": "text",
        "authority": "list",
        "subjects": "list",
        "proposes": "text",
        "checks": "list?",
        "unit_kinds": "list?",
        "decides": "code?",
        "years": "number?",
        "by_day": "text?",
        "notice_days": "number?",
        "notice_names": "flag?",
        "once": "flag?",
        "persons_per_unit": "number?",
        "teams_per_unit": "number?",
        "valid_years": "number?",
        "held_months": "number?",
    },
    {
        "grade": Table(dict(CODED), many=True, needed=False),
        "figure": Table(
            {
                "name": "text",
                **NAMES,
                "unit": "text",
                "note_zh": "text",
                "note_en": "text",
                "counts": "text",
                "subjects": "list?",
            },
            many=True,
            needed=False,
        ),
    },
    many=True,
)

HONOURS: dict[str, Table] = {"honours.toml": Table(inner={"honour": HONOUR})}
