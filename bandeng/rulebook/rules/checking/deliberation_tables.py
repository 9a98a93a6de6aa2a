"""Which tables and keys the description of deliberation has."""

from bandeng.rulebook.rules.checking.tables import CODED, Table

FLAGS = ("answers", "record", "ballot", "decides", "settled", "review")
LAW = {"law_zh": "text", "law_en": "text"}
ASSEMBLY = Table(
    inner={
        "publication": Table({"witnesses": "number", "days": "number?"}),
        "private": Table({"words": "list", "unless": "list?"}, needed=False),
        "responsible": Table(dict(CODED), many=True),
        "gathering": Table(
            {
                **CODED,
                "family": "text",
                "notice_days": "number?",
                "rule": "text?",
                "rooms": "flag?",
                "signatures": "number?",
                "asked_by": "text?",
                "rolls": "list?",
                "turnout": "text?",
                "law_zh": "text?",
                "law_en": "text?",
            },
            many=True,
        ),
        "procedure": Table(
            {**CODED, "sorts": "list", "counted": "flag?", **LAW},
            {
                "stages": Table(
                    {
                        **CODED,
                        "who_zh": "text",
                        "who_en": "text",
                        **dict.fromkeys(("days", "publication"), "number?"),
                        **dict.fromkeys(("rule", "ballot_rule"), "text?"),
                        **dict.fromkeys(FLAGS, "flag?"),
                    },
                    many=True,
                )
            },
            many=True,
        ),
        "covenant": Table({**CODED, "rule": "text", "filed": "flag", **LAW}, many=True, needed=False),
    }
)

DELIBERATION_TABLES: dict[str, Table] = {"assembly.toml": ASSEMBLY}
