"""Orders at the desk: looked over row by row, taken in, answered out; nothing is typed twice."""

import csv
import html
import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bandeng.cases import actions as cases
from bandeng.cases.models import Case
from bandeng.demo import cast
from bandeng.demo.town import OTHER_GRID, Town
from bandeng.inbox.models import ToDo
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.orders import queries
from bandeng.orders.layouts import OWN
from bandeng.orders.models import Order
from bandeng.people import vault
from bandeng.people.models import Look
from tests.cases import journeys
from tests.cases.conftest import Desk
from tests.cases.journeys import LAMP
from tests.orders.conftest import Table
from tests.orders.test_orders import DUE, HEADS, ORDER, changed, resolve
from tests.orders.test_orders import take as taken

PASTED = """【12345工单】
工单编号:ZZ2022070600001 诉求内容:三号楼前的灯坏了,晚上看不见
来电人:王女士 联系电话:138 0000 1234
诉求地址:冯春社区3号楼 办理时限:2022-07-08 18:00
工单编号:ZZ2022070600002
诉求内容:井盖响
诉求地址:冯春社区门口"""


def upload(file: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(file.name, file.read_bytes())


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of the page."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def take(browser: Client, file: Path, sender: str = "12345") -> str:
    """Look a file over, then take it in with the button of the preview; the page that says so."""
    look = browser.post("/desk/orders/taking/", {"do": "look", "sender": sender, "file": upload(file)})
    page = look.content.decode()
    kept = {name: hidden(page, name) for name in ("sender", "place", "sheet", "message")}
    return browser.post("/desk/orders/taking/", {"do": "take", **kept}).content.decode()


def test_a_file_is_looked_over_before_it_is_taken_in(desk: Desk, town: Town, table: Table) -> None:
    staff, facts = desk("shequ"), Fact.objects.count()
    file = table("zz.csv", HEADS, ORDER, changed(工单编号="ZZ2", 诉求内容="", 联系电话="12"))
    sent = {"do": "look", "sender": "12345", "file": upload(file)}
    page = staff.post("/desk/orders/taking/", sent).content.decode()
    assert Fact.objects.count() == facts
    for words in ("还没有收", "诉求内容", "联系电话", "不像电话号码", "三号楼前的灯坏了"):
        assert words in page
    assert "收完了" in take(staff, file)
    assert Case.objects.get().source_number == ORDER[0]
    assert "已经有了" in take(staff, file)
    assert Case.objects.count() == 1


def test_pasted_orders_are_taken_apart_by_their_labels(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    sent = {"do": "take", "sender": "12345", "message": PASTED}
    assert "收完了" in staff.post("/desk/orders/taking/", sent).content.decode()
    first, second = Case.objects.order_by("id")
    assert (first.source_number, second.source_number) == ("ZZ2022070600001", "ZZ2022070600002")
    assert first.source_due_at is not None
    staff.post("/desk/orders/taking/", sent)
    assert Case.objects.count() == 2


def test_pasted_orders_whose_sender_was_not_chosen_are_recognised(desk: Desk, town: Town) -> None:
    staff = desk("shequ")
    page = staff.get("/desk/orders/taking/").content.decode()
    assert '<option value="" selected' not in page.partition('name="place"')[0]  # a browser would not send it
    look = staff.post("/desk/orders/taking/", {"do": "look", "sender": "own", "message": PASTED})
    page = look.content.decode()
    assert "这是12345热线的工单" in page
    kept = {name: hidden(page, name) for name in ("sender", "place", "sheet", "message")}
    assert kept["sender"] == "12345"
    assert "收完了" in staff.post("/desk/orders/taking/", {"do": "take", **kept}).content.decode()
    assert {case.channel for case in Case.objects.all()} == {"12345"}


def test_pasted_words_of_nobody_known_say_who_can_be_chosen(desk: Desk, town: Town) -> None:
    sent = {"do": "look", "sender": "own", "message": "灯坏了"}
    refused = desk("shequ").post("/desk/orders/taking/", sent)
    assert refused.status_code == 422
    page = html.unescape(refused.content.decode())
    assert "请选一个:12345热线、数字城管" in page
    assert "灯坏了" in page


def test_our_own_template_goes_in_from_the_page(desk: Desk, town: Town, table: Table) -> None:
    row = ["来访", "", "楼下井盖松动,车一压就响声很大", cast.COMMUNITY.rpartition("@")[2], *[""] * 9]
    file = table("own.csv", [column.heads[0] for column in OWN], row)
    assert "收完了" in take(desk("shequ"), file, "own")
    assert Case.objects.get().channel == "visit"


def test_cells_copied_out_of_our_template_go_in_as_they_are(desk: Desk, town: Town) -> None:
    text = "来源\t内容\t社区或网格\n来访\t楼下井盖松动,车一压就响声很大\t冯春社区"
    sent = {"do": "take", "sender": "own", "message": text}
    assert "收完了" in desk("shequ").post("/desk/orders/taking/", sent).content.decode()
    assert Case.objects.get().channel == "visit"


def test_what_cannot_be_read_is_refused_and_nothing_is_lost(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    sent = {"do": "look", "sender": "12345", "message": "灯坏了", "place": "410103/410103012/410103012002/"}
    refused = staff.post("/desk/orders/taking/", sent)
    assert refused.status_code == 422
    assert "没有认出工单" in refused.content.decode()
    assert "灯坏了" in refused.content.decode()
    wrong = table("m.csv", ["甲", "乙"], ["1", "2"])
    refused = staff.post("/desk/orders/taking/", {"do": "look", "sender": "12345", "file": upload(wrong)})
    assert refused.status_code == 422
    assert hidden(refused.content.decode(), "sheet")
    large = SimpleUploadedFile("large.csv", b"x" * 1_000_001)
    refused = staff.post("/desk/orders/taking/", {"do": "look", "sender": "", "file": large})
    assert refused.status_code == 422
    assert "请系统管理员收" in refused.content.decode()
    many = table("many.csv", HEADS, *[changed(工单编号=f"Z{n}") for n in range(521)])
    refused = staff.post("/desk/orders/taking/", {"do": "look", "sender": "12345", "file": upload(many)})
    assert "500" in refused.content.decode()


def test_what_was_taken_in_leads_to_its_matter(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    for word in ("新的一件", "已经有了"):
        page = take(staff, table("zz.csv", HEADS, ORDER))
        assert f'href="/desk/cases/{Case.objects.get().number}/"' in page
        assert word in page


def test_the_paste_stays_open_when_the_file_is_wrong(desk: Desk, town: Town, table: Table) -> None:
    staff, sent = desk("shequ"), {"do": "look", "sender": "12345"}
    page = staff.post("/desk/orders/taking/", sent).content.decode()
    assert 'more" open' in page.partition("或者粘贴工单")[0][-400:]
    large = SimpleUploadedFile("large.csv", b"x" * 1_000_001)
    refused = staff.post("/desk/orders/taking/", {**sent, "message": PASTED, "file": large})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert 'more" open' in page.partition("或者粘贴工单")[0][-400:]
    assert "三号楼前的灯坏了" in page


def test_rows_of_another_street_are_not_hers_to_take(desk: Desk, town: Town, table: Table) -> None:
    file = table("zz.csv", HEADS, changed(诉求地址="蜜蜂张南社区"))
    sent = {"do": "look", "sender": "12345", "file": upload(file)}
    page = desk("shequ").post("/desk/orders/taking/", sent).content.decode()
    assert "这个地方不归您登记" in page
    assert OTHER_GRID.split("/")[1]


@pytest.mark.parametrize("username", ["wanggezhang", "fangguanyuan", "gongdian"])
def test_some_posts_take_no_orders(desk: Desk, town: Town, username: str) -> None:
    assert desk(username).get("/desk/orders/taking/").status_code == 403


def test_the_whole_round_needs_no_retyped_field(desk: Desk, town: Town, table: Table) -> None:
    """From their file to the answer in their form: every cell comes from their file or from facts."""
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    case = Case.objects.get()
    matter = staff.get(f"/desk/cases/{case.number}/").content.decode()
    assert "来源要求的时限" in matter
    resolve(town, case)
    page = staff.get("/desk/orders/?sender=12345").content.decode()
    assert ORDER[0] in page
    kept = {"sender": "12345", "shown": hidden(page, "shown")}
    file = b"".join(staff.post("/desk/orders/answers/", {**kept, "kind": "csv"}).streaming_content)  # type: ignore[attr-defined]
    heads, cells = csv.reader(io.StringIO(file.decode("utf-8-sig")))
    answer = dict(zip(heads, cells, strict=True))
    assert (answer["工单编号"], answer["工单标题"]) == (ORDER[0], ORDER[1])
    assert (answer["办理结果"], answer["答复内容"]) == ("已办理,待反映人确认", "换了新灯")
    assert "13800001234" not in file.decode()
    unticked = staff.post("/desk/orders/answered/", kept, follow=True).content.decode()
    assert "一件也没有勾,什么也没有记" in unticked
    assert not Fact.objects.named("orders.answered").exists()
    kept["chosen"] = kept.pop("shown")
    done = staff.post("/desk/orders/answered/", kept, follow=True)
    assert "记下了 1 件已经答复" in done.content.decode()
    assert ORDER[0] not in staff.get("/desk/orders/?sender=12345").content.decode()
    assert ORDER[0] in staff.get("/desk/orders/?part=answered").content.decode()
    staff.post("/desk/orders/answered/", kept)
    assert Fact.objects.named("orders.answered").count() == 1
    assert rebuilding.check().is_equal


def test_what_was_noted_by_mistake_is_taken_back_in_one_go(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER, changed(工单编号="ZZ2")))
    for case in Case.objects.order_by("id"):
        resolve(town, case)
    page = staff.get("/desk/orders/?part=waiting&sender=12345&picked=1").content.decode()
    assert page.count(" checked") == 2
    assert page.index("下载答复(Excel)") < page.index("记下勾选的已经答复")
    chosen = [f"{order.id}.{order.outcome}" for order in Order.objects.all()]
    sent = {"sender": "12345", "command": hidden(page, "command"), "chosen": chosen}
    done = staff.post("/desk/orders/answered/", sent, follow=True).content.decode()
    assert "记下了 2 件已经答复" in done
    back = {name: hidden(done, name) for name in ("command", "noted", "sender")}
    for _twice in range(2):
        undone = staff.post("/desk/orders/unanswered/", back, follow=True)
    assert undone.status_code == 200
    assert Order.objects.waiting().count() == 2
    assert Fact.objects.named("orders.unanswered").count() == 2
    assert rebuilding.check().is_equal


def test_an_answer_is_taken_back_on_the_page_of_its_order(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    chosen = {"chosen": f"{order.id}.{order.outcome}", "back": "order"}
    page = staff.post("/desk/orders/answered/", chosen, follow=True).content.decode()
    back = {"command": hidden(page, "command"), "order": hidden(page, "order")}
    page = staff.post("/desk/orders/unanswered/", back, follow=True).content.decode()
    assert "撤回了记错的答复" in page
    assert "记下已经答复" in page


def parts_of(staff: Client, number: str) -> list[str]:
    """In which parts of the list an order stands, beside all."""
    pages = {part: staff.get(f"/desk/orders/?part={part}").content.decode() for part in queries.PARTS}
    assert number in pages.pop("all")
    return [part for part, page in pages.items() if number in page]


def test_an_order_is_in_one_part_of_the_list_and_says_what_is_so(
    desk: Desk, town: Town, table: Table
) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    assert parts_of(staff, ORDER[0]) == ["due"]
    resolve(town, Case.objects.get())
    assert parts_of(staff, ORDER[0]) == ["waiting"]
    order = Order.objects.get()
    address, token = f"/desk/orders/{order.id}/", f"{order.id}.{order.outcome}"
    assert "办理结果:已办理,待反映人确认" in staff.get(address).content.decode()
    staff.post("/desk/orders/answered/", {"chosen": token})
    assert parts_of(staff, ORDER[0]) == ["answered"]
    take(staff, table("zz2.csv", HEADS, changed(诉求内容="灯又灭了,请再去看")))
    assert Case.objects.get().state == "contested"
    assert parts_of(staff, ORDER[0]) == ["due"]
    listed = staff.get("/desk/orders/?part=all").content.decode()
    assert "复核中" in listed
    assert "等着答复</span>" not in listed
    page = staff.get(address).content.decode()
    assert "现在又在办:复核中" in page
    assert "记下已经答复" not in page
    assert "data-copy-text" not in page
    refused = staff.post("/desk/orders/answers/", {"sender": "12345", "shown": token, "kind": "csv"})
    assert refused.status_code == 400


def test_an_answered_matter_that_people_contest_is_in_work(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    case = resolve(town, Case.objects.get())
    order = Order.objects.get()
    staff.post("/desk/orders/answered/", {"chosen": f"{order.id}.{order.outcome}"})
    at = town.noon + 5 * journeys.STEP
    word = cases.Word(answer="not", channel="code")
    cases.contest(case=case, word=word, by=case.reporter, at=at)
    assert parts_of(staff, ORDER[0]) == ["due"]
    assert "现在又在办:复核中" in staff.get(f"/desk/orders/{order.id}/").content.decode()


def test_what_was_answered_before_its_reporter_said_so_shows_how_it_stands_now(
    desk: Desk, town: Town, table: Table
) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    case = resolve(town, Case.objects.get())
    order = Order.objects.get()
    address = f"/desk/orders/{order.id}/"
    staff.post("/desk/orders/answered/", {"chosen": f"{order.id}.{order.outcome}"})
    assert "答复出去以后有了新的情况" not in staff.get(address).content.decode()
    word = cases.Word(answer="solved", channel="phone")
    cases.answer(case=case, word=word, by=town.staff, at=town.noon + 5 * journeys.STEP)
    assert parts_of(staff, ORDER[0]) == ["answered"]
    page = staff.get(address).content.decode()
    for words in ("答复出去以后有了新的情况", "办理结果:已办结", "是否回访:是", "上一次的答复"):
        assert words in page


def test_one_order_says_both_limits_and_the_answer_to_copy(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    order = Order.objects.get()
    address = f"/desk/orders/{order.id}/"
    assert "还没有办出结果" in staff.get(address).content.decode()
    resolve(town, Case.objects.get())
    page = staff.get(address).content.decode()
    for words in ("来源要求的时限", "我们自己的时限", f"工单编号:{ORDER[0]}", "答复内容:换了新灯"):
        assert words in page
    sent = {"chosen": hidden(page, "chosen"), "command": hidden(page, "command"), "back": "order"}
    for _twice in range(2):
        answered = staff.post("/desk/orders/answered/", sent, follow=True).content.decode()
    assert "这个结果已经答复出去" in answered
    assert Order.objects.get().edition == 1
    assert staff.post(address).status_code == 403  # the form of 12345 asks for no name


def test_names_stand_in_a_form_that_asks_for_them_and_the_look_is_logged(
    desk: Desk, town: Town, table: Table, tmp_path: Path, settings: Any
) -> None:
    book = tmp_path / "book"
    shutil.copytree(settings.BANDENG_RULEBOOK, book)
    rules = (book / "orders.toml").read_text("utf-8")
    column = '[[sender.answer]]\nhead = "来电人"\nvalue = "name"\n\n[sender.results]\nsettled = "已办结"'
    changed_rules = rules.replace('[sender.results]\nsettled = "已办结"', column)
    (book / "orders.toml").write_text(changed_rules, "utf-8")
    settings.BANDENG_RULEBOOK = book
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    address = f"/desk/orders/{order.id}/"
    assert "王女士" not in staff.get(address).content.decode()
    assert not Look.objects.exists()
    assert "王女士" in staff.post(address).content.decode()
    kept = {"sender": "12345", "shown": f"{order.id}.{order.outcome}", "kind": "xlsx"}
    assert staff.post("/desk/orders/answers/", kept).status_code == 200
    assert Look.objects.filter(about=order.case.reporter).count() == 2


def test_a_list_of_thirty_asks_as_much_as_one_of_three(
    desk: Desk, town: Town, table: Table, django_assert_max_num_queries: Any
) -> None:
    staff = desk("shequ")

    def asked() -> int:
        with django_assert_max_num_queries(60) as found:
            staff.get("/desk/orders/?part=due")
        return len(found)

    take(staff, table("few.csv", HEADS, *[changed(工单编号=f"A{n}") for n in range(3)]))
    asked()
    few = asked()
    take(staff, table("many.csv", HEADS, *[changed(工单编号=f"B{n}") for n in range(27)]))
    assert asked() == few


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_can_be_downloaded(desk: Desk, town: Town, kind: str) -> None:
    assert desk("shequ").get(f"/desk/orders/template.{kind}").status_code == 200


def test_a_number_that_is_here_is_not_filed_once_more(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    case = Case.objects.get()
    typed = {"do": "file", "channel": "12345", "words": "灯坏了", "place": case.place, "number": ORDER[0]}
    refused = staff.post("/desk/report/", typed)
    assert refused.status_code == 422
    assert case.number in refused.content.decode()
    assert Case.objects.count() == 1


def test_the_numbers_of_each_sender_have_their_evidence(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    page = staff.get("/desk/orders/numbers/").content.decode()
    assert "收到的12345工单" in page
    assert "/figures/orders.received_12345/?" in page


def test_orders_of_another_street_are_not_there(desk: Desk, town: Town, table: Table) -> None:
    take(desk("shequ"), table("zz.csv", HEADS, ORDER))
    order = Order.objects.get()
    elsewhere = desk(town.holder("street_staff@410103005"))
    assert ORDER[0] not in elsewhere.get("/desk/orders/?part=all").content.decode()
    assert elsewhere.get(f"/desk/orders/{order.id}/").status_code == 404
    resolve(town, Case.objects.get())
    outcome = Order.objects.get().outcome
    refused = elsewhere.post("/desk/orders/answered/", {"chosen": f"{order.id}.{outcome}"})
    assert refused.status_code in (400, 422)
    assert not Fact.objects.named("orders.answered").exists()


def test_nothing_in_an_answer_is_a_formula(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, changed(工单标题="=1+1")))
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    kept = {"sender": "12345", "shown": f"{order.id}.{order.outcome}", "kind": "csv"}
    file = b"".join(staff.post("/desk/orders/answers/", kept).streaming_content)  # type: ignore[attr-defined]
    assert "'=1+1" in file.decode()


def test_what_changed_while_one_looked_is_left_and_said_so(desk: Desk, town: Town, table: Table) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER, changed(工单编号="ZZ2")))
    for case in Case.objects.order_by("id"):
        resolve(town, case)
    first, second = Order.objects.order_by("number")
    shown = [f"{first.id}.{first.outcome}", f"{second.id}.{second.outcome - 1}"]
    page = staff.post("/desk/orders/answered/", {"chosen": shown}, follow=True).content.decode()
    assert "记下了 1 件" in page
    assert "有 1 件在您看的时候变了" in page
    assert Order.objects.answered().count() == 1


def test_a_name_that_is_not_known_is_said_and_taken_in_nowhere(desk: Desk, town: Town) -> None:
    """It neither runs into the part before it nor gets lost without a word."""
    text = (
        "工单编号:ZZ77\n诉求时间:2026-11-26 09:10\n诉求内容:5号楼下水道堵塞\n身份证号:410103190001010000\n"
        "办理时限:2022-07-09 18:00"
    )
    sent = {"do": "look", "sender": "12345", "message": text, "place": cast.COMMUNITY}
    page = html.unescape(desk("shequ").post("/desk/orders/taking/", sent).content.decode())
    assert "诉求时间:2026-11-26 09:10" in page
    assert "身份证号:410103190001010000" in page
    assert "名称不认识,没有收" in page
    again = html.unescape(desk("shequ").post("/desk/orders/taking/", sent | {"do": "edit"}).content.decode())
    assert f"{text}</textarea>" in again.replace("\r\n", "\n")
    desk("shequ").post("/desk/orders/taking/", sent | {"do": "take"})
    case = Case.objects.get(source_number="ZZ77")
    assert vault.read([case.words]) == {case.words: "5号楼下水道堵塞"}
    assert case.source_due_at is not None


def test_the_inbox_says_when_a_limit_is_the_senders(desk: Desk, town: Town) -> None:
    own = town.accepted(LAMP)
    taken(town, ORDER)
    waits = ToDo.objects.open().get(kind="cases.accept")
    assert waits.due_at == DUE
    page = desk(town.holder(waits.seat)).get("/desk/inbox/").content.decode()
    rows, _colon, _chosen = page.partition('id="chosen"')
    assert rows.count("来源要求的时限") == 1
    assert own.source_due_at is None


def test_the_page_tells_that_it_came_again_and_its_matter_is_open(
    desk: Desk, town: Town, table: Table
) -> None:
    staff = desk("shequ")
    take(staff, table("zz.csv", HEADS, ORDER))
    resolve(town, Case.objects.get())
    order = Order.objects.get()
    staff.post("/desk/orders/answered/", {"chosen": f"{order.id}.{order.outcome}", "back": "order"})
    again = changed(办理时限="2023-01-02 18:00:00", 诉求内容="灯又灭了,请再去看")
    assert "重新办" in take(staff, table("zz2.csv", HEADS, again))
    page = html.unescape(staff.get(f"/desk/orders/{order.id}/").content.decode())
    for words in (
        "工单的经过",
        "第1次答复",
        "同一件工单又来了",
        "2023年1月2日",
        "又派来一次",
        "上一次的答复",
    ):
        assert words in page
    assert ORDER[0] in staff.get("/desk/orders/?part=due").content.decode()


def test_the_look_shows_limit_caller_and_place_of_each_row(desk: Desk, town: Town, table: Table) -> None:
    sent = {"do": "look", "sender": "12345", "file": upload(table("zz.csv", HEADS, ORDER))}
    page = html.unescape(desk("shequ").post("/desk/orders/taking/", sent).content.decode())
    for words in (ORDER[0], "2022年7月6日", "王**", "138****1234", "冯春社区3号楼", "三号楼前的灯坏了"):
        assert words in page
    assert "王女士" not in page.partition("<form")[0]
    assert "13800001234" not in page


def test_a_limit_that_has_passed_is_asked_about_before_it_is_taken(
    desk: Desk, town: Town, table: Table
) -> None:
    staff = desk("shequ")
    file = table("zz.csv", HEADS, changed(办理时限="2020-01-05 18:00:00"), changed(工单编号="ZZ2"))
    look = staff.post("/desk/orders/taking/", {"do": "look", "sender": "12345", "file": upload(file)})
    page = look.content.decode()
    for words in ("时限已经过了", "2020年1月5日", "确认是补录"):
        assert words in page
    kept = {name: hidden(page, name) for name in ("sender", "place", "sheet", "message")}
    unasked = staff.post("/desk/orders/taking/", {"do": "take", **kept})
    assert unasked.status_code == 422
    assert "请先看看这几行的时限对不对" in unasked.content.decode()
    assert not Case.objects.exists()
    assert (
        "收完了" in staff.post("/desk/orders/taking/", {"do": "take", "past": "1", **kept}).content.decode()
    )
    assert Case.objects.count() == 2
    assert "收完了" in staff.post("/desk/orders/taking/", {"do": "take", **kept}).content.decode()


def test_the_preview_says_which_rows_lie_elsewhere_than_they_name(
    desk: Desk, town: Town, table: Table
) -> None:
    cells = {
        "channel": "来电",
        "words": "路灯不亮",
        "place": "410103005001",
        "lon": "113.6011",
        "lat": "34.6811",
    }
    file = table("m.csv", [c.heads[0] for c in OWN], [cells.get(c.name, "") for c in OWN])
    look = desk("quzhili").post("/desk/orders/taking/", {"do": "look", "sender": "own", "file": upload(file)})
    page = html.unescape(look.content.decode())
    assert "这些行写的地方和坐标对不上" in page
    assert "第 2 行 · 表里写的是" in page
    assert "坐标落在京广路街道冯春社区第1网格,按坐标收" in page
