"""Who saw a sheet on the board, and what residents say of the outcome: counted once they are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from bandeng.assembly import rules
from bandeng.assembly.models import Judgement, Procedure, Witness
from bandeng.rulebook.queries import book

OUTCOME = 2  # the publication of what became of it


@dataclass(frozen=True)
class Unchecked:
    """How many said that they saw the present sheet, and how many judged, who are still to be checked."""

    saw: int
    judged: int


def seen_on_board(procedure: Procedure, stage: str) -> list[Witness]:
    """Those whose word on the sheet of this stage counts, the first first."""
    rows = Witness.objects.filter(procedure=procedure, stage=stage, known=True)
    return list(rows.order_by("at", "id"))


def boards_of(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """The pictures of the board by stage, for everybody."""
    rows = Witness.objects.filter(procedure=procedure).exclude(pictures="").order_by("at", "id")
    found: dict[str, tuple[str, ...]] = {}
    for stage, pictures in rows.values_list("stage", "pictures"):
        found[stage] = (*found.get(stage, ()), *pictures.split(","))
    return found


def has_confirmed(procedure: Procedure, person: str) -> bool:
    """Whether this person already said that she saw the sheet of the present stage."""
    return Witness.objects.filter(procedure=procedure, stage=procedure.stage, person=person).exists()


def board_is_used(pictures: Iterable[str]) -> bool:
    """Whether one of these pictures shows a board for something else, or earlier, already."""
    return any(Witness.objects.filter(pictures__contains=digest).exists() for digest in pictures)


def publication_of(procedure: Procedure) -> int:
    """Which publication its present stage is; 0 where it is none, or the matter is over."""
    kind = book().deliberation.procedure(procedure.kind)
    over = kind is None or procedure.stage in rules.OVER
    return 0 if kind is None or over else kind.stage(procedure.stage).publication


def can_be_judged(procedure: Procedure) -> bool:
    """Whether the outcome is being published, or was."""
    return procedure.stage == rules.DONE or publication_of(procedure) == OUTCOME


def judgements_of(procedure: Procedure) -> dict[str, int]:
    """How many residents of whom it is known that they live there said what; silence is not guessed."""
    found = dict.fromkeys(rules.JUDGEMENTS, 0)
    for outcome in Judgement.objects.filter(procedure=procedure, known=True).values_list(
        "outcome", flat=True
    ):
        found[outcome] += 1
    return found


def unchecked_of(procedure: Procedure) -> Unchecked:
    """Whose words wait: of them it is not known yet that they live there."""
    saw = Witness.objects.filter(procedure=procedure, stage=procedure.stage, known=False)
    return Unchecked(
        saw=saw.count(), judged=Judgement.objects.filter(procedure=procedure, known=False).count()
    )
