"""Files of places: the good rows come in once, the bad ones are reported with their row and cause."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from bandeng.kernel.refusals import BadInput
from bandeng.ledger.hands import Hand
from bandeng.ledger.models import Fact
from bandeng.places import actions, partition, queries
from bandeng.places.files import read
from bandeng.places.models import Place

HEAD = "code,name,kind,parent\n"
TREE = (
    HEAD + "41,某区,district,\n4101,东街道,street,41\n4102,西街道,street,41\n"
    "410101,和平社区居民委员会,community,4101\n"
)


def _take(tmp_path: Path, text: str, hand: Hand) -> actions.Taken:
    file = tmp_path / "places"
    file.write_text(text, encoding="utf-8")
    return actions.take(read(file), hand=hand)


def _square(code: str, kind: str, parent: str, ring: list[list[float]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": code, "name": f"{code}号", "kind": kind, "parent": parent},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _box(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_csv_comes_in_once(db: None, tmp_path: Path, hand: Hand) -> None:
    taken = _take(tmp_path, TREE, hand)
    assert (taken.added, taken.issues) == (("41", "4101", "4102", "410101"), ())
    assert queries.label_of("410101") == "东街道和平社区"
    written = Fact.objects.count()
    again = _take(tmp_path, TREE, hand)
    assert (again.added, again.changed, again.same, again.issues) == ((), (), 4, ())
    assert Fact.objects.count() == written


def test_the_order_of_rows_does_not_matter(db: None, tmp_path: Path, hand: Hand) -> None:
    lines = TREE.splitlines(keepends=True)
    taken = _take(tmp_path, "\ufeff" + lines[0] + "".join(reversed(lines[1:])), hand)
    assert len(taken.added) == 4


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("410102,甲社区,community,4199\n", "没有编码为「4199」的上级"),
        ("410102,甲社区,community,41\n", "要是 street"),
        ("410102,甲社区,grid,4101\n", "要是 community"),
        ("410101,又一个,community,4101\n", "已经出现"),
        ("4199,甲街道,street,4199\n", "绕成了圈"),
        ("410102,甲社区,village,4101\n", "不认识"),
        ("../etc,甲社区,community,4101\n", "字母、数字或短横"),
        (",甲社区,community,4101\n", "字母、数字或短横"),
        ("410102,,community,4101\n", "1 到 60 个字"),
        (f"410102,{'长' * 61},community,4101\n", "1 到 60 个字"),
        ("410102,\x07,community,4101\n", "1 到 60 个字"),
        ("42,另一区,district,\n", "只有一个区"),
        ("410102\n", "1 到 60 个字"),
    ],
)
def test_a_bad_row_is_reported_and_the_good_come_in(
    db: None, tmp_path: Path, hand: Hand, line: str, words: str
) -> None:
    taken = _take(tmp_path, TREE + line, hand)
    assert len(taken.added) == 4
    assert [issue.row for issue in taken.issues] == [6]
    assert words in taken.issues[0].sentence


def test_a_circle_is_said_and_what_hangs_on_it(db: None, tmp_path: Path, hand: Hand) -> None:
    text = TREE + "a,甲,community,b\nb,乙,community,a\nc,丙,grid,a\n"
    taken = _take(tmp_path, text, hand)
    assert [issue.row for issue in taken.issues] == [6, 7, 8]
    assert "绕成了圈" in taken.issues[0].sentence
    assert "那一行有错" in taken.issues[2].sentence


@pytest.mark.parametrize(
    ("lon", "lat"), [("x", "34"), ("181", "34"), ("113", ""), ("nan", "34"), ("113", "-91")]
)
def test_a_bad_point_is_reported(db: None, tmp_path: Path, hand: Hand, lon: str, lat: str) -> None:
    taken = _take(tmp_path, f"code,name,kind,parent,lon,lat\n41,某区,district,,{lon},{lat}\n", hand)
    assert taken.added == ()
    assert "经纬度" in taken.issues[0].sentence


def test_a_name_or_shape_that_differs_is_drawn_anew(db: None, tmp_path: Path, hand: Hand) -> None:
    _take(tmp_path, TREE, hand)
    renamed = _take(tmp_path, TREE.replace("西街道", "西湖街道"), hand)
    assert (renamed.changed, renamed.same) == (("4102",), 3)
    shaped = _take(tmp_path, _collection(_square("41", "district", "", _box(113, 34, 1))), hand)
    assert shaped.changed == ("41",)
    found = queries.locate(113.5, 34.5)
    assert found is not None
    assert found.code == "41"


def test_what_is_drawn_elsewhere_is_not_moved(db: None, tmp_path: Path, hand: Hand) -> None:
    _take(tmp_path, TREE, hand)
    taken = _take(tmp_path, HEAD + "410101,和平社区,community,4102\n", hand)
    assert "已经画在别处" in taken.issues[0].sentence


@pytest.mark.parametrize(
    ("ring", "words"),
    [
        ([[113, 34], [114, 35], [114, 34], [113, 35], [113, 34]], "形状无效"),
        ([[113, 34], [114, 34], [113, 34]], "形状无效"),
        ([[113, 34], [1140, 34], [113, 35], [113, 34]], "形状无效"),
        ([["x", 34], [114, 34], [113, 35], ["x", 34]], "形状无效"),
        (_box(113.9, 34.9, 0.5), "伸到了上级"),
    ],
)
def test_a_bad_shape_is_reported(
    db: None, tmp_path: Path, hand: Hand, ring: list[list[float]], words: str
) -> None:
    district = _square("41", "district", "", _box(113, 34, 1))
    taken = _take(tmp_path, _collection(district, _square("4101", "street", "41", ring)), hand)
    assert taken.added == ("41",)
    assert [issue.row for issue in taken.issues] == [2]
    assert words in taken.issues[0].sentence


def test_a_new_shape_may_not_leave_its_children_outside(db: None, tmp_path: Path, hand: Hand) -> None:
    street = _square("4101", "street", "41", _box(113.1, 34.1, 0.5))
    _take(tmp_path, _collection(_square("41", "district", "", _box(113, 34, 1)), street), hand)
    smaller = _square("41", "district", "", _box(113, 34, 0.3))
    taken = _take(tmp_path, _collection(smaller), hand)
    assert "会落到新形状的外面" in taken.issues[0].sentence
    both = _take(
        tmp_path, _collection(smaller, _square("4101", "street", "41", _box(113.1, 34.1, 0.1))), hand
    )
    assert set(both.changed) == {"41", "4101"}


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "{", '{"type":"Point"}', '{"features":3}', "[" * 100_000, "code,name\n41,区\n"]
)
def test_what_is_no_file_of_places_is_refused(db: None, tmp_path: Path, hand: Hand, text: str) -> None:
    with pytest.raises(BadInput):
        _take(tmp_path, text, hand)
    assert not Place.objects.exists()


def test_features_that_are_none_are_reported(db: None, tmp_path: Path, hand: Hand) -> None:
    taken = _take(tmp_path, '{"features":[null,3,{"properties":[]},{"properties":{"code":{"a":1}}}]}', hand)
    assert [issue.row for issue in taken.issues] == [1, 2, 3, 4]


def test_the_files_of_the_package_add_nothing_to_erqi(erqi: Hand) -> None:
    for name in ("places.csv", "partition.geojson"):
        taken = actions.take(read(partition.FOLDER / name), hand=erqi)
        assert (taken.added, taken.changed, taken.issues) == ((), (), ())


def _run(*words: str) -> str:
    out = StringIO()
    call_command("places", *words, stdout=out)
    return out.getvalue()


def test_the_command_imports_and_lists(db: None, tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text(TREE, encoding="utf-8")
    answer = json.loads(_run("import", str(file), "--json"))
    assert answer == {"added": 4, "changed": 0, "same": 0, "bad": 0, "issues": []}
    rows = json.loads(_run("list", "--json"))
    assert rows[0] == {"code": "41", "name": "某区", "kind": "district", "parent": None, "path": "41/"}
    assert rows[2] == {
        "code": "410101",
        "name": "和平社区",
        "kind": "community",
        "parent": "4101",
        "path": "41/4101/410101/",
    }
    assert _run("list", "--kind", "street").splitlines()[0] == "4101\t东街道\tstreet\t41\t41/4101/"
    assert [row["code"] for row in json.loads(_run("list", "--under", "4101", "--json"))] == [
        "4101",
        "410101",
    ]
    assert json.loads(_run("list", "--on", "2000-01-01", "--json")) == []


def test_the_command_ends_with_one_for_bad_rows(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "places.csv"
    file.write_text(TREE + "x,甲,street,y\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command("places", "import", str(file))
    assert ended.value.code == 1
    said = capsys.readouterr()
    assert "第 6 行(x)" in said.err
    assert "新画 4 个地点" in said.out


def test_the_command_says_what_is_missing(db: None) -> None:
    for words, code in ((("list",), 3), (("list", "--under", "41"), 3)):
        with pytest.raises((CommandError, Place.DoesNotExist)) as refused:
            _run(*words)
        assert getattr(refused.value, "returncode", code) == code


def test_the_partition_is_drawn_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "partition.geojson"
    _run("partition", "--to", str(file))
    assert file.read_bytes() == partition.WRITTEN.read_bytes()
