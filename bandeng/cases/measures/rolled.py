"""The figures of matters that are answered from the marks of their lives."""

from bandeng.cases.measures import lives
from bandeng.figures.marks import Family
from bandeng.figures.queries.formulas import AHEAD, AsMany, AsShare, Formula, Rank, many
from bandeng.figures.queries.marked import marked

MATTERS = Family(
    name="matters",
    facts=lives.FACTS,
    marks=lives.marks,
    undated=frozenset({lives.OPEN, lives.LATE}),
    timed=frozenset(
        {lives.LATE, lives.DUE, lives.KEPT, lives.WAITING, lives.ENDED, lives.HEAR, lives.HEARD_IN_TIME}
    ),
    kept=frozenset({lives.HANDLED}),
)
LEFT_OUT = (
    ("merged", many(lives.DUE_AWAY)),
    ("exempted", many(lives.DUE_SPARED)),
    ("suspended", many(lives.DUE_RESTING)),
    ("ahead", many(lives.DUE + AHEAD)),
)
TO_CLOSE = many(lives.DUE, without=[lives.WAITING])
FORMULAS: dict[str, Formula] = {
    "cases.registered": AsMany(many(lives.TAKEN_UP)),
    "cases.sampled": AsMany(many(lives.SAMPLED)),
    "cases.handled": AsMany(many(lives.HANDLED)),
    "cases.handled_without_picture": AsMany(many(lives.BARE)),
    "cases.open": AsMany(many(lives.OPEN)),
    "cases.overdue": AsMany(many(lives.LATE)),
    "cases.closed": AsMany(many(lives.CLOSED)),
    "cases.reworked": AsMany(many(lives.REWORKED)),
    "cases.merged": AsMany(many(lives.MERGED)),
    "cases.valid": AsMany(many(lives.VALID)),
    "cases.reopened": AsMany(many(lives.REOPENED)),
    "cases.divided": AsMany(many(lives.DIVIDED)),
    "cases.parts": AsMany(many(lives.PARTS)),
    "cases.recurrent": AsMany(many(lives.LINKED)),
    "cases.exempted": AsMany(many(lives.EXEMPTED)),
    "cases.appeal_refused": AsMany(many(lives.REFUSED)),
    "cases.due": AsMany(many(lives.DUE)),
    "cases.handled_on_time": AsMany(many(lives.KEPT)),
    "cases.due_to_close": AsMany(many(lives.DUE, lives.DUE_RESTING, without=[lives.WAITING])),
    "cases.closed_on_time": AsMany(many(lives.ENDED)),
    "cases.on_time": AsShare(part=many(lives.KEPT), whole=many(lives.DUE), excluded=LEFT_OUT),
    "cases.closing_rate": AsShare(
        part=many(lives.ENDED), whole=TO_CLOSE, excluded=(*LEFT_OUT, ("confirming", many(lives.WAITING)))
    ),
    "cases.responded_rate": AsShare(
        part=many(lives.HEARD_IN_TIME),
        whole=many(lives.HEAR),
        excluded=(
            ("merged", many(lives.HEAR_AWAY)),
            ("exempted", many(lives.HEAR_SPARED)),
            ("ahead", many(lives.HEAR + AHEAD)),
        ),
    ),
    "cases.solved_rate": AsShare(
        part=many(lives.SOLVED), whole=many(lives.CLOSED), unknown=many(lives.UNANSWERED)
    ),
    "cases.satisfied_rate": AsShare(
        part=many(lives.GOOD), whole=many(lives.CLOSED), unknown=many(lives.UNKNOWN)
    ),
    "cases.unknown_rate": AsShare(part=many(lives.UNANSWERED), whole=many(lives.CLOSED)),
    "cases.median_time": Rank(lives.HANDLED, 50),
    "cases.p90_time": Rank(lives.HANDLED, 90),
}
marked(MATTERS, FORMULAS)
