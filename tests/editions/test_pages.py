"""Reports at the desk and in public: the way of one, who sees it, what is refused."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.queries import turns
from bandeng.ledger import sealing
from bandeng.people import actions as accounts
from bandeng.people import queries as people
from bandeng.people import vault
from bandeng.posts import actions as posts
from tests.cases.conftest import Desk
from tests.editions.conftest import (
    REVIEWER,
    SIGNER,
    WRITER,
    address_of,
    again,
    drafted,
    frozen,
    published,
)

KEEPS_POSTS = "district_staff@410103"
NEW = {"what": "activity-month:410103", "first": "2022-07-01", "last": "2022-07-31"}


def test_links_in_a_file_begin_with_the_host_that_was_asked(desk: Desk, town: Town) -> None:
    town.case()
    file = desk("zhuangao").get(f"{_begun(desk)}file/?as=docx").content
    links = zipfile.ZipFile(io.BytesIO(file)).read("word/_rels/document.xml.rels").decode()
    assert "http://testserver/figures/" in links
    assert "localhost" not in links


def _begun(desk: Desk) -> str:
    answer = desk("zhuangao").post("/desk/editions/addition/", NEW)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_report_goes_from_desk_to_desk_and_out(desk: Desk, town: Town) -> None:
    town.case()
    sealing.seal(town.noon)
    page = _begun(desk)
    writer = desk("zhuangao")
    assert "居民反映" in writer.get(page).content.decode()
    text = "# 七月\n\n> 看记录\n\n居民反映{{ figure('cases.reported') }}。"
    assert writer.post(f"{page}rewriting/", {"text": text}).status_code == 302
    assert "1件" in writer.get(page).content.decode()
    assert writer.post(f"{page}review/", {"verdict": "passed"}).status_code == 403
    assert desk("dangjianban").post(f"{page}review/", {"verdict": "passed"}).status_code == 302
    assert desk("qulingdao").post(f"{page}signature/").status_code == 302
    assert writer.post(f"{page}freezing/").status_code == 302
    assert Client().get("/editions/410103/activity-month/2022/1/").status_code == 404
    assert writer.post(f"{page}publication/", {"unfinished": "1"}).status_code == 302
    shown = Client().get("/editions/410103/activity-month/2022/1/").content.decode()
    assert "/figures/cases.reported/?place=410103&amp;from=2022-07-01&amp;to=2022-07-31&amp;seal=" in shown
    assert "第1期" in shown
    assert "/editions/410103/activity-month/2022/1/" in Client().get("/editions/").content.decode()
    for kind in ("docx", "pdf", "html", "json", "md"):
        assert Client().get(f"/editions/410103/activity-month/2022/1/?as={kind}").status_code == 200
    assert Client().get("/editions/410103/activity-month/2022/1/?as=exe").status_code == 404
    assert "一致" in Client().get("/editions/410103/activity-month/2022/1/recount/").content.decode()
    assert desk("qulingdao").post(f"{page}withdrawal/", {"why": ""}).status_code == 422
    assert desk("qulingdao").post(f"{page}withdrawal/", {"why": "名称写错"}).status_code == 302
    gone = Client().get("/editions/410103/activity-month/2022/1/")
    assert gone.status_code == 410
    assert "居民反映" not in gone.content.decode()


def test_the_evidence_of_a_printed_number_is_one_click_away(desk: Desk, town: Town) -> None:
    town.case()
    edition = published(town)
    town.case()
    page = Client().get(address_of(edition)).content.decode()
    address = page.partition('class="counted" href="')[2].partition('"')[0].replace("&amp;", "&")
    shown = Client().get(f"{address}&as=json").json()
    assert (shown["value"], len(shown["records"])) == (1, 1)


def test_what_is_wrong_is_said_and_the_text_stays(desk: Desk, town: Town) -> None:
    page = _begun(desk)
    writer = desk("zhuangao")
    bad = "# 七月\n\n{{ figure('cases.reportd') }} 我写的话"
    answer = writer.post(f"{page}rewriting/", {"text": bad})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "第3行" in shown
    assert "cases.reported" in shown
    assert "我写的话" in shown
    backwards = writer.post("/desk/editions/addition/", NEW | {"last": "2022-06-01"})
    assert backwards.status_code == 422
    assert "结束的日子不能早于开始" in backwards.content.decode()
    assert 'value="2022-06-01"' in backwards.content.decode(), "what was typed stays"


def test_a_preview_shows_values_and_warns_of_numbers_by_hand(desk: Desk, town: Town) -> None:
    town.case()
    page = _begun(desk)
    text = "# 七月\n\n走访530名党员,反映{{ value('cases.reported') }}件。"
    shown = desk("zhuangao").post(f"{page}preview/", {"text": text}).content.decode()
    assert "第3行:530名" in shown
    assert Edition.objects.get().version == 1
    live = desk("zhuangao").get(f"{page}value/", {"call": 'press("cases.reported")'}).json()
    assert (live["said"], live["trouble"]) == ("1件", "")
    assert (
        "cases.reported"
        in desk("zhuangao").get(f"{page}value/", {"call": 'press("cases.reportd")'}).json()["trouble"]
    )


def test_the_writer_sees_which_lines_are_not_printed(desk: Desk, town: Town) -> None:
    edition = drafted(town)
    text = "# 七月\n\n办好{{ figure('cases.handled') }}。"
    page = desk("zhuangao").post(f"/desk/editions/{edition.id}/preview/", {"text": text}).content.decode()
    assert "这几行的数都是 0" in page
    assert "办好0件" in page


def test_an_edited_file_is_proofed_and_taken_back(desk: Desk, town: Town) -> None:
    town.case()
    page = _begun(desk)
    writer = desk("zhuangao")
    writer.post(f"{page}rewriting/", {"text": "# 七月\n\n居民反映{{ figure('cases.reported') }}。"})
    word = writer.get(f"{page}file/?as=docx").content
    upload = SimpleUploadedFile("稿.docx", word)
    shown = writer.post(f"{page}proof/result/", {"file": upload}).content.decode()
    assert "对得上" in shown
    assert "{{ figure(&#34;cases.reported&#34;) }}" in shown
    assert "没有留住" not in shown
    source = "# 七月\n\n{% if figure('cases.handled').any %}有办好的{% else %}还没有办好的{% endif %}。"
    writer.post(f"{page}rewriting/", {"text": source})
    upload = SimpleUploadedFile("稿.docx", word)
    shown = writer.post(f"{page}proof/result/", {"file": upload}).content.decode()
    assert "这几处没有留住" in shown
    assert "{% if figure(&#39;cases.handled&#39;).any %}" in shown
    bad = SimpleUploadedFile("稿.docx", io.BytesIO(b"no word file").read())
    refused = writer.post(f"{page}proof/result/", {"file": bad})
    assert refused.status_code == 422
    assert "读不懂" in refused.content.decode()
    assert writer.post(f"{page}proof/result/", {}).status_code == 422
    taken = {"text": "# 七月\n\n居民反映{{ figure('cases.reported') }}。", "origin": "word"}
    assert writer.post(f"{page}rewriting/", taken).status_code == 302
    assert "从 Word 文件收回的" in writer.get(page).content.decode()


def test_what_cannot_be_done_any_more_is_said_in_words(desk: Desk, town: Town) -> None:
    edition = published(town)
    refused = desk("zhuangao").get(f"/desk/editions/{edition.id}/text/")
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "这份报告已经公布,现在不能改报告。" in page
    assert "<li>撤回报告</li>" in page
    assert "cannot" not in page
    english = desk("zhuangao").get(f"/desk/editions/{edition.id}/text/", headers={"accept-language": "en"})
    assert "cannot rewrite when" not in english.content.decode()


def test_drafts_are_for_those_who_write_review_and_sign(desk: Desk, town: Town) -> None:
    edition = drafted(town)
    page = f"/desk/editions/{edition.id}/"
    for username in ("wanggezhang", "shequ", "gongdian", "pingshen"):
        assert desk(username).get(page).status_code == 403, username
        assert desk(username).get("/desk/editions/").status_code == 403, username
    for username in ("jiedao", "jiedao-lingdao", "xuanchuanbu"):
        assert desk(username).get(page).status_code == 404, username
    for username in ("zhuangao", "qulingdao", "quzhili", "dangjianban"):
        assert desk(username).get(page).status_code == 200, username
    assert again(edition).state == "drafted"


def test_what_waits_for_her_stands_in_the_morning(desk: Desk, town: Town) -> None:
    page = f"/desk/editions/{drafted(town).id}/"
    assert page in desk("dangjianban").get("/desk/").content.decode()
    for username in ("zhuangao", "qulingdao", "jiedao-lingdao"):
        assert page not in desk(username).get("/desk/").content.decode(), username


def test_the_writer_sees_who_comes_next(desk: Desk, town: Town) -> None:
    edition = drafted(town)
    path = f"/desk/editions/{edition.id}/"

    def whose() -> str:
        page = desk("zhuangao").get(path).content.decode()
        return page.partition("下一步由")[2].partition("来办")[0]

    named = whose().split("、")
    assert f"区委部门工作人员 {people.name(town.holder('party_staff@410103-djb'))}" in named
    assert not [each for each in named if people.name(town.holder(WRITER)) in each], "not who wrote it"
    assert not [each for each in named if "街道" in each], "the streets have nothing to do with it"
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    assert f"区领导 {people.name(town.holder(SIGNER))}" in whose().split("、")
    assert "区治理中心人员" not in whose(), "who reviews does not sign"
    for username, may in (("qulingdao", True), ("quzhili", False), ("zhuangao", False)):
        assert ("signature/" in desk(username).get(path).content.decode()) is may, username
    for each in turns.doers(again(edition), "sign", at=town.noon):
        posts.end(post=each.post, holder=each.person, by=town.holder(KEEPS_POSTS), at=town.noon)
    page = desk("zhuangao").get(path).content.decode()
    assert "下一步归区领导,现在没有人能办" in page


def test_a_recount_says_the_period_of_each_number(town: Town) -> None:
    town.case()
    edition = published(town)
    page = Client().get(address_of(edition) + "recount/").content.decode()
    assert "2022年7月" in page


def test_streets_write_their_own(desk: Desk, town: Town) -> None:
    new = {**NEW, "what": "street-grid:410103012"}
    page = desk("jiedao").post("/desk/editions/addition/", new)["Location"]
    assert desk("jiedao-lingdao").post(f"{page}review/", {"verdict": "passed"}).status_code == 302
    elsewhere = {**NEW, "what": "street-grid:410103005"}
    assert desk("jiedao").post("/desk/editions/addition/", elsewhere).status_code == 422
    offered = desk("jiedao").get("/desk/editions/").content.decode()
    assert "street-grid:410103012" in offered
    assert "street-renewal:410103012" not in offered  # another street's own


def test_numbers_by_hand_are_told_to_whoever_signs_and_to_every_reader(desk: Desk, town: Town) -> None:
    town.case()
    edition = frozen(town, "# 七月\n\n走访531名党员,反映{{ value('cases.reported') }}件。")
    warned = "手写的,背后没有记录:531名"
    assert warned in desk("zhuangao").get(f"/desk/editions/{edition.id}/").content.decode()
    actions.publish(unfinished=True, edition=edition, by=town.holder(WRITER), at=town.noon)
    address = address_of(again(edition))
    for page in (address, f"{address}recount/"):
        assert warned in Client().get(page).content.decode()
    vault.wipe([again(edition).body], at=town.noon)
    assert warned in Client().get(address).content.decode(), (
        "as it was frozen, whatever becomes of its drafts"
    )


def test_a_document_names_who_signed_it(desk: Desk, town: Town) -> None:
    """签发人 is a person, not a post; of whoever left the book the post stands."""
    edition = drafted(town, "month-report")
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    actions.sign(edition=again(edition), by=town.holder(SIGNER), at=town.noon)
    actions.freeze(edition=again(edition), by=town.holder(WRITER), at=town.noon)

    def line() -> str:
        file = desk("zhuangao").get(f"/desk/editions/{edition.id}/file/", {"as": "docx"})
        paper = Document(io.BytesIO(file.content))
        return next(each.text for each in paper.paragraphs if "签发人" in each.text)

    signer = town.holder(SIGNER)
    assert line().endswith(f"签发人\uff1a{people.name(signer)}")
    accounts.erase(signer, town.noon)
    assert line().endswith("签发人\uff1a区领导")


def test_saving_warns_as_the_preview_does(desk: Desk, town: Town) -> None:
    page, writer = _begun(desk), desk("zhuangao")
    text = "# 七月\n\n居民反映{{ figure('cases.reported') }}。\n\n走访党员500名。"
    saved = writer.post(f"{page}rewriting/", {"text": text}, follow=True).content.decode()
    assert "有手写的数字" in saved
    assert "第5行:500名" in saved
    assert "有手写的数字" in writer.get(f"{page}text/").content.decode()
    read = desk("dangjianban").get(page).content.decode()
    assert "这些数字是手写的,背后没有记录:500名" in read
    assert "第5行" not in read, "lines are for who can change them"
