"""What cannot be done is refused for one reason, in one sentence: among many matters and on its own page."""

import html
import re
from collections.abc import Iterator

import pytest
from django.test import Client

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.web.desk.bulk import VERBS
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.demo.town import Town
from tests.cases import journeys
from tests.cases.conftest import Desk

BEGUN = (
    journeys.accepted,
    journeys.handed_to_community,
    journeys.at_community,
    journeys.handed_to_street,
    journeys.at_street,
    journeys.handed_to_department,
    journeys.at_department,
    journeys.returned,
    journeys.at_second_department,
    journeys.arbitrating,
    journeys.ruled,
    journeys.whistling,
    journeys.resolved,
    journeys.confirming,
    journeys.contested,
    journeys.closed,
)
PEOPLE = ("wanggezhang", "shequ", "shuji", "jiedao", "chengguan", "quzhili")


@pytest.fixture
def cases(town: Town) -> list[Case]:
    """One matter in every state, also declined, at rest, merged and divided."""
    found = [town.case(), *(begin(town) for begin in BEGUN)]
    declined, rests, merged, divided = town.case(), *(town.accepted() for _n in range(3))
    why = actions.Declining(reason="这是绿地", basis="城市绿化条例", unit="410103-cg")
    actions.decline(case=declined, why=why, by=town.leader, at=town.noon)
    until = actions.Resting(reason="等灯头到货", until=town.noon + 200 * journeys.STEP)
    at = town.noon + 3 * journeys.STEP
    actions.ask_suspension(case=rests, what=until, by=town.leader, at=at)
    actions.suspend(case=town.again(rests), by=town.holder(journeys.SECRETARY), at=at)
    actions.merge(case=merged, master=town.again(found[1]), words="是同一盏灯", by=town.staff, at=at)
    parts = tuple(actions.Thing(condition=journeys.LAMP, words=words) for words in ("东边", "西边"))
    actions.divide(case=divided, parts=parts, words="是两盏灯", by=town.staff, at=at)
    return [town.again(case) for case in (*found, declined, rests, merged, divided)]


def previewed(client: Client, verb: str, cases: list[Case]) -> dict[str, str]:
    """By number why it cannot be done, as the list of many says it; those that can are left out."""
    sent = {"verb": verb, "chosen": [case.number for case in cases]}
    page = client.post("/desk/batches/looking/", sent).content.decode()
    return dict(_rows(page))


def _rows(page: str) -> Iterator[tuple[str, str]]:
    for row in re.findall(r"<li.*?</li>", page, re.S):
        number = re.search(r"/desk/cases/([\d-]+)/", row)
        told = re.findall(r"<small>(.*?)</small>", row, re.S)
        if number and 'name="row"' not in row and len(told) >= 2:
            yield number.group(1), html.unescape(told[-1]).strip()


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("whose", PEOPLE)
def test_the_preview_says_what_the_page_of_the_step_says(
    desk: Desk, town: Town, cases: list[Case], whose: str
) -> None:
    client = desk(whose)
    seen = [case for case in cases if client.get(f"/desk/cases/{case.number}/").status_code == 200]
    assert seen
    for verb in VERBS:
        told = previewed(client, verb, seen)
        assert told, verb
        for case in seen:
            answer = client.get(f"/desk/cases/{case.number}/{BY_VERB[verb].noun}/")
            page = html.unescape(answer.content.decode())
            assert (answer.status_code == 200) == (case.number not in told), (verb, case.state, told)
            assert told.get(case.number, "") in page, (verb, case.state, told[case.number])
