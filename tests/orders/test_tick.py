"""Their limits are watched: near, whoever has the matter is told; passed, the post above is, each once."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.cases import actions as cases
from bandeng.cases.models import Case
from bandeng.demo.town import GRID, Town
from bandeng.kernel.periods import SHANGHAI
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.orders import actions
from bandeng.orders.models import Order
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.laws.acting import LEADER, STAFF
from tests.orders.test_orders import ORDER, changed, resolve, take

DUE = datetime(2022, 7, 6, 22, 0, tzinfo=SHANGHAI)  # ten hours after it comes in
NEAR, PASSED = timedelta(hours=7), timedelta(hours=10)
LIMIT = {"办理时限": "2022-07-06 22:00:00"}
BEFORE = timedelta(minutes=1)


def order(town: Town, **cells: str) -> Order:
    """Taken in and accepted by the grid."""
    take(town, changed(**(LIMIT | cells)))
    case = Case.objects.order_by("-id")[0]
    cases.relocate(case=case, to=GRID, by=town.staff, at=town.noon)
    cases.accept(case=town.again(case), condition=journeys.LAMP, by=town.leader, at=town.noon + BEFORE)
    return Order.objects.order_by("-received_at", "-case_id")[0]


def notices(*kinds: str) -> list[tuple[str, str, bool]]:
    return sorted(Notice.objects.filter(kind__in=kinds).values_list("kind", "recipient", "urgent"))


def test_near_their_limit_whoever_has_the_matter_is_told_once(town: Town) -> None:
    order(town)
    assert actions.tick(at=town.noon + NEAR - BEFORE) == 0
    assert actions.tick(at=town.noon + NEAR) == 1
    assert actions.tick(at=town.noon + NEAR + BEFORE) == 0
    assert notices("orders.warned") == [("orders.warned", LEADER, False)]
    warned = Fact.objects.get(name="orders.warned")
    assert (warned.body["seats"], warned.act) == ([LEADER], "orders.warn")
    assert rebuilding.check().is_equal


def test_past_their_limit_the_post_above_is_told_once_and_so_is_whoever_has_it(town: Town) -> None:
    order(town)
    actions.tick(at=town.noon + NEAR)
    assert actions.tick(at=town.noon + PASSED) == 1
    assert actions.tick(at=town.noon + PASSED + BEFORE) == 0
    assert notices("orders.supervised", "orders.late") == [
        ("orders.late", LEADER, True),
        ("orders.supervised", journeys.SECRETARY, True),
    ]
    assert rebuilding.check().is_equal


def test_done_and_not_answered_it_is_the_answering_post_that_is_told(town: Town) -> None:
    take(town, changed(**LIMIT))
    resolve(town, Case.objects.get())
    actions.tick(at=town.noon + NEAR)
    assert notices("orders.warned") == [("orders.warned", STAFF, False)]


def test_answered_nobody_is_told_anything(town: Town) -> None:
    take(town, changed(**LIMIT))
    resolve(town, Case.objects.get())
    one = Order.objects.get()
    actions.answer(order=one, outcome=one.outcome, by=town.staff, at=town.noon + NEAR - BEFORE)
    assert actions.tick(at=town.noon + PASSED) == 0


def test_without_a_limit_of_theirs_nobody_is_told_anything(town: Town) -> None:
    order(town, 办理时限="")
    assert actions.tick(at=town.noon + 9 * PASSED) == 0


def test_another_limit_is_watched_anew(town: Town) -> None:
    order(town)
    actions.tick(at=town.noon + NEAR)
    take(town, changed(办理时限="2022-07-08 12:00:00"), at=town.noon + NEAR + BEFORE)
    assert actions.tick(at=town.noon + PASSED) == 0
    assert actions.tick(at=town.noon + timedelta(hours=40)) == 1
    assert Fact.objects.named("orders.warned").count() == 2


def test_its_file_still_brings_the_columns_when_a_warning_came_first(town: Town) -> None:
    """Filed by hand with number and limit, warned of, and only then in their file."""
    told = cases.Report(
        place=GRID,
        words=ORDER[2],
        reporter=people.guest(at=town.noon),
        channel="12345",
        source_number=ORDER[0],
        source_due_at=DUE,
    )
    cases.file(report=told, by=town.staff, at=town.noon)
    actions.tick(at=town.noon + NEAR)
    take(town, changed(**LIMIT), at=town.noon + NEAR + BEFORE)
    assert Fact.objects.named("orders.received").count() == 1
    assert Order.objects.get().kept != "-"


def test_the_notice_opens_onto_the_matter_for_posts_that_see_no_orders(town: Town, desk: Desk) -> None:
    one = order(town)
    actions.tick(at=town.noon + NEAR)
    page = desk(town.leader).get("/notices/").content.decode()
    assert "工单快到对方的时限了" in page
    assert ORDER[0] in page
    notice = Notice.objects.get(kind="orders.warned")
    answer = desk(town.leader).get(f"/notices/{notice.id}/")
    assert answer["Location"].startswith(f"/desk/cases/{one.case.number}/")


@pytest.mark.parametrize("number", [3, 9])
def test_looking_for_near_limits_takes_as_many_statements_whatever_there_is(town: Town, number: int) -> None:
    for each in range(number):
        order(town, 工单编号=f"ZZ20220706{each:05}", 诉求内容=f"第{each}号楼前的灯坏了")
    with CaptureQueriesContext(connection) as found:
        assert actions.tick(at=town.noon + BEFORE) == 0
    assert len(found) == 2
