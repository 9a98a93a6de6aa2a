"""Talks and meetings that were held."""

from collections.abc import Iterator, Sequence

from bandeng.assembly.measures.shared import BACK, MINUTED, TALKED, minuted, noon, talks
from bandeng.figures.marks import Dated, Family, Mark
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, InParts, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Note, Part, Reads, counted, figure, split

READS = Reads(later=(TALKED, BACK, MINUTED))
PARTS = (
    Part(code="bench", zh="小板凳恳谈会", en="Talks on small benches", unit="场"),
    Part(code="micro", zh="微议事", en="Micro-deliberations", unit="场"),
    Part(code="mobilisation", zh="动员会", en="Mobilisation meetings", unit="场"),
    Part(code="representatives", zh="党员群众代表会议", en="Representatives' meetings", unit="场"),
    Part(code="meeting", zh="法定的会议", en="Meetings that the law knows", unit="场"),
)


@figure(
    "talks.held",
    zh="开过的恳谈会和会议",
    en="Talks and meetings held",
    unit="场",
    note=Note(
        zh="按开会的日子算,事后补录的也算;收回的不算;没有记录的会不算",
        en="By the day they were held, also those written down afterwards; without minutes they do not count",
        parts=PARTS,
    ),
    reads=READS,
)
def held(scope: Scope) -> Counted:
    return split({part.code: _of(scope, part.code) for part in PARTS})


@figure(
    "talks.bench",
    zh="小板凳恳谈会",
    en="Talks on small benches held",
    unit="场",
    note=Note(zh="按开会的日子算", en="By the day they were held"),
    reads=READS,
)
def bench(scope: Scope) -> Counted:
    return _of(scope, "bench")


@figure(
    "talks.micro",
    zh="微议事",
    en="Micro-deliberations held",
    unit="场",
    note=Note(zh="按开会的日子算", en="By the day they were held"),
    reads=READS,
)
def micro(scope: Scope) -> Counted:
    return _of(scope, "micro")


@figure(
    "talks.mobilisation",
    zh="动员会和党员群众代表会议",
    en="Mobilisation and representatives' meetings held",
    unit="场",
    note=Note(zh="两种会加在一起,按开会的日子算", en="Both kinds together, by the day they were held"),
    reads=READS,
)
def mobilisation(scope: Scope) -> Counted:
    return _of(scope, "mobilisation", "representatives")


def _of(scope: Scope, *families: str) -> Counted:
    facts = [*talks(scope, *families), *minuted(scope, *families)]
    return counted(evidence(fact) for fact in sorted(facts, key=lambda fact: fact.id))


def marks(facts: Sequence[Told]) -> Iterator[Mark]:
    """The marks of one talk or meeting, each of its family's kind."""
    back = any(fact.name == BACK for fact in facts)
    minutes: set[str] = set()
    for fact in facts:
        family = fact.body.get("family", "")
        if fact.name == TALKED and not back:
            yield Mark.whenever(fact, f"talks.{family}", Dated(noon(fact.body["held_on"])))
        if fact.name == MINUTED and family not in minutes:
            minutes.add(family)
            yield Mark.whenever(fact, f"talks.{family}", Dated(fact.at))


marked(
    Family(name="talks", facts=READS.later, marks=marks),
    {
        "talks.held": InParts(tuple((part.code, many(f"talks.{part.code}")) for part in PARTS)),
        "talks.micro": AsMany(many("talks.micro")),
        "talks.mobilisation": AsMany(many("talks.mobilisation", "talks.representatives")),
    },
)
