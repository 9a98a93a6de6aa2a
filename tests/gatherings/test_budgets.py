"""The number of statements of a page does not grow with what it shows."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.gatherings import actions
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.gatherings.sessions import SECRETARY, again, planned

FEW, MANY = 3, 30


def statements(browser: Client, address: str) -> int:
    browser.get(address)  # what is kept for good is asked once
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_lists_of_sessions_ask_as_much_for_thirty_as_for_three(town: Town, desk: Desk) -> None:
    browser, anybody = desk("zhibushuji"), Client()
    addresses = ("/gatherings/", "/gatherings/month/?month=2022-07", "/gatherings/calendar.ics")
    for _number in range(FEW):
        planned(town)
    few = [statements(anybody, address) for address in addresses] + [statements(browser, "/desk/gatherings/")]
    for _number in range(MANY - FEW):
        planned(town)
    many = [statements(anybody, address) for address in addresses] + [
        statements(browser, "/desk/gatherings/")
    ]
    assert few == many
    assert max(many) <= 20


def test_the_page_of_a_session_asks_as_much_for_thirty_seats_as_for_three(town: Town, desk: Desk) -> None:
    session, by = planned(town, seats=10), town.holder(SECRETARY)
    browser, resident = desk("zhibushuji"), desk(cast.RESIDENT)
    actions.sign_up(session=session, by=sessions.resident(), at=town.noon)
    pages = (
        (browser, f"/desk/gatherings/{session.id}/"),
        (resident, f"/gatherings/{session.id}/"),
        (browser, f"/desk/gatherings/{session.id}/sheet/"),
    )
    counted = []
    for so_many in (FEW, MANY - FEW):
        for number in range(so_many):
            who = actions.Joining(called=f"第{so_many}批{number}")
            actions.enrol(session=again(session), who=who, by=by, at=town.noon)
        counted.append([statements(who, address) for who, address in pages])
    assert counted[0] == counted[1]
    assert max(counted[1]) <= 45
