"""What a merged or a divided reporter adds reaches whoever has the matter now."""

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from bandeng.cases import actions
from bandeng.cases.models import Case
from bandeng.cases.queries import families, pictures
from bandeng.cases.queries.codes import code_of
from bandeng.cases.queries.timeline import Reader, timeline
from bandeng.demo.town import Town
from bandeng.kernel.refusals import NotNow
from bandeng.ledger import pictures as files
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.notices.models import Notice
from bandeng.people import actions as people
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.test_divide import divided, finished
from tests.cases.test_merge import merge

HOUR = timedelta(hours=1)
WORDS = "昨晚有人摔了"


def together(town: Town, master: Case) -> Case:
    """Another report, merged into the master."""
    case = town.case("三号楼的灯也不亮")
    merge(town, case, master)
    return case


def adds(town: Town, case: Case, hours: int = 2, *digests: str) -> None:
    addition = actions.Addition(words=WORDS, pictures=digests)
    at = town.noon + hours * HOUR
    actions.supplement(case=town.again(case), by=case.reporter, addition=addition, at=at)


def told(case: Case) -> list[str]:
    """The posts that were told of it in this matter."""
    found = Notice.objects.filter(stream=case.stream, kind="cases.supplemented")
    return list(found.order_by("height").values_list("recipient", flat=True))


def at_desk(town: Town, case: Case) -> list[tuple[str, str, tuple[str, ...]]]:
    entries = timeline(town.again(case), Reader.STAFF)
    return [(each.who, each.text, each.notes) for each in entries if each.name == "cases.told_more"]


def test_what_a_merged_reporter_adds_stands_on_the_masters_page(town: Town, desk: Desk) -> None:
    master = journeys.accepted(town)
    neighbour = people.guest(at=town.noon)
    actions.join(case=master, follower=neighbour, at=town.noon + journeys.STEP)
    case = together(town, master)
    adds(town, case)
    assert at_desk(town, master) == [("第2位反映的人", f"补充了情况(写在{case.number}里)", (WORDS,))]
    assert told(master) == [town.again(master).seat]
    assert told(case) == []
    assert WORDS in desk(town.leader).get(f"/desk/cases/{master.number}/").content.decode()
    assert WORDS not in Client().get(f"/c/{master.number}/").content.decode()
    assert rebuilding.check().is_equal


def test_it_goes_to_whoever_it_was_handed_to(town: Town) -> None:
    master = journeys.at_street(town)
    case = town.case("三号楼的灯也不亮")
    actions.merge(
        case=case,
        master=master,
        words="是同一盏灯",
        by=town.holder(journeys.STREET_STAFF),
        at=town.noon + HOUR,
    )
    adds(town, case)
    assert told(master) == [journeys.STREET_STAFF]


@pytest.fixture
def shot(settings: Any, tmp_path: Path) -> str:
    """A picture that somebody took."""
    settings.MEDIA_ROOT = tmp_path
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    out.seek(0)
    return files.take(out).digest


def test_a_department_reads_it_and_sees_the_picture(town: Town, desk: Desk, shot: str) -> None:
    master = journeys.accepted(town)
    case = together(town, master)
    for step in (town.leader, town.staff):
        actions.escalate(case=town.again(master), what=journeys.UP, by=step, at=town.noon + HOUR)
        signer = town.staff if step == town.leader else town.holder(journeys.STREET_STAFF)
        actions.sign(case=town.again(master), by=signer, at=town.noon + HOUR)
    street = town.holder(journeys.STREET_STAFF)
    actions.dispatch(case=town.again(master), unit="410103-cg", words="请修", by=street, at=town.noon + HOUR)
    adds(town, case, 2, shot)
    assert told(master) == [journeys.DESK]
    browser = desk(town.holder(journeys.DESK))
    assert WORDS in browser.get(f"/desk/cases/{master.number}/").content.decode()
    assert browser.get(f"/pictures/{shot}.jpg").status_code == 200
    assert [each.digest for each in pictures.of(town.again(master))] == [shot]


def test_the_checker_is_told_while_it_waits_for_her(town: Town) -> None:
    master = journeys.accepted(town)
    case = together(town, master)
    actions.resolve(case=town.again(master), what=journeys.DONE, by=town.leader, at=town.noon + HOUR)
    adds(town, case)
    assert told(master) == ["patroller@410103012002-01"]
    assert at_desk(town, master)[0][2] == (WORDS,)


def test_what_the_reporter_of_a_divided_one_adds_goes_to_the_parts_still_open(town: Town) -> None:
    whole = journeys.accepted(town)
    first, second = divided(town, whole)
    adds(town, whole)
    for part in (first, second):
        assert at_desk(town, part) == [("反映人", f"补充了情况(写在{whole.number}里)", (WORDS,))]
        assert told(part) == [part.seat]
    finished(town, first, at=3 * HOUR)
    adds(town, whole, 7)
    assert [len(at_desk(town, part)) for part in (first, second)] == [1, 2]
    assert told(whole) == []
    assert rebuilding.check().is_equal


def test_once_all_is_over_she_is_told_and_keeps_her_words(town: Town) -> None:
    whole = journeys.accepted(town)
    parts = divided(town, whole)
    for part in parts:
        finished(town, part, at=3 * HOUR)
    with pytest.raises(NotNow, match="分开办的几件都结束了"):
        adds(town, whole, 8)
    phone = Client()
    phone.post("/follow/", {"number": whole.number, "code": code_of(whole.stream)})
    page = phone.post(f"/c/{whole.number}/supplement/", {"words": WORDS}).content.decode()
    assert "分开办的几件都结束了" in page
    assert WORDS in page


def test_taken_out_again_it_is_her_own_once_more(town: Town) -> None:
    master = journeys.accepted(town)
    case = together(town, master)
    adds(town, case)
    actions.detach(case=town.again(case), words="不是一盏灯", by=town.staff, at=town.noon + 3 * HOUR)
    adds(town, case, 4)
    assert Fact.objects.named("cases.told_more").count() == 1
    assert at_desk(town, master)[0][0] == "一位居民"
    assert families.going_on(town.again(case)) == [town.again(case)]


def test_when_she_is_erased_so_is_it_everywhere(town: Town, shot: str) -> None:
    master = journeys.accepted(town)
    case = together(town, master)
    adds(town, case, 2, shot)
    actions.detach(case=town.again(case), words="不是一盏灯", by=town.staff, at=town.noon + 3 * HOUR)
    people.erase(case.reporter, town.noon + 4 * HOUR)
    assert pictures.of(town.again(master)) == []
    assert at_desk(town, master)[0][2] == ()
    assert rebuilding.check().is_equal
    assert verifying.verify().is_whole
