"""What oversight counts and the figure of the same name are the same matters, wherever asked."""

from datetime import timedelta

import pytest
from django.db.models import Max, Min

from bandeng.figures import actions
from bandeng.figures.queries import read
from bandeng.kernel.periods import SHANGHAI, day_begins
from bandeng.ledger.models import Fact

DAY = timedelta(days=1)
ALIKE = {
    "oversight.overdue": "cases.overdue",
    "oversight.returned": "cases.returned",
    "oversight.reopened": "cases.reopened",
    "oversight.recurrent": "cases.recurrent",
    "oversight.without_picture": "cases.handled_without_picture",
}


@pytest.mark.parametrize("looked_at", sorted(ALIKE))
def test_oversight_and_its_figure_count_the_same_matters(any_world: None, looked_at: str) -> None:
    ends = Fact.objects.aggregate(a=Min("at"), b=Max("at"))
    first, last = (each.astimezone(SHANGHAI).date() for each in ends.values())
    during = (day_begins(first), day_begins(last + 2 * DAY))
    plain = read(ALIKE[looked_at], place="410103/", during=during).evidence
    counted = read(looked_at, place="410103/", during=during)
    meant = {record.stream for record in plain}
    assert {record.stream for record in counted.evidence if record.part == "in"} == meant
    actions.roll_up()
    assert read(looked_at, place="410103/", during=during).counted.numerator == len(meant)
