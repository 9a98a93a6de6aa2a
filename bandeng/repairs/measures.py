"""What was mended in passing, in numbers: things, never persons."""

from collections.abc import Sequence

from bandeng.figures.marks import Dated, Family, Life, Mark
from bandeng.figures.queries import Scope, Told, evidence
from bandeng.figures.queries.formulas import AsMany, AsShare, many
from bandeng.figures.queries.marked import marked
from bandeng.figures.rules import Counted, Note, Reads, counted, figure, share

ADDED, UNDONE, PASSED_ON = "repairs.added", "repairs.undone", "repairs.passed_on"
SEEN, MENDED, PASSED = "repairs.seen", "repairs.mended", "repairs.passed"  # kinds of marks


def _standing(scope: Scope) -> list[Told]:
    """What was noted in the period and not taken back."""
    undone = {fact.stream for fact in scope.facts_before_end(UNDONE)}
    return [fact for fact in scope.facts(ADDED) if fact.stream not in undone]


@figure(
    "repairs.mended",
    zh="随手修好的小事",
    en="Small things mended in passing",
    unit="件",
    note=Note(
        zh="巡查时当场修好的;撤回的不算,也不算进事项",
        en="Mended on the spot; without those taken back, and never counted among matters",
    ),
    reads=Reads(during=(ADDED,), before=(UNDONE,)),
)
def mended(scope: Scope) -> Counted:
    return counted(evidence(fact) for fact in _standing(scope) if fact.body["mended"])


@figure(
    "repairs.passed_on",
    zh="巡查看到的小事转成事项的比例",
    en="Small things seen that were passed on as matters",
    unit="%",
    note=Note(zh="期间看到的小事里转成事项的", en="Of small things seen in the period", at_least=5),
    reads=Reads(during=(ADDED,), before=(UNDONE, PASSED_ON)),
)
def passed_on(scope: Scope) -> Counted:
    passed = {fact.stream for fact in scope.facts_before_end(PASSED_ON)}
    whole = _standing(scope)
    part = [evidence(fact) for fact in whole if fact.stream in passed]
    return share(part, [evidence(fact) for fact in whole])


def marks(facts: Sequence[Told]) -> list[Mark]:
    """The marks of one small thing: seen, until it is taken back."""
    life = Life()
    seen: Told | None = None
    passed: tuple[str, ...] = ()
    for fact in facts:
        if fact.name == PASSED_ON:
            passed = (PASSED,)
        else:
            seen = fact if fact.name == ADDED else None
        also = (*passed, *([MENDED] if seen and seen.body["mended"] else []))
        life.stands(fact, {SEEN: Dated(seen.at, also)} if seen else {})
    return life.marks()


marked(
    Family(name="repairs", facts=(ADDED, UNDONE, PASSED_ON), marks=marks),
    {
        "repairs.mended": AsMany(many(MENDED)),
        "repairs.passed_on": AsShare(part=many(PASSED), whole=many(SEEN)),
    },
)
