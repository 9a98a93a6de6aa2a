"""Two taps note what was mended; one more passes it on."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from bandeng.cases.models import Case, CasePicture
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.figures.queries import read
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.places import actions as places
from bandeng.places.facts import Ground
from bandeng.posts import queries as posts
from bandeng.repairs import actions, queries, rules
from bandeng.repairs.models import Repair
from tests.cases.conftest import Desk

MINUTE = timedelta(minutes=1)


def _patroller(town: Town) -> str:
    return town.holder("patroller@410103012002-01")


def _note(town: Town, what: actions.Noting, command: str = "") -> Repair:
    fact = actions.add(place=GRID, what=what, by=_patroller(town), at=town.noon, command=command)
    return Repair.objects.get(id=fact.stream.partition(":")[2])


def test_what_was_mended_is_a_small_fact_and_no_matter(town: Town) -> None:
    repair = _note(town, actions.Noting(kind="lamp"))
    assert (repair.mended, repair.state, repair.matter) == (True, rules.NOTED, "-")
    assert not Case.objects.exists()


def test_passed_on_it_is_a_matter_from_a_patrol(town: Town) -> None:
    repair = _note(town, actions.Noting(kind="lamp", words="三单元二楼"))
    actions.pass_on(repair=repair, by=_patroller(town), at=town.noon)
    case = Case.objects.get()
    assert (case.channel, case.proposed, case.place) == ("patrol", "stairwell.lamp", GRID)
    assert vault.read([case.words])[case.words] == "楼道灯坏了。三单元二楼"
    repair.refresh_from_db()
    with pytest.raises(NotNow):
        actions.pass_on(repair=repair, by=_patroller(town), at=town.noon)
    assert rebuilding.check().is_equal


def test_what_cannot_be_mended_is_passed_on_in_the_same_tap(town: Town) -> None:
    repair = _note(town, actions.Noting(kind="water", mended=False), command="once")
    _note(town, actions.Noting(kind="water", mended=False), command="once")
    assert repair.state == rules.PASSED_ON
    assert (Case.objects.count(), Repair.objects.count()) == (1, 1)


def test_a_wrong_tap_is_taken_back_soon_and_by_whoever_made_it(town: Town) -> None:
    repair = _note(town, actions.Noting(kind="lock", words="东门"))
    with pytest.raises(NotNow):
        actions.undo(repair=repair, by=town.leader, at=town.noon)
    with pytest.raises(NotNow):
        actions.undo(repair=repair, by=_patroller(town), at=town.noon + 11 * MINUTE)
    actions.undo(repair=repair, by=_patroller(town), at=town.noon + MINUTE)
    assert queries.lately(town.leader, at=town.noon) == []
    assert vault.read([repair.words]) == {}
    assert rebuilding.check().is_equal


def test_what_is_not_in_the_rule_book_or_not_here_is_refused(town: Town) -> None:
    for what in (actions.Noting(kind="ghost"), actions.Noting(kind="lamp", spot="nowhere")):
        with pytest.raises(BadInput):
            _note(town, what)
    with pytest.raises(NotYours):
        actions.add(place=OTHER_GRID, what=actions.Noting(kind="lamp"), by=_patroller(town), at=town.noon)


def test_things_mended_are_counted_apart(town: Town) -> None:
    for kind in ("lamp", "lock", "rubbish"):
        _note(town, actions.Noting(kind=kind))
    actions.undo(repair=Repair.objects.get(kind="lock"), by=_patroller(town), at=town.noon)
    _note(town, actions.Noting(kind="water", mended=False))
    july = (town.noon - timedelta(days=1), town.noon + timedelta(days=30))
    assert read("repairs.mended", place="410103/", during=july).value == 2
    passed = read("repairs.passed_on", place="410103/", during=july)
    assert (passed.counted.numerator, passed.counted.denominator, passed.withheld) == (1, 3, True)


def test_words_lie_in_the_vault(town: Town) -> None:
    _note(town, actions.Noting(kind="lamp", words="东门外第二盏"))
    told = str(list(Fact.objects.named("repairs.added").values_list("body_text", flat=True)))
    assert "东门" not in told


def test_two_taps_at_the_desk(desk: Desk, town: Town) -> None:
    walker = desk("xunluoyuan")
    first = walker.get("/desk/repairs/").content.decode()
    assert "/desk/repairs/kinds/lamp/" in first
    assert "修好了" in walker.get("/desk/repairs/kinds/lamp/").content.decode()
    answer = walker.post("/desk/repairs/addition/", {"kind": "lamp", "mended": "yes"}, follow=True)
    shown = answer.content.decode()
    assert "记下了" in shown
    assert "转成事项" in shown
    repair = Repair.objects.get()
    passed = walker.post(f"/desk/repairs/{repair.id}/passing-on/", follow=True).content.decode()
    assert Case.objects.get().number in passed


def test_a_wrong_tap_is_taken_back_from_the_list_too(desk: Desk, town: Town) -> None:
    walker = desk("xunluoyuan")
    walker.post("/desk/repairs/addition/", {"kind": "lamp", "mended": "yes"})
    address = f"/desk/repairs/{Repair.objects.get().id}/undoing/"
    assert address in walker.get("/desk/repairs/").content.decode()
    assert address not in desk("wanggezhang").get("/desk/repairs/").content.decode()
    walker.post(address)
    assert address not in walker.get("/desk/repairs/").content.decode()


def test_an_urgent_one_is_asked_about_before_it_is_a_matter(desk: Desk, town: Town) -> None:
    walker = desk("xunluoyuan")
    seen = {"kind": "other", "mended": "no", "words": "闻到煤气味,可能是燃气泄漏"}
    asked = walker.post("/desk/repairs/addition/", seen)
    assert asked.status_code == 422
    assert "是急事,转成事项" in asked.content.decode()
    assert "闻到煤气味" in asked.content.decode()
    assert not Case.objects.exists() and not Repair.objects.exists()
    walker.post("/desk/repairs/addition/", {**seen, "sure": "1"})
    case = Case.objects.get()
    assert case.urgent
    page = walker.get(f"/c/{case.number}/").content.decode()
    assert "巡查的人看到这件事" in page
    assert "居民反映了这件事" not in page


def test_what_was_typed_stays_when_something_is_wrong(desk: Desk, town: Town) -> None:
    typed = {"kind": "lamp", "mended": "yes", "spot": "nowhere", "words": "东门外"}
    answer = desk("xunluoyuan").post("/desk/repairs/addition/", typed)
    assert answer.status_code == 422
    assert 'value="东门外"' in answer.content.decode()


def test_departments_see_no_repairs(desk: Desk, town: Town) -> None:
    for path in ("/desk/repairs/", "/desk/repairs/kinds/lamp/"):
        assert desk("gongdian").get(path).status_code == 403


def test_as_many_questions_for_thirty_as_for_three(desk: Desk, town: Town) -> None:
    walker, counts = desk("xunluoyuan"), []
    walker.get("/desk/repairs/")
    for wanted in (3, 30):
        while Repair.objects.count() < wanted:
            _note(town, actions.Noting(kind="lamp", words="东门"))
        with CaptureQueriesContext(connection) as asked:
            walker.get("/desk/repairs/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_picture_is_kept_with_it_goes_along_and_is_seen_by_the_grid(
    desk: Desk, town: Town, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    walker, shot = desk("xunluoyuan"), BytesIO()
    Image.new("RGB", (40, 30), "grey").save(shot, "JPEG")
    file = SimpleUploadedFile("lamp.jpg", shot.getvalue(), "image/jpeg")
    walker.post("/desk/repairs/addition/", {"kind": "lamp", "mended": "no", "pictures": file})
    (digest,) = queries.pictures_of(Repair.objects.get())
    assert CasePicture.objects.get().digest == digest
    assert f"/pictures/{digest}-small.jpg" in walker.get("/desk/repairs/").content.decode()
    assert walker.get(f"/pictures/{digest}.jpg").status_code == 200
    assert desk("gongdian").get(f"/pictures/{digest}.jpg").status_code == 404
    wrong = SimpleUploadedFile("lamp.jpg", b"no picture", "image/jpeg")
    answer = walker.post("/desk/repairs/addition/", {"kind": "lamp", "words": "东门", "pictures": wrong})
    assert answer.status_code == 422
    assert 'value="东门"' in answer.content.decode()


def test_a_court_of_the_grid_can_be_named(desk: Desk, town: Town) -> None:
    code, corner = "410103012002-01-m1", [113.6, 34.68]
    ring = [corner, [113.601, 34.68], [113.601, 34.681], corner]
    court = Ground(
        code=code,
        name="1号院",
        full_name="1号院",
        kind="micro-grid",
        lon="113.600500",
        lat="34.680200",
        shape=json.dumps({"type": "Polygon", "coordinates": [ring]}),
    )
    hand = posts.built_in("operator", "places.draw", "-", at=town.noon)
    places.draw(parent="410103012002-01", children=[court], hand=hand)
    walker = desk("xunluoyuan")
    assert f'value="{code}"' in walker.get("/desk/repairs/kinds/lamp/").content.decode()
    typed = {"kind": "lamp", "mended": "no", "spot": code}
    shown = walker.post("/desk/repairs/addition/", typed, follow=True).content.decode()
    assert "第1网格1号院" in shown
    assert vault.read([Case.objects.get().address]) != {}
