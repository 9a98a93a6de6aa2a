"""Words, numbers, places, units and rulings are found; nothing is missed and nothing is shown too far."""

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as slowly
from hypothesis import strategies as st

from bandeng.cases import actions as cases
from bandeng.cases.models import Case, Ruling
from bandeng.cases.queries import roots, rulings
from bandeng.demo.town import GRID, OTHER_GRID, Town
from bandeng.ledger import rebuilding
from bandeng.people import actions as people
from bandeng.people.models import Person
from bandeng.search import actions, rules
from bandeng.search.models import Gram, Text
from bandeng.search.queries import combining, directory, matters
from tests.cases import journeys
from tests.cases.test_unlink import came_back


def _found(town: Town, asked: str, person: str = "") -> set[int]:
    page = matters.worded(person or town.leader, rules.terms(asked), before=0, at=town.noon)
    return {hit.case for hit in page.hits}


def test_two_characters_one_character_and_latin_words_are_found(town: Town) -> None:
    case = town.case("3号楼的 Wi-Fi 机箱和路灯都坏了")
    for asked in ("路灯", "灯", "wifi", "WI-FI", "3号楼", "路灯 机箱"):
        assert _found(town, asked) == {case.id}
    assert _found(town, "灯路") == set()


def test_quotes_blanks_and_width_do_not_part_what_is_the_same(town: Town) -> None:
    case = town.case("请“五星”支部、社区来看看")
    for asked in ("五星支部", "“五星”支部", "五 星支部社区", "五星、支部"):
        assert _found(town, asked) == {case.id}


@pytest.mark.django_db
@slowly(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(st.text(alphabet="路灯不亮井盖Ab1、 “”", min_size=8, max_size=20), min_size=1, max_size=4),
    asked=st.text(alphabet="路灯不亮井盖aB1、 ", min_size=1, max_size=4),
)
def test_nothing_is_missed_beside_a_plain_scan(town: Town, texts: list[str], asked: str) -> None:
    wanted = rules.terms(asked)
    written = ["灯杆倒在路边了 " + text for text in texts]
    kept = [town.case(text) for text in written]
    plain = {case.id for case, text in zip(kept, written, strict=True) if rules.has(text, wanted)}
    page = matters.worded(town.leader, wanted, before=0, at=town.noon)
    found = {hit.case for hit in page.hits} & {case.id for case in kept}
    assert found == (plain if wanted else set()) or page.more


def test_pages_go_on_until_everything_was_shown(town: Town) -> None:
    kept = {town.case(f"第{n}盏路灯不亮了").id for n in range(matters.PAGE + 3)}
    first = matters.worded(town.leader, ["路灯"], before=0, at=town.noon)
    rest = matters.worded(town.leader, ["路灯"], before=first.more, at=town.noon)
    assert {hit.case for hit in (*first.hits, *rest.hits)} == kept
    assert rest.more == 0


def test_what_may_not_be_seen_is_not_found(town: Town) -> None:
    other = town.case(grid=OTHER_GRID)
    assert _found(town, "路灯") == set()
    assert matters.numbered(town.leader, other.number, at=town.noon) == []


def test_a_number_is_found_whole_and_by_its_end(town: Town) -> None:
    case = town.case()
    parts = (case.number, case.number.lower(), case.number[-5:], str(case.id), case.number[:9])
    for part in parts:
        assert [one.id for one in matters.numbered(town.leader, part, at=town.noon)] == [case.id]


def test_every_beginning_and_every_end_of_a_number_finds_it(town: Town) -> None:
    """What is promised of numbers, asked of each part of numbers of every width, one by one."""
    case = town.case()
    for height in (7, 148, 12048, 100148, 1200148):
        row = town.again(case)
        row.id, row.stream, row.number = height, f"case:{height}", f"410103-22-{height:05d}"
        Case.objects.filter(id=height).delete()
        Case.objects.bulk_create([row])
    kept = list(Case.objects.values_list("id", "number"))
    for number in [number for _id, number in kept]:
        parts = {number[:stop] for stop in range(3, len(number) + 1)}
        parts |= {number[start:] for start in range(len(number) - 2) if number[start:].isdecimal()}
        for part in parts:
            found = {one.id for one in matters.numbered(town.leader, part, at=town.noon)}
            wanted = {height for height, each in kept if each.startswith(part) or each.endswith(part)}
            assert found <= wanted, part
            # whose height it is stands alone
            assert found == wanted or int(part.rpartition("-")[2] or 0) in found, part


def test_a_number_that_is_not_there_reads_no_matters_through(town: Town) -> None:
    case = town.case()
    for part in ("2022070100123", "998877", "410103-21", "410104", "410103-22-98765", "4-1-0", "---"):
        assert matters.numbered(town.leader, part, at=town.noon) == [], part
    with CaptureQueriesContext(connection) as asked:
        matters.numbered(town.leader, "2022070100123", at=town.noon)
    likes = [each["sql"] for each in asked.captured_queries if "LIKE" in each["sql"]]
    assert not [sql for sql in likes if "cases_sent" not in sql]
    assert [one.id for one in matters.numbered(town.leader, case.number[:9], at=town.noon)] == [case.id]


def _sent(town: Town, number: str, grid: str = GRID, words: str = "楼下路灯好几天不亮了") -> Case:
    told = cases.Report(
        place=grid,
        words=words,
        reporter=people.guest(at=town.noon),
        channel="12345",
        source_number=number,
    )
    return Case.objects.get(stream=cases.report(report=told, at=town.noon).stream)


def test_a_senders_own_number_is_found_whole_and_by_its_end(town: Town) -> None:
    case, hidden = _sent(town, "ZZ2611-260102"), _sent(town, "ZZ2611-269999", OTHER_GRID)
    for asked in ("ZZ2611-260102", "zz2611260102", "0102", "11260102", " ZZ2611 260102 ", "ZZ2611260102"):
        assert matters.numbered(town.leader, asked, at=town.noon) == [case], asked
    for asked in ("102", "ZZ2611", hidden.number, "269999", "灯坏了"):
        assert matters.numbered(town.leader, asked, at=town.noon) == [], asked


def test_a_senders_number_leads_to_the_matter_it_was_joined_to_or_merged_into(town: Town) -> None:
    case, other = town.accepted(), _sent(town, "ZZ2611260103")
    told = cases.Report(
        place=GRID,
        words="也不亮",
        reporter=people.guest(at=town.noon),
        channel="12345",
        source_number="ZZ2611260104",
    )
    cases.join_caller(case=case, report=told, by=town.leader, at=town.noon + journeys.STEP)
    assert matters.numbered(town.leader, "0104", at=town.noon) == [case]
    at, staff = town.noon + 2 * journeys.STEP, town.staff
    cases.merge(case=other, master=town.again(case), words="是同一盏灯", by=staff, at=at)
    assert {one.id for one in matters.numbered(town.leader, "260103", at=at)} == {case.id, other.id}
    cases.detach(case=town.again(other), words="不是同一盏", by=staff, at=at + journeys.STEP)
    assert [one.id for one in matters.numbered(town.leader, "260103", at=at)] == [other.id]
    assert rebuilding.check().is_equal


def test_erasing_a_person_takes_the_grams_of_her_words(town: Town) -> None:
    case = town.case()
    assert Gram.objects.exists()
    people.erase(case.reporter, town.noon)
    assert not Gram.objects.exists()
    assert not Text.objects.exists()
    assert _found(town, "路灯") == set()


def test_the_index_says_nothing_without_the_key(town: Town, settings: Any) -> None:
    town.case()
    kept = set(Gram.objects.values_list("gram", flat=True))
    Gram.objects.all().delete()
    settings.BANDENG_VAULT_KEY += " another-key-for-the-vault-0123456789"
    actions.reindex()
    assert kept.isdisjoint(Gram.objects.values_list("gram", flat=True))
    assert len(_found(town, "路灯")) == 1


def test_reindexing_makes_the_same_rows_and_a_rebuild_leaves_them(town: Town) -> None:
    journeys.ruled(town)
    before = set(Gram.objects.values_list("gram", "text_id"))
    rebuilding.rebuild()
    assert set(Gram.objects.values_list("gram", "text_id")) == before
    actions.reindex()
    assert set(Gram.objects.values_list("gram", "text_id")) == before


def test_rulings_are_found_by_the_number_that_is_printed(town: Town) -> None:
    journeys.ruled(town)
    number = Ruling.objects.get().number
    for asked in (number, f"裁决 {number}", f"裁决{number}"):
        assert [one.number for one in matters.ruled_as(asked)] == [number]
    for asked in (number[:-1], f"{number}0", "裁决", "", "99-00001"):
        assert not matters.ruled_as(asked)
    client = Client()
    client.force_login(Person.objects.get(pk=town.leader))
    page = client.post("/desk/search/", {"q": f"裁决 {number}"}, follow=True).text
    assert f"裁决 {number}" in page
    assert "<h2>裁决</h2>" in page
    assert "裁定" not in page


def test_rulings_are_found_by_their_reason(town: Town) -> None:
    journeys.ruled(town)
    words = next(iter(_words_of_rulings()))
    assert matters.ruled(rules.terms(words[:4]), before=0).hits


def test_a_ruling_that_was_found_says_whose_it_is_and_why(town: Town) -> None:
    journeys.ruled(town)
    read = rulings.search(rulings.Search(), most=5).rows[0]
    client = Client()
    client.force_login(Person.objects.get(pk=town.leader))
    for asked in (read.ruling.number, read.reason[:4], read.basis[:6]):
        page = client.post("/desk/search/", {"q": asked}, follow=True).text
        assert f"裁决 {read.ruling.number}:归" in page, asked
        assert f"理由:{read.reason[:20]}" in page, asked
    assert f"依据:{read.basis[:6]}" in page


def test_places_and_units_are_found_by_name_and_first_letters(town: Town) -> None:
    for asked in ("冯春", "fcsq", "FC"):
        assert any(one.name == "冯春社区" for one in directory.places_named(rules.terms(asked)))
    assert any("城" in one.name for one in directory.units_named(["城"]))


def test_units_are_found_by_what_they_are_called_every_day(town: Town) -> None:
    called = {
        "城管": "区城市管理局",
        "住建": "区住房和城乡建设局",
        "市政": "区市政园林服务中心",
        "市监": "区市场监督管理局",
        "市场监管": "区市场监督管理局",
        "公安": "公安分局",
        "交警": "交警支队辖区大队",
        "环卫": "区环境卫生服务中心",
        "cgj": "区城市管理局",
    }
    for asked, name in called.items():
        assert name in [one.name for one in directory.units_named(rules.terms(asked))], asked


def test_a_matter_is_found_by_what_it_is_called(town: Town, client: Client) -> None:
    case = town.accepted("street-lamp.one-out")
    client.force_login(Person.objects.get(pk=town.leader))
    for asked in ("路灯 单盏", "单盏 路灯", "ldd"):
        assert case.condition in directory.conditions_named(rules.terms(asked)), asked
    page = client.post("/desk/search/", {"q": "路灯 单盏不亮"}, follow=True).content.decode()
    assert f"/desk/cases/{case.number}/" in page
    assert "路灯 · 单盏不亮" in page


def test_the_page_groups_what_was_found_and_asks_as_much_for_many_as_for_few(
    town: Town, client: Client
) -> None:
    case = town.case("冯春社区的路灯坏了")
    client.force_login(Person.objects.get(pk=town.leader))
    address = client.post("/desk/search/", {"q": "冯春"})["Location"]
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        shown = client.get(address).content.decode()
    assert case.number in shown
    assert "冯春社区" in shown
    for number in range(10):
        town.case(f"冯春社区第{number}盏路灯坏了")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_page_says_so_when_nothing_is_found_and_asks_who_one_is(town: Town, client: Client) -> None:
    assert client.get("/desk/search/").status_code == 302
    client.force_login(Person.objects.get(pk=town.leader))
    page = client.post("/desk/search/", {"q": "没有这样的话"}, follow=True).content.decode()
    assert "没有找到「没有这样的话」" in page
    assert "找过的是" in page and "编号的最后几位" in page


def _shown(client: Client, asked: str) -> str:
    return client.post("/desk/search/", {"q": asked}, follow=True).content.decode()


def test_words_places_categories_and_numbers_are_put_together(town: Town, client: Client) -> None:
    """Each part may be another thing; nothing is found that one part does not fit."""
    lamp = town.accepted("street-lamp.one-out")
    said = town.case("楼前的路灯一闪一闪,看着像要灭了")
    client.force_login(Person.objects.get(pk=town.staff))
    fitting = {
        "路灯 冯春": (lamp, said),
        "冯春 路灯": (lamp, said),
        f"{lamp.number[-5:]} 路灯": (lamp,),
        f"{said.number[-5:]} 一闪一闪": (said,),
        "冯春 一闪一闪": (said,),
        "fcsq 单盏": (lamp, said),
        "一闪 要灭": (said,),
    }
    for asked, cases_found in fitting.items():
        page = _shown(client, asked)
        found = {case for case in (lamp, said) if f"/desk/cases/{case.number}/" in page}
        assert found == set(cases_found), asked
    for asked in ("路灯 蜜蜂张南", f"{lamp.number[-5:]} 井盖", "冯春 没有这样的话"):
        assert "/desk/cases/4" not in _shown(client, asked), asked


def test_what_is_put_together_goes_on_page_by_page_and_shows_nothing_of_others(town: Town) -> None:
    kept = {town.case(f"第{n}盏路灯一闪一闪").id for n in range(matters.PAGE + 3)}
    town.case("路灯一闪一闪,在别的街道", grid=OTHER_GRID)
    start, found = "", set()
    for _page in range(9):
        page = combining.combined(town.leader, "冯春 一闪一闪", start=start, at=town.noon)
        found |= {hit.case for hit in page.hits} | {case.id for case in page.cases}
        start = page.more
        if not start:
            break
    assert found == kept


def test_a_root_cause_is_found_by_its_number_and_its_sentence(town: Town, client: Client) -> None:
    journeys.closed(town)
    came = [came_back(town, days=5), came_back(town, days=12)]
    fact = cases.open_root(cases=came, words="线路老化", by=town.staff, at=town.noon + timedelta(days=20))
    root = roots.opened_by(fact)
    client.force_login(Person.objects.get(pk=town.staff))
    words = roots.words_of([root])[root.words]
    for asked in (root.number, words[:4]):
        assert f"/desk/roots/{root.number}/" in _shown(client, asked), asked


def test_what_was_looked_for_stands_in_no_address(town: Town, client: Client) -> None:
    """Words may be names; an address goes into logs. Only she who looked can open the token."""
    client.force_login(Person.objects.get(pk=town.leader))
    sent = client.post("/desk/search/", {"q": "王小明 路灯"})
    assert sent.status_code == 302
    address = sent["Location"]
    assert "王小明" not in unquote(address)
    assert "王小明 路灯" in client.get(address).content.decode()
    assert "王小明" not in client.get(address[:-3] + "AAA").content.decode()
    assert "王小明" not in client.get("/desk/search/?q=王小明").content.decode()
    client.force_login(Person.objects.get(pk=town.staff))
    assert "王小明" not in client.get(address).content.decode()


@pytest.mark.parametrize("asked", ["  ", "。、"])
def test_nothing_to_look_for_is_said(town: Town, client: Client, asked: str) -> None:
    client.force_login(Person.objects.get(pk=town.leader))
    answer = client.post("/desk/search/", {"q": asked})
    assert answer.status_code == 422
    assert "请写要找的字" in answer.content.decode()


def test_a_link_that_does_not_open_says_so(town: Town, client: Client) -> None:
    client.force_login(Person.objects.get(pk=town.leader))
    address = client.post("/desk/search/", {"q": "路灯"})["Location"]
    client.force_login(Person.objects.get(pk=town.staff))
    assert "只有当时找的人打得开" in client.get(address).content.decode()
    assert "打得开" not in client.get("/desk/search/").content.decode()


def _words_of_rulings() -> set[str]:
    return {read.reason for read in rulings.search(rulings.Search(), most=5).rows}


def test_every_matter_of_a_condition_is_found_by_its_name(town: Town) -> None:
    accepted = town.accepted()
    codes = directory.conditions_named(["不亮"])
    assert Case.objects.get(id=accepted.id) in matters.of_conditions(town.leader, codes, at=town.noon)
