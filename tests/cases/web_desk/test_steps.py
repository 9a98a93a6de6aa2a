"""Each step of a matter by whoever may take it, and by whoever may not."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from bandeng.cases.models import Case, CasePicture
from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from tests.cases import journeys
from tests.cases.conftest import Desk

OTHER_GRID = "410103/410103012/410103012002/410103012002-02/"


@dataclass(frozen=True)
class Step:
    """A step: where the matter stands, what is sent, who may, who may not, and what it leads to."""

    noun: str
    begin: Callable[[Town], Case]
    right: str
    wrong: str
    state: str
    said: dict[str, str] = field(default_factory=dict)


def raised(town: Town) -> Case:
    return town.case()


def raised_small(town: Town) -> Case:
    return town.case("垃圾桶满了没人清")


WORDS = {"words": "看过了"}
STEPS = (
    Step("acceptance", raised, "wanggezhang", "xunluoyuan", "handling", {"condition": journeys.LAMP}),
    Step("acceptance", raised, "shequ", "chengguan", "handling", {"proposed": journeys.LAMP}),
    Step("settlement", raised_small, "xunluoyuan", "quzhili", "closed", {"phrase": "已到现场处理好"}),
    Step(
        "declining",
        raised,
        "wanggezhang",
        "fangguanyuan",
        "declined",
        {"reason": "归物业管", "basis": "服务合同"},
    ),
    Step("relocation", raised, "wanggezhang", "tiaojieyuan", "submitted", {"to": OTHER_GRID}),
    Step(
        "reclassification",
        journeys.accepted,
        "wanggezhang",
        "xunluoyuan",
        "handling",
        {"condition": "street-lamp.leaning"},
    ),
    Step(
        "escalation",
        journeys.accepted,
        "wanggezhang",
        "jiedao",
        "waiting",
        {"tried": "试过", "why": "办不了"},
    ),
    Step("signing", journeys.handed_to_community, "shequ", "wanggezhang", "handling"),
    Step("dispatch", journeys.at_street, "jiedao", "shequ", "waiting", {"unit": "410103-cg", **WORDS}),
    Step(
        "return",
        journeys.at_department,
        "chengguan",
        "jiedao",
        "waiting",
        {"basis": "线路是供电的", "suggested": "410103-gd"},
    ),
    Step(
        "resolution",
        journeys.at_department,
        "chengguan-chuzhi",
        "jiedao",
        "checking",
        {"outcome": "solved", **WORDS},
    ),
    Step("check", journeys.resolved, "shequ", "wanggezhang", "confirming", {"passed": "yes"}),
    Step("check", journeys.resolved, "xunluoyuan", "wanggezhang", "handling", {"passed": "no", **WORDS}),
    Step(
        "answer",
        journeys.confirming,
        "shequ",
        "wanggezhang",
        "closed",
        {"answer": "solved", "channel": "door"},
    ),
    Step(
        "answer",
        journeys.confirming,
        "shequ",
        "xunluoyuan",
        "contested",
        {"answer": "not", "channel": "door"},
    ),
    Step("review", journeys.contested, "shuji", "wanggezhang", "handling", {"outcome": "rework", **WORDS}),
    Step("review", journeys.contested, "shuji", "shequ", "closed", {"outcome": "uphold", **WORDS}),
    Step("note", journeys.accepted, "xunluoyuan", "gongdian", "handling", WORDS),
)


def send(client: Client, case: Case, noun: str, **said: str) -> HttpResponse:
    """Send the form of a step as the page of this moment would."""
    fields = {"turn": str(case.turn), "command": f"{noun}-{case.turn}", **said}
    return client.post(f"/desk/cases/{case.number}/{noun}/", fields)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.noun}-{step.state}-{step.right}")
def test_whoever_may_takes_the_step(desk: Desk, town: Town, step: Step) -> None:
    case = step.begin(town)
    client = desk(step.right)
    assert client.get(f"/desk/cases/{case.number}/{step.noun}/").status_code == 200
    answer = send(client, case, step.noun, **step.said)
    assert answer.status_code == 302, answer.content.decode()
    assert town.again(case).state == step.state


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.noun}-{step.state}-{step.wrong}")
def test_whoever_may_not_is_refused(desk: Desk, town: Town, step: Step) -> None:
    case = step.begin(town)
    client = desk(step.wrong)
    assert client.get(f"/desk/cases/{case.number}/{step.noun}/").status_code in {403, 404}
    answer = send(client, case, step.noun, **step.said)
    assert answer.status_code in {403, 404}
    assert "@" not in answer.content.decode().split("<main")[1], "posts are named in words"
    assert town.again(case).turn == case.turn


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.noun}-{step.state}")
def test_a_form_sent_twice_answers_with_the_first_result(desk: Desk, town: Town, step: Step) -> None:
    case = step.begin(town)
    client = desk(step.right)
    first = send(client, case, step.noun, **step.said)
    written = Fact.objects.count()
    second = send(client, case, step.noun, **step.said)
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert Fact.objects.count() == written


def test_a_stale_page_shows_how_it_stands_and_keeps_what_was_typed(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    send(desk("xunluoyuan"), case, "note", words="我去看了")
    answer = send(desk("wanggezhang"), case, "resolution", outcome="solved", words="换了一盏新灯")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "有人比您先办了一步,现在是这样" in page
    assert "换了一盏新灯</textarea>" in page
    assert f'name="turn" value="{case.turn + 1}"' in page
    assert town.again(case).state == "handling"


def test_a_stale_page_whose_step_is_over_gives_the_words_back(desk: Desk, town: Town) -> None:
    case = town.case()
    send(desk("shequ"), case, "acceptance", condition=journeys.LAMP)
    answer = send(desk("wanggezhang"), case, "declining", reason="不归我们管", basis="某条")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "您写的话在这里,没有丢" in page
    assert "不归我们管" in page
    assert "declining/" not in page


def test_a_form_with_a_gap_is_shown_again_with_what_was_typed(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    answer = send(desk("wanggezhang"), case, "escalation", tried="换过灯泡", why="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "换过灯泡</textarea>" in page
    assert 'id="e-why"' in page


def test_settling_is_two_taps_from_the_inbox(desk: Desk, town: Town) -> None:
    case = town.case("垃圾桶满了没人清")
    client = desk("wanggezhang")
    page = client.get("/desk/inbox/").content.decode()  # the first thing that waits is open already
    assert 'name="phrase" value="已到现场处理好"' in page
    answer = send(client, case, "settlement", phrase="已到现场处理好", origin="inbox")
    assert answer["Location"] == f"/desk/inbox/?done=settlement&open={case.number}"
    assert town.again(case).settled


def _picture() -> SimpleUploadedFile:
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(drawn, "JPEG")
    return SimpleUploadedFile("after.jpg", drawn.getvalue(), "image/jpeg")


def _send_with(client: Client, case: Case, file: SimpleUploadedFile, **said: str) -> HttpResponse:
    fields = {"turn": str(case.turn), "command": "pictured", "outcome": "solved", "pictures": file, **said}
    return client.post(f"/desk/cases/{case.number}/resolution/", fields)


def test_a_picture_goes_with_the_result(desk: Desk, town: Town) -> None:
    case, client = journeys.accepted(town), desk("wanggezhang")
    assert _send_with(client, case, _picture(), words="修好了").status_code == 302
    assert CasePicture.objects.get(case=case).moment == "after"


def test_what_is_no_picture_is_said_and_the_words_are_kept(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    wrong = SimpleUploadedFile("after.jpg", b"no picture", "image/jpeg")
    answer = _send_with(desk("wanggezhang"), case, wrong, words="修好了")
    assert answer.status_code == 422
    assert "修好了</textarea>" in answer.content.decode()


def test_a_picture_is_not_lost_when_the_words_are_missing(desk: Desk, town: Town) -> None:
    case, client = journeys.accepted(town), desk("wanggezhang")
    page = _send_with(client, case, _picture(), words="").content.decode()
    assert "没有留下来" not in page
    token = page.split('name="kept" value="')[1].split('"')[0]
    send(client, case, "resolution", outcome="solved", words="修好了", kept=token)
    assert CasePicture.objects.filter(case=case).count() == 1


def test_nobody_adds_a_picture_by_naming_it(desk: Desk, town: Town) -> None:
    case = journeys.accepted(town)
    send(desk("wanggezhang"), case, "resolution", outcome="solved", words="修好了", kept="9f" * 32)
    assert not CasePicture.objects.filter(case=case).exists()


def test_a_matter_given_away_leads_back_to_the_inbox(desk: Desk, town: Town) -> None:
    case = town.case()
    answer = send(desk("wanggezhang"), case, "relocation", to=OTHER_GRID)
    assert answer["Location"].startswith("/desk/inbox/")


def test_the_community_named_lists_its_grids(desk: Desk, town: Town) -> None:
    case = town.case()
    answer = send(desk("wanggezhang"), case, "relocation", community="蜜蜂张南")
    assert answer.status_code == 422
    assert "410103/410103005/410103005001/410103005001-01/" in answer.content.decode()


def test_a_grid_nobody_knows_is_refused(desk: Desk, town: Town) -> None:
    case = town.case()
    assert send(desk("wanggezhang"), case, "relocation", to="410103/x/y/z/").status_code == 422


def test_a_closed_step_says_why(desk: Desk, town: Town) -> None:
    case = journeys.ruled(town)
    page = desk(town.holder(journeys.POWER)).get(f"/desk/cases/{case.number}/return/")
    assert page.status_code == 409
    assert "裁决已经定了" in page.content.decode()
