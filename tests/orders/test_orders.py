"""Orders of others go the whole round: in by their file, worked, answered out in their form."""

import io
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import OutputWrapper

from bandeng.cases import actions as cases
from bandeng.cases.models import Case
from bandeng.cases.queries import families
from bandeng.cases.queries.sentence import standing
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import GRID, Town
from bandeng.figures.queries import read
from bandeng.inbox.models import ToDo
from bandeng.kernel.periods import SHANGHAI
from bandeng.kernel.refusals import NotNow, NotYours, Stale
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.orders import actions, replies, running, whereabouts
from bandeng.orders.drafts import Reader as Rows
from bandeng.orders.layouts import layout
from bandeng.orders.models import Order
from bandeng.orders.running import Taking
from bandeng.people import actions as people
from bandeng.people import vault
from tests.cases import journeys
from tests.cases.conftest import quiet_street
from tests.laws.test_clocks import at_once
from tests.orders.conftest import Table

HEADS = [
    "工单编号",
    "工单标题",
    "诉求内容",
    "诉求地址",
    "来电人",
    "联系电话",
    "办理时限",
    "来电时间",
    "诉求类别",
]
DUE = datetime(2022, 7, 6, 12, 20, tzinfo=SHANGHAI)
ORDER = [
    "ZZ2022070600001",
    "路灯不亮",
    "三号楼前的灯坏了",
    "冯春社区3号楼",
    "王女士",
    "13800001234",
    "2022-07-06 12:20:00",
    "2022-07-06 09:30:00",
    "路灯故障",
]


def take(
    town: Town, *rows: list[str], sender: str = "12345", by: str = "", at: datetime | None = None
) -> list[str]:
    """Take rows of a sender's table in; what came of each."""
    form = layout(sender)
    reader = Rows(layout=form, places=whereabouts.known(()), at=at or town.noon)
    named = {head: column.name for column in form.columns for head in column.heads}
    cells = [
        {column.name: "" for column in form.columns} | {named[h]: v for h, v in zip(HEADS, row, strict=True)}
        for row in rows
    ]
    taking = Taking(by=by or town.staff, at=at or town.noon, how="table")
    return [each.outcome for each in running.take(enumerate(cells, start=2), reader, taking)]


def changed(**cells: str) -> list[str]:
    return [cells.get(head, value) for head, value in zip(HEADS, ORDER, strict=True)]


def resolve(town: Town, case: Case) -> Case:
    """Accepted, done, checked, in ten minutes each."""
    at = case.reported_at
    if case.place != GRID:
        cases.relocate(case=case, to=GRID, by=town.staff, at=at)
    cases.accept(case=town.again(case), condition=journeys.LAMP, by=town.leader, at=at + journeys.STEP)
    cases.resolve(case=town.again(case), what=journeys.DONE, by=town.leader, at=at + 2 * journeys.STEP)
    passed = cases.Finding(passed=True)
    cases.check(case=town.again(case), finding=passed, by=town.staff, at=at + 3 * journeys.STEP)
    return town.again(case)


def test_their_file_becomes_a_matter_with_number_limit_and_condition(town: Town) -> None:
    assert take(town, ORDER) == ["new"]
    case, order = Case.objects.get(), Order.objects.get()
    assert (case.channel, case.source_number, case.source_due_at) == ("12345", ORDER[0], DUE)
    assert case.proposed == "street-lamp.one-out"
    assert case.community == "410103012002"
    assert (order.case_id, order.due_at, order.sender) == (case.id, DUE, "12345")
    kept = vault.read([order.kept])[order.kept]
    assert "路灯不亮" in kept
    assert "王女士" not in kept


def test_the_same_number_is_the_same_matter(town: Town) -> None:
    take(town, ORDER)
    facts = Fact.objects.count()
    assert take(town, ORDER, by=town.holder(journeys.STREET_STAFF)) == ["known"]
    assert Fact.objects.count() == facts


def test_a_known_order_that_does_not_say_where_is_where_its_matter_is(town: Town) -> None:
    take(town, ORDER)
    nowhere = {"诉求内容": "还是不亮,催一下", "诉求地址": "三号楼"}
    assert take(town, changed(**nowhere)) == ["changed"]
    assert take(town, changed(**nowhere)) == ["known"]
    assert take(town, changed(**nowhere, 工单编号="ZZ2022070600009")) == ["bad"]


def test_whoever_has_what_an_order_was_merged_into_hears_of_its_news(town: Town) -> None:
    master = journeys.accepted(town)
    take(town, ORDER)
    order = Case.objects.get(source_number=ORDER[0])
    pair = {"case": order, "master": town.again(master)}
    cases.merge(**pair, words="是同一盏灯", by=town.staff, at=town.noon + journeys.STEP)
    later = changed(诉求内容="三号楼前的灯坏了,四号楼前的也坏了")
    assert take(town, later, at=town.noon + 2 * journeys.STEP) == ["changed"]
    told = Notice.objects.get(kind="cases.source_changed")
    assert told.recipient == town.again(master).seat


def test_whoever_has_the_parts_of_a_divided_order_hears_of_its_news(town: Town) -> None:
    take(town, ORDER)
    order = Case.objects.get()
    cases.relocate(case=order, to=GRID, by=town.staff, at=town.noon)
    order = town.again(order)
    parts = tuple(cases.Thing(words=words, condition=journeys.LAMP) for words in ("灯坏了", "线断了"))
    at = town.noon + journeys.STEP
    cases.divide(case=order, parts=parts, words="说了两件事", by=town.staff, at=at)
    assert take(town, changed(诉求内容="又说了一遍"), at=town.noon + 2 * journeys.STEP) == ["changed"]
    seats = set(Case.objects.exclude(id=order.id).values_list("seat", flat=True))
    told = Notice.objects.filter(kind="cases.source_changed").values_list("recipient", flat=True)
    assert set(told) == seats


def test_a_later_export_is_added_to_the_matter(town: Town) -> None:
    take(town, ORDER)
    later = changed(办理时限="2022-07-09 18:00:00", 诉求内容="三号楼前的灯坏了,四号楼前的也坏了")
    assert take(town, later) == ["changed"]
    case = Case.objects.get()
    assert case.source_due_at == Order.objects.get().due_at == datetime(2022, 7, 9, 18, tzinfo=SHANGHAI)
    told = timeline(case, Reader.STAFF)[-1]
    assert told.name == "cases.source_changed"
    assert told.notes == ("三号楼前的灯坏了,四号楼前的也坏了",)
    assert "7月9日" in told.text
    for row in (later, ORDER):
        assert take(town, row) == ["known"]
    assert Case.objects.get().source_due_at == case.source_due_at


def test_an_order_that_was_filed_by_hand_is_known(town: Town) -> None:
    report = cases.Report(
        place=GRID,
        words="三号楼前的灯坏了",
        reporter=people.guest(name="王女士", at=town.noon),
        channel="12345",
        source_number=ORDER[0],
        source_due_at=DUE,
    )
    cases.file(report=report, by=town.staff, at=town.noon)
    assert take(town, ORDER) == ["known"]
    assert Case.objects.count() == 1
    assert Order.objects.get().kept != "-"
    assert take(town, changed(诉求内容="灯还坏着")) == ["changed"]


def test_the_nearer_of_both_limits_orders_what_waits(town: Town) -> None:
    take(town, ORDER)
    case = Case.objects.get()
    assert case.due_at is not None
    assert ToDo.objects.get(kind="cases.accept").due_at == DUE < case.due_at
    cases.relocate(case=case, to=GRID, by=town.staff, at=town.noon)
    cases.accept(case=town.again(case), condition=journeys.LAMP, by=town.leader, at=town.noon)
    waits = ToDo.objects.get(kind="cases.resolve", done_at=None)
    assert waits.due_at == DUE
    assert town.again(case).due_at > DUE  # theirs overrules nothing
    own = Fact.objects.get(name="cases.accepted").body["clocks"]
    take(town, changed(办理时限="2023-07-09 18:00:00"))
    waits.refresh_from_db()
    assert waits.due_at in {datetime.fromisoformat(clock["due_at"]) for clock in own}
    assert rebuilding.check().is_equal


def test_an_order_is_answered_once_for_each_outcome(town: Town) -> None:
    take(town, ORDER)
    order = Order.objects.get()
    with pytest.raises(NotNow):
        actions.answer(order=order, outcome=0, by=town.staff, at=town.noon)
    case = resolve(town, order.case)
    order.refresh_from_db()
    assert Order.objects.waiting().get() == order
    with pytest.raises(Stale):
        actions.answer(order=order, outcome=1, by=town.staff, at=town.noon)
    with pytest.raises(NotYours):
        actions.answer(order=order, outcome=order.outcome, by=town.leader, at=town.noon)
    at = town.noon + 4 * journeys.STEP
    said = actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at, command="once")
    order.refresh_from_db()
    assert actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at, command="once") == said
    assert (order.edition, order.answered_at, said.body["on_time"]) == (1, at, False)
    with pytest.raises(NotNow):
        actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at)
    assert not Order.objects.waiting().exists()
    cases.contest(case=case, word=cases.Word(answer="not", channel="code"), by=case.reporter, at=at)
    cases.review(
        case=town.again(case),
        verdict=cases.Verdict(outcome="uphold", words="复核过了,灯已经亮"),
        by=town.holder(journeys.SECRETARY),
        at=at + journeys.STEP,
    )
    order.refresh_from_db()
    assert Order.objects.waiting().get() == order
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at + 2 * journeys.STEP)
    order.refresh_from_db()
    assert order.edition == 2
    assert "复核过了" in vault.read([order.text])[order.text]
    assert rebuilding.check().is_equal


def answered(town: Town) -> Order:
    """Taken in, done, checked and answered out."""
    take(town, ORDER)
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    at = town.noon + 4 * journeys.STEP
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at)
    order.refresh_from_db()
    return order


def test_an_answer_that_did_not_go_out_is_taken_back(town: Town) -> None:
    order, at = answered(town), town.noon + 5 * journeys.STEP
    with pytest.raises(NotYours):
        actions.unanswer(order=order, by=town.leader, at=at)
    said = actions.unanswer(order=order, by=town.staff, at=at, command="once")
    order.refresh_from_db()
    assert (order.edition, order.told, order.answered_at, order.text) == (0, 0, None, "-")
    assert Order.objects.waiting().get() == order
    assert actions.unanswer(order=order, by=town.staff, at=at, command="once") == said
    with pytest.raises(NotNow):
        actions.unanswer(order=order, by=town.staff, at=at)
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at + journeys.STEP)
    order.refresh_from_db()
    assert (order.edition, order.answered_at) == (1, at + journeys.STEP)
    assert rebuilding.check().is_equal


def test_the_answer_before_the_one_taken_back_counts_again(town: Town) -> None:
    order, at = answered(town), town.noon + 5 * journeys.STEP
    first = order.text
    case = town.again(order.case)
    cases.contest(case=case, word=cases.Word(answer="not", channel="code"), by=case.reporter, at=at)
    verdict = cases.Verdict(outcome="uphold", words="复核过了,灯已经亮")
    cases.review(case=town.again(case), verdict=verdict, by=town.holder(journeys.SECRETARY), at=at)
    order.refresh_from_db()
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at + journeys.STEP)
    order.refresh_from_db()
    actions.unanswer(order=order, by=town.staff, at=at + 2 * journeys.STEP)
    order.refresh_from_db()
    assert (order.edition, order.text) == (1, first)
    assert Order.objects.waiting().get() == order
    assert rebuilding.check().is_equal


def test_an_answered_order_that_comes_again_is_open_again_and_its_matter_looked_at(town: Town) -> None:
    order, at = answered(town), town.noon + 5 * journeys.STEP
    sent = changed(办理时限="2022-07-09 18:00:00", 诉求内容="三号楼前的灯又灭了")
    assert take(town, sent, at=at) == ["again"]
    order.refresh_from_db()
    assert (order.is_told, order.due_at) == (False, datetime(2022, 7, 9, 18, tzinfo=SHANGHAI))
    assert list(Order.objects.unanswered()) == [order]
    assert not Order.objects.waiting().exists()
    case = Case.objects.get()
    assert (case.state, case.contests) == ("contested", 0)
    waits = ToDo.objects.open().get(kind="cases.review")
    assert (waits.seat, waits.due_at) != ("", None)
    assert waits.due_at is not None
    assert waits.due_at <= order.due_at
    told = [entry.text for entry in timeline(case, Reader.STAFF)]
    assert "答复以后又派来一次" in told[-1]
    assert "7月9日" in told[-2]
    assert "热线又派来一次" in standing(case, at=at).sentence
    assert take(town, sent, at=at) == ["known"]
    secretary = town.holder(journeys.SECRETARY)
    verdict = cases.Verdict(outcome="uphold", words="又去看过,灯亮着")
    cases.review(case=case, verdict=verdict, by=secretary, at=at + journeys.STEP)
    order.refresh_from_db()
    assert Order.objects.waiting().get() == order
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at + 2 * journeys.STEP)
    order.refresh_from_db()
    assert (order.edition, order.is_told) == (2, True)
    assert rebuilding.check().is_equal


def test_what_is_sent_back_is_done_again_and_answered_again(town: Town) -> None:
    order, at = answered(town), town.noon + 5 * journeys.STEP
    assert take(town, changed(诉求内容="灯又灭了"), at=at) == ["again"]
    verdict = cases.Verdict(outcome="rework", words="灯确实又灭了,请换镇流器")
    cases.review(case=Case.objects.get(), verdict=verdict, by=town.holder(journeys.SECRETARY), at=at)
    assert Case.objects.get().state == "handling"
    cases.resolve(case=Case.objects.get(), what=journeys.DONE, by=town.leader, at=at)
    assert not Order.objects.waiting().exists()
    cases.check(case=Case.objects.get(), finding=cases.Finding(passed=True), by=town.staff, at=at)
    assert Order.objects.waiting().get() == order


def test_what_is_under_way_when_it_comes_again_is_answered_once_more(town: Town) -> None:
    order, at = answered(town), town.noon + 5 * journeys.STEP
    word = cases.Word(answer="not", channel="code")
    case = Case.objects.get()
    cases.contest(case=case, word=word, by=case.reporter, at=at)
    assert take(town, changed(诉求内容="灯又灭了"), at=at) == ["again"]
    assert Fact.objects.named("cases.asked_again").count() == 0
    order.refresh_from_db()
    assert not order.is_told
    assert rebuilding.check().is_equal


def test_what_was_not_answered_yet_is_only_told_the_new_limit(town: Town) -> None:
    take(town, ORDER)
    resolve(town, Case.objects.get())
    assert take(town, changed(办理时限="2022-07-09 18:00:00")) == ["changed"]
    assert Case.objects.get().state == "confirming"


def test_where_nobody_was_named_the_answer_waits_for_nobody(town: Town) -> None:
    take(town, changed(来电人="", 联系电话=""))
    resolve(town, Case.objects.get())
    assert dict(replies.of(Order.objects.get(), at=town.noon).cells)["办理结果"] == "已办理"


def test_the_answer_is_made_of_facts(town: Town) -> None:
    take(town, ORDER)
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    assert dict(replies.of(order, at=town.noon).cells) == {
        "工单编号": ORDER[0],
        "工单标题": "路灯不亮",
        "承办单位": "京广路街道冯春社区第1网格网格长",
        "办理结果": "已办理,待反映人确认",
        "答复内容": "换了新灯",
        "办结时间": "2022-07-06 12:20:00",
        "是否回访": "否",
        "反映人意见": "",
    }
    answered = cases.Word(answer="solved", channel="phone")
    cases.answer(case=town.again(order.case), word=answered, by=town.staff, at=town.noon + 4 * journeys.STEP)
    order = Order.objects.get()
    cells = dict(replies.of(order, at=town.noon).cells)
    assert (cells["办理结果"], cells["是否回访"], cells["反映人意见"]) == ("已办结", "是", "办好了")


def test_the_answer_to_an_order_that_names_nobody_says_so(town: Town) -> None:
    take(town, changed(来电人="", 联系电话=""))
    case = resolve(town, Case.objects.get())
    assert not ToDo.objects.open().filter(stream=case.stream, kind="cases.ask").exists()
    cases.tick(at=town.noon + timedelta(days=9))
    cells = dict(replies.of(Order.objects.get(), at=town.noon).cells)
    assert (cells["是否回访"], cells["反映人意见"]) == ("否", "来单没有写反映人")


def test_a_merged_order_is_answered_by_what_it_was_merged_into(town: Town) -> None:
    take(town, ORDER)
    master = town.case()
    cases.merge(
        case=Case.objects.get(source_number=ORDER[0]),
        master=master,
        words="同一盏灯",
        by=town.staff,
        at=town.noon,
    )
    order = Order.objects.get()
    assert (order.case_id, order.matter) == (master.id, master.stream)
    resolve(town, town.again(master))
    order.refresh_from_db()
    assert Order.objects.waiting().get() == order
    assert dict(replies.of(order, at=town.noon).cells)["答复内容"] == "换了新灯"
    assert rebuilding.check().is_equal


def test_an_order_about_what_is_done_already_waits_for_its_answer(town: Town) -> None:
    case = resolve(town, town.case())
    told = cases.Report(
        place=GRID,
        words="还是那盏灯",
        reporter=people.guest(at=town.noon),
        channel="12345",
        source_number="ZZ9",
    )
    cases.join_caller(case=case, report=told, by=town.staff, at=town.noon + 4 * journeys.STEP)
    order = Order.objects.waiting().get()
    assert (order.number, order.case_id) == ("ZZ9", case.id)
    assert dict(replies.of(order, at=town.noon).cells)["答复内容"] == "换了新灯"
    assert rebuilding.check().is_equal


def test_an_order_that_was_taken_out_again_goes_with_its_own_matter(town: Town) -> None:
    take(town, ORDER)
    own, master = Case.objects.get(), town.case()
    cases.merge(case=own, master=master, words="同一盏灯", by=town.staff, at=town.noon)
    cases.detach(case=town.again(own), words="是另一盏", by=town.staff, at=town.noon + journeys.STEP)
    order = Order.objects.get()
    assert (order.case_id, order.matter) == (own.id, own.stream)
    assert rebuilding.check().is_equal


def test_a_divided_order_is_answered_when_all_its_parts_are_done(town: Town) -> None:
    take(town, ORDER)
    things = (
        cases.Thing(condition=journeys.LAMP, words="门口那盏"),
        cases.Thing(condition="road.hole", words="路上的坑"),
    )
    at, whole = town.noon + journeys.STEP, Case.objects.get()
    cases.relocate(case=whole, to=GRID, by=town.staff, at=at)
    cases.divide(case=town.again(whole), parts=things, words="两件事", by=town.staff, at=at)
    parts = families.of(whole, families.PART)
    for part in parts:
        assert not Order.objects.ready().exists()
        by = town.holder(part.seat)
        cases.resolve(case=part, what=journeys.DONE, by=by, at=at)
        part.refresh_from_db()
        other = next(one for one in (town.staff, town.holder(journeys.SECRETARY)) if one != by)
        cases.check(case=part, finding=cases.Finding(passed=True), by=other, at=at)
        part.refresh_from_db()
        word = cases.Word(answer="solved", channel="code")
        cases.answer(case=part, word=word, by=part.reporter, at=at)
    order = Order.objects.waiting().get()
    told = dict(replies.of(order, at=at).cells)
    assert told["答复内容"].count("换了新灯") == 2
    assert (told["工单编号"], told["办理结果"]) == (ORDER[0], "已办结")
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=at)
    assert not Order.objects.waiting().exists()
    assert rebuilding.check().is_equal


def test_two_who_take_the_same_table_in_at_once_take_each_row_once(committed: str) -> None:
    town = quiet_street()
    rows = [changed(工单编号=f"ZZ{n}") for n in range(8)]
    outcomes: list[str] = []
    raised = at_once(*[lambda: outcomes.extend(take(town, *rows))] * 2)
    assert raised == [None, None]
    assert sorted(outcomes) == ["known"] * 8 + ["new"] * 8
    assert Case.objects.count() == Order.objects.count() == 8
    assert Fact.objects.named("orders.received").count() == 8


def test_orders_are_counted_with_evidence(town: Town) -> None:
    take(town, ORDER, changed(工单编号="ZZ2", 办理时限="2022-07-20"))
    for order in Order.objects.order_by("id"):
        resolve(town, order.case)
    order = Order.objects.get(number="ZZ2")
    actions.answer(order=order, outcome=order.outcome, by=town.staff, at=town.noon + 4 * journeys.STEP)
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    found = {
        name: read(f"orders.{name}", place="410103/", during=july)
        for name in ("received", "answered", "in_time")
    }
    assert found["received"].value == 2
    assert (found["answered"].counted.numerator, found["answered"].counted.denominator) == (1, 2)
    assert (found["in_time"].counted.numerator, found["in_time"].counted.denominator) == (1, 1)
    assert len(found["answered"].evidence) == 2
    order.refresh_from_db()
    actions.unanswer(order=order, by=town.staff, at=town.noon + 5 * journeys.STEP)
    for name, left in (("answered", (0, 2)), ("in_time", (0, 0))):
        counted = read(f"orders.{name}", place="410103/", during=july).counted
        assert (counted.numerator, counted.denominator) == left, name


def test_their_own_table_is_read_by_the_rule_book(town: Town, table: Table, frozen: object) -> None:
    out = OutputWrapper(io.StringIO())
    file = table("zz.csv", HEADS, ORDER, encoding="gb18030")
    call_command("cases", "import", str(file), "--source", "12345", stdout=out)
    assert Case.objects.get().source_number == ORDER[0]
    urban = table(
        "szcg.xlsx",
        ["任务号", "大类名称", "小类名称", "问题描述", "经度", "纬度", "处置截止时间"],
        ["CG001", "公用设施", "井盖缺失", "井盖没了", 113.6011, 34.6811, "2022/07/06 15:00"],
    )
    call_command("cases", "import", str(urban), "--source", "urban", stdout=out)
    case = Case.objects.get(channel="urban")
    assert (case.source_number, case.proposed, case.place) == ("CG001", "manhole.missing", GRID)
    assert case.urgent
