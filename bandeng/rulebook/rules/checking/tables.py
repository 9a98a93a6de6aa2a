"""Which tables and keys each file of a rule book has, and of what kind each value is."""

from dataclasses import dataclass, field
from typing import Literal

from bandeng.rulebook.rules.orders import HEADS, NEEDED, RESULTS, UNNAMED

Kind = Literal[
    "text",
    "code",
    "limit",
    "minutes",
    "hours",
    "number",
    "percent",
    "flag",
    "day",
    "list",
    "numbers",
    "phone",
]


@dataclass(frozen=True)
class Table:
    """A part of a file: its keys (``?`` at the end: may be left out) and the parts inside it."""

    keys: dict[str, str] = field(default_factory=dict)
    inner: dict[str, "Table"] = field(default_factory=dict)
    many: bool = False
    needed: bool = True


NAMES = {"zh": "text", "en": "text"}
CODED = {"code": "code", **NAMES}
WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "hours?")
DAY = Table({"day": "day", "zh": "text", "en": "text"}, many=True, needed=False)
STAGE = Table({"key": "code", **NAMES, "limit": "limit", "after": "code?"}, many=True, needed=False)
CONDITION = Table(
    {
        "key": "code",
        **NAMES,
        "limit": "limit",
        "unit": "text?",
        **dict.fromkeys(("small", "urgent", "retired"), "flag?"),
        **dict.fromkeys(("words", "phrases"), "list?"),
    },
    {"stages": STAGE},
    many=True,
)
LEVELS = ("grid", "community", "street", "department")
KINDS_OF_PLACE = ("grid", "community", "street", "district", "unit")
REACHES = ("place", "unit")

PURPOSE = Table(
    {**CODED, "answers": "code?"},
    {
        "figure": Table(
            {"name": "text", **NAMES, "note_zh": "text", "note_en": "text"}, many=True, needed=False
        )
    },
    many=True,
)
KEEP = Table(
    {
        **CODED,
        "purpose_zh": "text",
        "purpose_en": "text",
        "ground": "text?",
        "basis_zh": "text?",
        "basis_en": "text?",
        "keep_days": "number",
        "every_days": "number?",
    },
    many=True,
    needed=False,
)

CATEGORIES = Table(
    inner={
        "category": Table(
            {
                **CODED,
                "parent": "code",
                "words": "list",
                "persons": "list?",
                "at_home": "flag?",
                "of_property": "flag?",
                "retired": "flag?",
            },
            {"condition": CONDITION},
            many=True,
        )
    }
)

SENDER = Table(
    {**CODED, "dates": "list", "datum": "text?", "residents": "flag?"},
    {
        "heads": Table({head: "list" if head in NEEDED else "list?" for head in HEADS}),
        "kind": Table({"theirs": "list", "condition": "text"}, many=True, needed=False),
        "answer": Table({"head": "text", "value": "text"}, many=True),
        "results": Table({**dict.fromkeys(RESULTS, "text"), UNNAMED: "text?"}),
    },
    many=True,
)

PERIOD = Table({**CODED, "first": "day", "last": "day?", "probation_months": "number?"}, many=True)

TABLES: dict[str, Table] = {
    "orders.toml": Table(inner={"sender": SENDER}),
    "members.toml": Table({"held": "flag", "keeper": "code"}, {"period": PERIOD}),
    "district.toml": Table(
        inner={
            "book": Table({"version": "text", "effective_from": "day", "effective_to": "day?"}),
            "district": Table(
                {**CODED, "zone": "text", "phone": "phone", "phone_zh": "text", "phone_en": "text"}
            ),
            "area": Table({**CODED, "parent": "code?"}, many=True),
        }
    ),
    "calendar.toml": Table(
        {"years": "numbers", "source": "text?"},
        {"hours": Table(WEEK), "off": DAY, "worked": DAY},
    ),
    "departments.toml": Table(
        inner={"department": Table({**CODED, "kind": "code", "aliases": "list?"}, many=True)}
    ),
    "party.toml": Table(inner={"body": Table(dict(CODED), many=True)}),
    "visits.toml": Table(
        inner={
            "visits": Table({"words_days": "number", "names_days": "number", "overseer": "code?"}),
            "category": Table({**CODED, "member": "flag"}, many=True),
            "visitor": Table({"role": "code", "leader": "flag"}, many=True),
            "line": Table(CODED, many=True),
            "gift": Table(CODED, many=True),
        }
    ),
    "contests.toml": Table(
        inner={
            "contests": Table(
                dict.fromkeys(("readers", "spread", "alike", "guardian_under", "text_days"), "number")
            ),
            "kind": Table({**CODED, "marks": "flag"}, many=True),
            "criterion": Table({**CODED, "most": "number"}, many=True),
            "group": Table(CODED, many=True),
            "award": Table(CODED, many=True),
            "tie": Table(CODED, many=True),
        }
    ),
    "roles.toml": Table(
        inner={
            "role": Table(
                {
                    **CODED,
                    "kind_of_place": "text",
                    "eligible": "code",
                    "eligible_zh": "text",
                    "eligible_en": "text",
                    "duty": "code",
                    "per_place": "number?",
                    "deputies": "list?",
                    "on_call": "flag?",
                },
                many=True,
            )
        }
    ),
    "charter.toml": Table(
        inner={"grant": Table({"role": "code", "reach": "text", "acts": "list"}, many=True)}
    ),
    "limits.toml": Table(
        {
            "acceptance": "minutes",
            "urgent_acceptance": "minutes",
            "sign": "limit",
            "first_contact": "limit",
            "check": "limit",
            "urgent_check": "minutes",
            "call_back": "limit",
            "verify": "limit",
            "assist": "limit",
            "confirm_days": "number",
            "return_days": "limit",
            "returns_per_unit": "number",
            "arbitration": "limit",
            "decide": "limit",
            "arrival": "limit",
            "urgent_arrival": "limit",
            "conclusion": "limit",
            "review": "limit",
            "urgent_review": "limit",
            "appeal_days": "number",
            "appeal": "limit",
            "extensions": "number",
            "suspensions": "number",
            "suspension_days": "number",
            "reopen_days": "number",
            "recurrence_days": "numbers",
            "sample_share": "percent",
            "silent_sample_share": "percent",
            "risky_sample_share": "percent",
            "warning_share": "percent",
            "supervision_delay": "limit",
            "district_delay": "limit",
            "urge_supporters": "number",
            "urge_share": "percent",
            "urge_every": "limit",
            "near_metres": "number",
            "near_metres_staff": "number",
            "near_count": "number",
        },
        {
            "levels": Table(dict.fromkeys((*LEVELS, "urgent", "utilities"), "limit")),
            "escalation": Table(dict.fromkeys(LEVELS, "code?")),
            "replies": Table(
                {"least": "number", "empty": "list"}
                | dict.fromkeys(("courtesy", "particles", "alone"), "list?"),
                needed=False,
            ),
        },
    ),
    "duty.toml": Table(
        inner={
            "pattern": Table({**CODED, **WEEK, "holidays": "flag?"}, many=True),
            "on_call": Table({"roles": "list", "step": "minutes", **NAMES}),
        }
    ),
    "danger.toml": Table(
        inner={
            "danger": Table(
                {"key": "code", "phone": "phone", **NAMES, "words": "list", "unless": "list?"}, many=True
            )
        }
    ),
    "spelling.toml": Table(
        {"traditional": "list?"},
        {"same": Table({"word": "text", "also": "list"}, many=True, needed=False)},
    ),
    "doors.toml": Table(
        inner={
            "visits": Table(dict.fromkeys(("unseen_days", "words_days", "promise_ahead_days"), "number")),
            "purpose": PURPOSE,
            "keep": KEEP,
            "mended": Table({**CODED, "icon": "code", "words": "text"}, many=True),
            "mediation": Table({"look_again_days": "number"}),
            "dispute": Table({**CODED, "categories": "list?"}, many=True),
        }
    ),
}
