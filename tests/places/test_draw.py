"""Drawing, drawing anew, closing: the tree now and on any day, and who may."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from bandeng.kernel.refusals import NotNow, NotYours
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.ledger.projections import project
from bandeng.places import actions, queries
from bandeng.places.facts import Ground
from bandeng.places.models import Drawing, Place, PlaceVersion
from bandeng.places.rules import plain_name
from tests.places.conftest import BEGAN

FENGCHUN = "410103012002"
Count = Callable[[int], AbstractContextManager[object]]


def _ground(code: str, name: str, kind: str) -> Ground:
    return Ground(code=code, name=name, full_name=name, kind=kind)


def _as_drawn(place: Place, **other: str) -> Ground:
    ground = Ground(
        code=place.code, name=place.name, full_name=place.full_name, kind=place.kind, shape=place.shape
    )
    return replace(ground, **other)


def test_erqi_is_drawn_with_few_questions(db: None, hand: Hand, django_assert_max_num_queries: Count) -> None:
    with django_assert_max_num_queries(224 * 15):
        facts = actions.import_erqi(hand=hand, begins_on=BEGAN)
    assert len(facts) == 224, "one for the district, one for each place that has places in it"
    assert len(facts) == Fact.objects.named("places.drawn").count()
    assert queries.counts(BEGAN) == {
        "district": 1,
        "street": 16,
        "community": 176,
        "grid": Place.objects.of_kind("grid").count(),
        "micro-grid": 42,
    }
    assert queries.counts(date(2021, 12, 31)) == {}


def test_drawing_it_twice_is_refused(erqi: Hand) -> None:
    with pytest.raises(NotNow):
        actions.import_erqi(hand=erqi)


def test_a_place_is_found_by_code_path_and_words(erqi: Hand) -> None:
    fengchun = queries.place(FENGCHUN)
    assert (fengchun.name, fengchun.full_name) == ("冯春社区", "冯春社区居民委员会")
    assert queries.by_path(fengchun.path) == fengchun
    assert [place.name for place in queries.ancestors(fengchun)] == ["二七区", "京广路街道"]
    assert queries.children(FENGCHUN).count() == 10
    assert [place.name for place in queries.called("蜜南社区")] == ["蜜蜂张南社区"]
    assert queries.living("micro-grid", under="410103/410103005/").count() == 42
    assert [place.note for place in queries.living("micro-grid")[:1]] == ["无主管楼院"]
    for missing in ("410104", "' OR 1=1"):
        with pytest.raises(Place.DoesNotExist):
            queries.place(missing)
    with pytest.raises(Place.DoesNotExist):
        queries.by_path(f"410103/410103013/{FENGCHUN}/")


def test_a_label_is_what_a_neighbour_says(erqi: Hand) -> None:
    path = f"410103/410103012/{FENGCHUN}/{FENGCHUN}-03/"
    assert queries.label(path) == "京广路街道冯春社区第3网格"
    assert queries.label_of("410103") == "二七区"
    court = queries.living("micro-grid")[0]
    assert queries.label(court.path).endswith("网格1号院")
    with override("en"):
        assert queries.label(path) == "京广路街道 冯春社区 Grid 3"
        assert queries.label(court.path).endswith("Courtyard 1")


def test_many_labels_cost_as_much_as_one(erqi: Hand, django_assert_num_queries: Count) -> None:
    paths = list(Place.objects.values_list("path", flat=True))
    queries.labels(paths[:1])
    for some in (paths[:3], paths[:300]):
        with django_assert_num_queries(1):
            queries.labels(some)


def test_a_redraw_ends_the_old_and_begins_the_new(erqi: Hand) -> None:
    renamed = _as_drawn(queries.place(FENGCHUN), name="冯春新社区")
    actions.redraw(parent="410103012", children=[renamed], hand=erqi, begins_on=date(2022, 9, 1))
    assert queries.place(FENGCHUN).name == "冯春新社区"
    assert queries.label_of(FENGCHUN) == "京广路街道冯春新社区"
    then, now = queries.as_stood(date(2022, 8, 31)), queries.as_stood(date(2022, 9, 1))
    assert then.get(code=FENGCHUN).name == "冯春社区"
    assert now.get(code=FENGCHUN).name == "冯春新社区"
    assert then.count() == now.count()


def test_a_closed_place_ends_with_all_below_and_may_be_drawn_again(erqi: Hand) -> None:
    ends_on = date(2022, 8, 1)
    actions.close(code=FENGCHUN, hand=erqi, ends_on=ends_on)
    assert queries.counts(date(2022, 7, 31), under=f"410103/410103012/{FENGCHUN}/") == {
        "community": 1,
        "grid": 10,
    }
    assert queries.counts(ends_on, under=f"410103/410103012/{FENGCHUN}/") == {}
    assert queries.place(FENGCHUN).ends_on == ends_on
    with pytest.raises(NotNow):
        actions.close(code=FENGCHUN, hand=erqi)
    moved = _ground(FENGCHUN, "冯春社区", "community")
    actions.draw(parent="410103013", children=[moved], hand=erqi, begins_on=ends_on)
    assert queries.place(FENGCHUN).path == f"410103/410103013/{FENGCHUN}/"
    assert queries.place(FENGCHUN).ends_on is None
    assert PlaceVersion.objects.filter(code=FENGCHUN).count() == 2


def test_only_a_living_child_is_redrawn(erqi: Hand) -> None:
    with pytest.raises(NotNow):
        actions.redraw(parent="410103013", children=[_as_drawn(queries.place(FENGCHUN))], hand=erqi)


@pytest.mark.parametrize(
    "narrow",
    [{"place": "410103/410103013/"}, {"act": "cases.see"}, {"place": f"410103/410103012/{FENGCHUN}/"}],
)
def test_a_hand_draws_only_where_it_reaches(erqi: Hand, narrow: dict[str, str]) -> None:
    hand = replace(erqi, **narrow)
    before = Fact.objects.count()
    with pytest.raises(NotYours):
        actions.draw(parent="410103012", children=[_ground("410103012900", "新社区", "community")], hand=hand)
    with pytest.raises(NotYours):
        actions.close(code=FENGCHUN, hand=hand)
    assert Fact.objects.count() == before


def test_a_fact_lies_where_it_was_drawn(erqi: Hand) -> None:
    street = replace(erqi, place="410103/410103012/")
    child = _ground("410103012900", "新社区", "community")
    fact = actions.draw(parent="410103012", children=[child], hand=street, command="once")
    assert (fact.place, fact.stream) == ("410103/410103012/", "place:410103012")
    assert actions.draw(parent="410103012", children=[child], hand=street, command="once") == fact


def test_replay_equals_live(erqi: Hand) -> None:
    actions.redraw(
        parent="410103012", children=[_as_drawn(queries.place(FENGCHUN), name="冯春新社区")], hand=erqi
    )
    actions.close(code="410103013", hand=erqi)
    tables = (Place, PlaceVersion, Drawing)
    live = [sorted(table.objects.values_list()) for table in tables]
    for table in tables:
        table.objects.all().delete()
    for fact in Fact.objects.order_by("id"):
        project(fact)
    assert [sorted(table.objects.values_list()) for table in tables] == live


@pytest.mark.parametrize(
    ("full_name", "name"),
    [
        ("冯春社区居民委员会", "冯春社区"),
        ("福华南街社区委员会", "福华南街社区"),
        ("亚星社区居民管理委员会", "亚星社区"),
        ("贾寨社区管理委员会", "贾寨社区"),
        ("尖岗村委会", "尖岗村"),
        ("王村村民委员会", "王村"),
        ("郑州火车站地区拟居委会", "郑州火车站地区"),
        ("马寨镇", "马寨镇"),
    ],
)
def test_names_are_those_people_say(full_name: str, name: str) -> None:
    assert plain_name(full_name) == name
