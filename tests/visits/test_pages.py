"""Lists and visits as they are used at the desk."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from bandeng.demo.town import COMMUNITY, Town
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.visits import queries
from bandeng.visits.models import Entry, Visit, VisitList
from tests.cases.conftest import Desk
from tests.visits.worlds import LEADER, opened, put, somebody, visited

LISTS = "/desk/visits/lists/"


def _opened(desk: Desk) -> str:
    typed = {
        "keeper": "410103-zzb|410103/",
        "title": "七一走访慰问",
        "begins_on": "2022-06-20",
        "ends_on": "2022-07-31",
    }
    answer = desk("zuzhibu").post(f"{LISTS}opening/", typed)
    assert answer.status_code == 302
    return f"{LISTS}{VisitList.objects.get().id}/"


def test_from_the_list_to_the_phone_to_the_figure(desk: Desk, town: Town) -> None:
    page = _opened(desk)
    typed = {"category": "veteran", "name": "米大娘", "home": "凤鸣路7号", "place": COMMUNITY, "post": LEADER}
    assert desk("zuzhibu").post(f"{page}people/", typed).status_code == 302
    listed = desk("zuzhibu").get(page).content.decode()
    assert "老党员" in listed
    assert "米大娘" not in listed
    assert "米大娘" in desk("zuzhibu").post(f"{page}names/").content.decode()
    today = desk("qulingdao").get("/desk/visits/").content.decode()
    assert "凤鸣路7号" in today
    assert "1 位等您去走访" in desk("qulingdao").get("/desk/").content.decode()
    person = f"/desk/visits/people/{Entry.objects.get().id}/"
    said = {"visitor": LEADER, "on": "2022-07-06", "gift": "goods", "line-how": "腿脚还好"}
    answer = desk("qulingdao").post(f"{person}visit/", said)
    assert answer["Location"] == f"{person}?done=1&already=0"
    recorded = desk("qulingdao").get(answer["Location"]).content.decode()
    assert recorded.index("腿脚还好") < recorded.index("再记一次走访") < recorded.index("5行就够")
    assert "腿脚还好" not in recorded.partition("再记一次走访")[2]
    assert 'data-of="1"' in recorded
    later = desk("qulingdao").get(person).content.decode()
    assert later.index("5行就够") < later.index("腿脚还好")
    again = desk("qulingdao").post(f"{person}visit/", said)
    assert "已经有人记过了" in desk("qulingdao").get(again["Location"]).content.decode()
    assert Fact.objects.named("visits.looked").count() == 2


def test_whoever_has_no_duty_reads_no_name(desk: Desk, town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    visited(town, of, entry, lines={"how": "腿脚还好"})
    page = f"/desk/visits/people/{entry.id}/"
    before = Fact.objects.named("visits.looked").count()
    for username, status in (("jiedao", 404), ("xuanchuanbu", 404), ("wanggezhang", 404)):
        answer = desk(username).get(page)
        assert answer.status_code == status, username
        assert "米大娘" not in answer.content.decode()
    for address in (f"{LISTS}{of.id}/names/", f"{page}removal/"):
        assert desk("jiedao").post(address).status_code == 404
    assert Fact.objects.named("visits.looked").count() == before


def test_what_is_wrong_is_said_and_what_was_typed_stays(desk: Desk, town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    typed = {"visitor": LEADER, "on": "2022-07-06", "need": "楼道灯坏了"}
    answer = desk("qulingdao").post(f"/desk/visits/people/{entry.id}/visit/", typed)
    assert answer.status_code == 422
    assert "本人同意了才能登记成事项" in answer.content.decode()
    assert "楼道灯坏了" in answer.content.decode()
    assert not Visit.objects.exists()


def test_the_matter_of_a_need_is_one_click_away(desk: Desk, town: Town) -> None:
    of = opened(town)
    (entry,) = put(town, of)
    typed = {"visitor": LEADER, "on": "2022-07-06", "gift": "goods", "need": "楼道灯坏了", "consent": "1"}
    answer = desk("qulingdao").post(f"/desk/visits/people/{entry.id}/visit/", typed)
    page = desk("qulingdao").get(answer["Location"]).content.decode()
    link = page.partition("登记成事项:")[2].partition('href="')[2].partition('"')[0]
    assert desk("qulingdao").get(link).status_code == 200


def test_a_round_is_recorded_from_the_list(desk: Desk, town: Town) -> None:
    of = opened(town)
    entries = put(town, of, somebody("甲"), somebody("乙"))
    page = f"{LISTS}{of.id}/"
    typed = {"visitor": LEADER, "on": "2022-07-01", "gift": "goods"}
    answer = desk("zuzhibu").post(f"{page}round/", typed)
    assert answer.status_code == 422
    chosen = {**typed, "chosen": [each.id for each in entries]}
    assert desk("zuzhibu").post(f"{page}round/", chosen)["Location"].endswith("?done=2&already=0")
    assert set(Visit.objects.values_list("afterwards", flat=True)) == {True}
    undoing = f"/desk/visits/held/{Visit.objects.first().id}/undoing/"  # type: ignore[union-attr]
    assert desk("zuzhibu").post(undoing, {"cause": "wrong"}).status_code == 302
    assert desk("xuanchuanbu").post(undoing, {"cause": "wrong"}).status_code == 404
    assert rebuilding.check().is_equal


def _table(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book, whole = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet
    sheet.append(["七一走访名单"])
    sheet.append(["类别", "姓名", "支部", "社区", "住址", "谁去", "走访日期"])
    for row in rows:
        sheet.append(list(row))
    book.save(whole)
    return SimpleUploadedFile("list.xlsx", whole.getvalue())


ROWS = (
    ("老党员", "甲", "冯春社区小区党支部", "冯春社区", "3号楼", "街道分管负责人", "2022-07-01"),
    ("生活困难党员", "乙", "", "冯春社区", "5号楼", "区领导", ""),
    ("邻居", "丙", "", "冯春社区", "", "", ""),
    ("老党员", "丁", "", "无名社区", "", "", ""),
    ("老党员", "戊", "", "冯春社区", "", "", "2022-07-02"),
    ("老党员", "己", "", "冯春社区", "", "区领导", "2022-08-30"),
    ("老党员", "甲", "冯春社区小区党支部", "冯春社区", "3号楼", "街道分管负责人", "2022-07-01"),
)


def test_a_table_comes_in_row_by_row_and_nothing_twice(desk: Desk, town: Town) -> None:
    page = _opened(desk)
    told = desk("zuzhibu").post(f"{page}table/", {"table": _table(*ROWS)}).content.decode()
    assert "添上 2 位" in told
    assert "记下走访 1 次" in told
    assert "己" not in vault.read(Entry.objects.values_list("called", flat=True)).values()
    for why in ("没有这个社区", "请选是哪一类", "走访过的要写是谁去的", "还没有到的日子", "是同一位"):
        assert why in told, why
    assert Visit.objects.get().afterwards
    told = desk("zuzhibu").post(f"{page}table/", {"table": _table(*ROWS)}).content.decode()
    assert "添上 0 位" in told
    assert "已经记过 1 次" in told
    assert (Entry.objects.count(), Visit.objects.count()) == (2, 1)
    assert desk("zuzhibu").post(f"{page}table/").status_code == 422
    broken = SimpleUploadedFile("list.xlsx", b"PK\x03\x04nothing")
    assert desk("zuzhibu").post(f"{page}table/", {"table": broken}).status_code == 422


def test_a_table_takes_the_words_by_which_a_form_names_a_post(desk: Desk, town: Town) -> None:
    page = _opened(desk)
    called = next(words for post, words in queries.posts_of("410103/") if post == "street_leader@410103012")
    rows = [
        ("老党员", name, "", "冯春社区", "3号楼", words, "2022-07-01")
        for name, words in (("甲", called), ("乙", called.replace("(", "\uff08").replace(")", "\uff09")))
    ]
    told = desk("zuzhibu").post(f"{page}table/", {"table": _table(*rows)}).content.decode()
    assert "记下走访 2 次" in told
    assert "要写是谁去的" not in told


def test_a_table_of_which_nothing_was_taken_says_so(desk: Desk, town: Town) -> None:
    page = _opened(desk)
    rows = [("老党员", name, "", "冯春社区", "", "不知哪位", "2022-07-01") for name in ("甲", "乙")]
    told = desk("zuzhibu").post(f"{page}table/", {"table": _table(*rows)}).content.decode()
    assert "表格里一行也没有收下" in told
    assert "表格收下了" not in told and "添上 0 位" not in told
    assert told.count("没有「不知哪位」这个岗位") == 2
    assert "走访过的要写是谁去的" not in told


def test_the_empty_table_comes_in_as_it_is(desk: Desk, town: Town) -> None:
    page = _opened(desk)
    empty = desk("zuzhibu").get("/desk/visits/lists/template.xlsx")
    whole = b"".join(empty)
    told = (
        desk("zuzhibu").post(f"{page}table/", {"table": SimpleUploadedFile("t.xlsx", whole)}).content.decode()
    )
    assert "没有这个支部" in told or "没有这个社区" in told
    assert "党员名册里没有这个编号" in told
    assert desk("wanggezhang").get("/desk/visits/lists/template.xlsx").status_code == 403


def test_as_many_questions_for_thirty_people_as_for_three(desk: Desk, town: Town) -> None:
    of, counts = opened(town), []
    desk("qulingdao").get("/desk/visits/")
    for wanted in (3, 30):
        have = Entry.objects.count()
        put(town, of, *(somebody(f"第{number}位") for number in range(have, wanted)))
        with CaptureQueriesContext(connection) as asked:
            desk("qulingdao").get("/desk/visits/")
            desk("zuzhibu").get(f"{LISTS}{of.id}/")
            desk("zuzhibu").post(f"{LISTS}{of.id}/names/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
