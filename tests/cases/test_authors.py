"""「我的」 calls hers only what she wrote; what staff wrote is labelled, and erased too."""

from datetime import timedelta

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, PIN, Town
from bandeng.people import actions as people
from bandeng.people import queries
from bandeng.people.queries import mine


def test_what_staff_wrote_is_not_called_hers(town: Town) -> None:
    she = people.register(name="李婶", kind="resident", phone="13900000002", at=town.noon)
    told = actions.Report(place=GRID, words="路灯不亮", reporter=she.id, pin=PIN, address="3号楼")
    case = Case.objects.get(stream=actions.report(report=told, at=town.noon).stream)
    later = town.noon + timedelta(minutes=10)
    actions.accept(case=case, condition="street-lamp.one-out", by=town.leader, at=later)
    note = actions.Note(words="请到现场处理", public=False)
    actions.annotate(case=town.again(case), note=note, by=town.leader, at=later)
    person = queries.person(she.id)
    assert mine.held(person)["words"] == ["路灯不亮"]
    assert mine.written_by_others(person) == ["请到现场处理"]
    people.erase(she.id, later)
    assert mine.written_by_others(queries.person(she.id)) == []
