"""The staff's tools, each used once: several matters at once and back again, a filter and a template kept."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries.filters import own_filter
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.phrases import actions as phrases
from bandeng.phrases.models import Template
from tests.conftest import NOON

MINUTE = timedelta(minutes=1)
AT = NOON + timedelta(days=3)
BATCH = "the-batch"


def use(street: Town, cases: list[Case]) -> None:
    """Everything a desk keeps for itself; with four matters that were just raised."""
    _batch(street, "accept", cases[:3], street.leader, BATCH)
    said = {"tried": "换过灯泡", "why": "线路坏了"}
    handed = _batch(street, "escalate", cases[:2], street.leader, "handed", said)
    noted = _batch(street, "annotate", cases[2:3], street.leader, "noted", {"words": "灯头明天到"})
    actions.sign(case=street.again(cases[0]), by=street.staff, at=AT + MINUTE)
    for taken in (handed, noted):
        now = [street.again(case) for case in cases]
        actions.undo(taken=taken, cases=now, by=street.leader, at=AT + 2 * MINUTE)
    _at_a_department(street, cases[3])
    _kept(street)


def _batch(
    street: Town,
    verb: str,
    cases: list[Case],
    by: str,
    name: str,
    said: dict[str, str] | None = None,
) -> Fact:
    now = [street.again(case) for case in cases]
    rows = tuple(actions.Chosen(case=case, turn=case.turn) for case in now)
    batch = actions.Batch(id=name, verb=verb, rows=rows, said=said or {})
    return actions.perform(batch=batch, by=by, at=AT)


def _at_a_department(street: Town, case: Case) -> None:
    """A post whose acts reach only what its unit was sent keeps and batches in its own unit."""
    desk = street.holder("department_desk@410103-cg")
    _batch(street, "sign", [case], desk, "signed")
    called = actions.FilterCalled(name="城管的", shared=True)
    actions.save_filter(query="?state=waiting", called=called, by=desk, at=AT)


def _kept(street: Town) -> None:
    called = actions.FilterCalled(name="还没办完的")
    fact = actions.save_filter(query="?state=open", called=called, by=street.staff, at=AT)
    saved = own_filter(fact.stream.partition(":")[2], street.staff)
    assert saved
    called = actions.FilterCalled(name="没办完", shared=True)
    actions.rename_filter(saved=saved, called=called, by=street.staff, at=AT)
    text = phrases.Text(name="换灯", words="{日期}换好了【填:几盏】灯")
    fact = phrases.write(verb="resolve", text=text, by=street.staff, at=AT)
    template = Template.objects.get(id=fact.stream)
    phrases.rewrite(template=template, text=text, by=street.staff, at=AT)
    fact = phrases.write(verb="decline", text=text, by=street.holder(f"street_staff@{cast.STREET}"), at=AT)
    phrases.retire(template=Template.objects.get(id=fact.stream), by=fact.person, at=AT)
