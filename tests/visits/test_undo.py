"""A visit entered by mistake is taken back, and may be entered again."""

import pytest

from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import rebuilding
from bandeng.people import vault
from bandeng.visits import actions, rules
from bandeng.visits.models import Entry, Visit
from tests.visits.worlds import KEEPER, opened, put, visited


def test_a_visit_taken_back_waits_again_and_may_be_entered_again(town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    visited(town, of, entry, lines={"how": "挺好"})
    by = town.holder(KEEPER)
    with pytest.raises(BadInput):
        actions.undo(visit=Visit.objects.get(), cause="", by=by, at=town.noon)
    actions.undo(visit=Visit.objects.get(), cause="wrong", by=by, at=town.noon)
    assert Entry.objects.get().state == rules.WAITING
    assert "visit-line" not in vault.about(rules.about(entry.subject))
    with pytest.raises(NotNow):
        actions.undo(visit=Visit.objects.get(), cause="wrong", by=by, at=town.noon)
    assert len(visited(town, of, entry).facts) == 1
    assert Entry.objects.get().state == rules.VISITED
    assert rebuilding.check().is_equal
