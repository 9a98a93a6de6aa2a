"""Which tables and keys the rules of votes have."""

from bandeng.rulebook.rules.checking.tables import CODED, Table

DAYS = dict.fromkeys(("notice_days", "posting_days", "objection_days", "settle_days", "open_days"), "number?")
VOTING = Table(
    {
        **CODED,
        "roll": "text?",
        "measures": "list",
        "quorum": "text",
        "pass": "text",
        "pass_of": "text?",
        "silence": "flag",
        "secret": "flag?",
        "election": "flag?",
        "order": "list?",
        "proxies": "number?",
        "batch": "number?",
        "candidates_act": "flag?",
        "law_zh": "text",
        "law_en": "text",
        "since": "day",
        **DAYS,
    },
    many=True,
)
NOMINATOR = Table(dict(CODED), many=True, needed=False)
AGENT = Table({**CODED, "barred": "flag?"}, many=True, needed=False)
TIE = Table({**CODED, "witnessed": "flag?", "yields": "flag?"}, many=True, needed=False)
INNER = {"rule": VOTING, "nominator": NOMINATOR, "agent": AGENT, "tie": TIE}
VOTING_TABLES = {"ballots.toml": Table(inner=INNER)}
