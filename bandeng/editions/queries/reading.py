"""Readings for a report: many figures share one reading of the book for each place and period."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property

from bandeng.editions.rules.frames import Frame
from bandeng.editions.rules.numbers import Question
from bandeng.figures import queries as figures
from bandeng.figures.queries import Reading
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import queries as ledger
from bandeng.ledger.models import Fact
from bandeng.places import queries as places


class Readings:
    """Answers to questions at one seal (None: as the book stands), each read once."""

    def __init__(self, seal: int | None) -> None:
        self.seal = seal
        self._found: dict[Question, Reading] = {}

    def gather(self, questions: Iterable[Question]) -> None:
        """Read all of these, those of one place and period together."""
        spans: defaultdict[tuple[object, ...], list[Question]] = defaultdict(list)
        for question in dict.fromkeys(questions):
            if question not in self._found:
                spans[question.span].append(question)
        for asked in spans.values():
            self._read(asked)

    def _read(self, asked: list[Question]) -> None:
        one = asked[0]
        readings = figures.read_many(
            [each.figure for each in asked],
            place=places.path(one.place),
            during=Frame(one.first, one.after).moments,
            seal=self.seal,
        )
        self._found.update(zip(asked, readings, strict=True))

    @cached_property
    def until(self) -> date:
        """The last day of which anything is known: that of the seal, or of the last fact."""
        if self.seal is not None:
            at = ledger.seal(self.seal).at
        else:
            last = Fact.objects.order_by("-id").values_list("at", flat=True).first()
            at = last or datetime.min.replace(tzinfo=SHANGHAI)
        return at.astimezone(SHANGHAI).date()

    def of(self, question: Question) -> Reading:
        """The answer. Raises NoSuchFigure, NoSuchSeal, Place.DoesNotExist."""
        if question not in self._found:
            self._read([question])
        return self._found[question]
