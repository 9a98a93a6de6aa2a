"""A person of a matter wants to be forgotten: the book stays whole and the pages sensible."""

from datetime import timedelta

from bandeng.cases.models import Case
from bandeng.cases.queries import sentence
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.people import actions as people
from bandeng.people import vault
from tests.laws.walked import NAME, PHONE, TOLD


def test_the_reporter_is_forgotten_and_the_matter_is_not(street: Town) -> None:
    at = street.noon + timedelta(days=30)
    case = Case.objects.get(stream=Fact.objects.named("cases.dispatched").earliest("id").stream)
    before = [(entry.height, entry.text) for entry in timeline(case, Reader.STAFF)]
    erased = people.erase(case.reporter, at)
    assert erased.entries
    assert not vault.about(case.reporter)
    assert verifying.verify().facts == Fact.objects.count()
    assert rebuilding.check().is_equal
    after = timeline(case, Reader.STAFF)
    assert [(entry.height, entry.text) for entry in after] == before
    told = " ".join([*(note for entry in after for note in entry.notes), *(entry.who for entry in after)])
    assert not any(words in told for words in (NAME, PHONE, TOLD))
    assert sentence.standing(case, at=at).sentence
    assert sentence.title(case)


def test_a_handler_is_forgotten_and_her_step_stays(street: Town) -> None:
    fact = Fact.objects.named("cases.resolved").earliest("id")
    people.erase(fact.person, street.noon + timedelta(days=30))
    case = Case.objects.get(stream=fact.stream)
    entry = next(entry for entry in timeline(case, Reader.STAFF) if entry.height == fact.id)
    assert "已注销" in entry.who
    assert verifying.verify().facts == Fact.objects.count()
