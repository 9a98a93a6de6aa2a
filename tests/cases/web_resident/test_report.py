"""A resident raises a matter on a phone, without an account and without script."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from bandeng.cases.models import Case, CasePicture
from bandeng.cases.queries.codes import code_of
from bandeng.cases.web.resident import floods
from bandeng.demo.town import COMMUNITY, GRID, PIN, Town
from bandeng.ledger.models import Fact
from bandeng.people import vault
from bandeng.people.models import Entry

WORDS = "3号楼前的路灯三天不亮了,找张大爷家旁边那盏"


def picture() -> SimpleUploadedFile:
    kept = BytesIO()
    Image.new("RGB", (64, 48), (90, 80, 70)).save(kept, "JPEG")
    return SimpleUploadedFile("lamp.jpg", kept.getvalue(), content_type="image/jpeg")


@pytest.fixture
def phone(town: Town) -> Iterator[Client]:
    yield Client()


def write(phone: Client, words: str = WORDS, **place: str) -> None:
    phone.post("/report/", {"words": words})
    phone.post("/report/pictures/", {})
    where = place or {"lon": str(PIN[0]), "lat": str(PIN[1]), "address": "3号楼"}
    phone.post("/report/place/", where)


def send(browser: Client, **people: str) -> Case:
    answer = browser.post("/report/review/", people)
    assert answer.status_code == 302, answer.content.decode()
    return Case.objects.get(number=answer["Location"].rstrip("/").rsplit("/", 1)[-1])


def test_four_steps_lead_to_a_number_and_a_code(phone: Client) -> None:
    write(phone)
    case = send(phone, name="陈阿姨", phone="13912345678")
    assert (case.state, case.place, case.proposed) == ("submitted", GRID, "street-lamp.one-out")
    page = phone.get(f"/report/done/{case.number}/").content.decode()
    code = code_of(case.stream)
    assert case.number in page
    assert f"{code[:4]} {code[4:]}" in page


def test_without_a_pin_the_community_is_chosen_and_its_staff_get_it(phone: Client) -> None:
    write(phone, community="410103012002", address="3号楼2单元")
    case = send(phone)
    assert (case.place, case.grid) == (COMMUNITY, "-")
    assert case.seat == "community_staff@410103012002"


def test_a_pin_outside_gives_way_to_a_community_and_a_line_in_words(phone: Client) -> None:
    write(phone, lon="116.4", lat="39.9", community=COMMUNITY.rstrip("/").rpartition("/")[2], address="3号楼")
    case = send(phone)
    assert (case.place, case.lon) == (COMMUNITY, 0)


def test_a_pin_outside_the_district_is_said_and_nothing_is_lost(phone: Client) -> None:
    phone.post("/report/", {"words": WORDS})
    answer = phone.post("/report/place/", {"lon": "116.4", "lat": "39.9", "address": "3号楼"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "不在二七区范围内" in page
    assert "3号楼" in page


@pytest.mark.parametrize("words", ["", "   ", "好" * 4001])
def test_words_that_cannot_be_taken_come_back_with_a_sentence(phone: Client, words: str) -> None:
    answer = phone.post("/report/", {"words": words})
    assert answer.status_code == 422
    assert words.strip()[:50] in answer.content.decode()


def test_signs_that_nobody_sees_are_taken_out(phone: Client) -> None:
    """They come in by pasting; whoever is asked to delete them cannot find them."""
    write(phone, "看不见\x07的\u202e字\r\n第二行", community="410103012002", address="3号\x00楼")
    case = send(phone, name="陈\x7f阿姨")
    assert vault.read([case.words, case.address]) == {case.words: "看不见的字\n第二行", case.address: "3号楼"}


def test_script_in_words_is_shown_as_words(phone: Client) -> None:
    write(phone, "<script>alert(1)</script> 路灯不亮")
    page = phone.get("/report/review/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_words_of_danger_show_the_number_at_once_and_mark_it_urgent(phone: Client) -> None:
    phone.post("/report/", {"words": "楼道里有煤气味"})
    assert "tel:119" in phone.get("/report/pictures/").content.decode()
    assert "tel:119" in phone.post("/report/danger/", {"words": "楼道里有煤气味"}).content.decode()
    write(phone, "楼道里有煤气味")
    case = send(phone)
    assert case.urgent
    assert case.danger != "-"
    for address in (f"/report/done/{case.number}/", f"/c/{case.number}/"):
        page = phone.get(address).content.decode()
        assert "tel:119" in page, address
        assert "先到屋外" in page
    assert "tel:119" not in Client().get(f"/c/{case.number}/").content.decode()


def test_a_form_sent_twice_answers_with_the_first_result(phone: Client) -> None:
    write(phone)
    page = phone.get("/report/review/").content.decode()
    form = {"command": page.partition('name="command" value="')[2].partition('"')[0]}
    answers = [phone.post("/report/review/", form) for _turn in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Fact.objects.named("cases.reported").count() == 1


def test_a_picture_that_is_none_is_refused_and_the_words_stay(phone: Client) -> None:
    phone.post("/report/", {"words": WORDS})
    fake = SimpleUploadedFile("x.jpg", b"<html>no picture</html>", content_type="image/jpeg")
    answer = phone.post("/report/pictures/", {"pictures": fake})
    assert answer.status_code == 422
    assert WORDS in phone.get("/report/").content.decode()


def test_a_picture_is_public_only_with_consent(phone: Client) -> None:
    phone.post("/report/", {"words": WORDS})
    phone.post("/report/pictures/", {"pictures": picture()})
    phone.post("/report/place/", {"lon": str(PIN[0]), "lat": str(PIN[1])})
    case = send(phone)
    shot = CasePicture.objects.get(case=case)
    assert not shot.public
    assert Client().get(f"/pictures/{shot.digest}.jpg").status_code == 404
    assert phone.get(f"/pictures/{shot.digest}.jpg").status_code == 200


def test_a_helper_files_for_an_old_person_and_both_are_kept(phone: Client) -> None:
    write(phone)
    case = send(phone, name="王奶奶", helper_name="小刘", helper_phone="13812345678")
    assert case.helper not in {"-", case.reporter}
    names = {text for person in (case.reporter, case.helper) for text in vault.about(person)["name"]}
    assert names == {"王奶奶", "小刘"}


def test_the_public_page_holds_nothing_personal(phone: Client) -> None:
    write(phone)
    case = send(phone, name="陈阿姨", phone="13912345678")
    page = Client().get(f"/c/{case.number}/").content.decode()
    for secret in ("陈阿姨", "13912345678", "张大爷", "3号楼", code_of(case.stream)):
        assert secret not in page
    facts = "".join(Fact.objects.values_list("body_text", flat=True))
    assert "陈阿姨" not in facts
    assert "张大爷" not in facts


def test_a_draft_lies_in_the_vault_and_is_wiped_when_sent(phone: Client) -> None:
    write(phone)
    assert WORDS not in str(dict(phone.session))
    assert Entry.objects.filter(kind="draft", erased_at=None).count() == 1
    send(phone)
    assert not Entry.objects.filter(kind="draft", erased_at=None).exists()


def test_one_joins_a_matter_nearby_instead_of_raising_another(phone: Client, town: Town) -> None:
    other = town.case()
    write(phone)
    assert other.number in phone.get("/report/similar/").content.decode()
    phone.post(f"/c/{other.number}/support/", {"phone": "13912345678"})
    phone.post(f"/c/{other.number}/support/", {})
    assert town.again(other).supports == 1


def test_a_telephone_that_cannot_be_rung_is_told_to_whoever_joins(phone: Client, town: Town) -> None:
    other = town.case()
    answer = phone.post(f"/c/{other.number}/support/", {"phone": "12"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "这个电话号码不完整" in page
    assert 'value="12"' in page
    assert town.again(other).supports == 0


def test_a_flood_from_one_address_is_slowed_and_nothing_is_lost(
    phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(floods.PER_ADDRESS, "report", ((1, timedelta(hours=1)),))
    write(phone)
    send(phone)
    write(phone, "第二件:楼道灯坏了")
    answer = phone.post("/report/review/", {})
    assert answer.status_code == 429
    assert "第二件" in answer.content.decode()
    assert Case.objects.count() == 1


def test_what_is_missing_of_the_place_is_said_at_its_field(phone: Client) -> None:
    phone.post("/report/", {"words": WORDS})
    assert "两样有一样就行" in phone.get("/report/place/").content.decode()
    nothing = phone.post("/report/place/", {}).content.decode()
    assert "请选一个社区,或者在地图上放一个图钉" in nothing
    assert "没放图钉,请写一句在哪里" in nothing
    half = phone.post("/report/place/", {"community": "410103012002"}).content.decode()
    assert 'id="e-address"' in half
    assert 'id="e-community"' not in half


def test_the_community_that_is_remembered_is_chosen_already(phone: Client) -> None:
    phone.post("/report/", {"words": WORDS})
    phone.post("/community/", {"community": "410103012002"})
    assert '<option value="410103012002" selected>' in phone.get("/report/place/").content.decode()
