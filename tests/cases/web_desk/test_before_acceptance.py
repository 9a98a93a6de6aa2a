"""What nobody has accepted yet is told apart by its words, and is never written down as a fact."""

import csv
import io

from bandeng.cases import actions
from bandeng.cases.queries import urging
from bandeng.demo.town import Town
from tests.cases.conftest import Desk


def test_rows_show_the_first_words(desk: Desk, town: Town) -> None:
    town.case("楼下路灯一闪一闪的,像要坏")
    town.accepted()
    page = desk("wanggezhang").get("/desk/cases/").content.decode()
    assert page.count("楼下路灯一闪一闪的") == 1
    assert "楼下路灯好几天不亮了" not in page, "what was accepted is called by what it is"


def test_the_file_says_the_guess_as_a_guess_and_who_has_it(desk: Desk, town: Town) -> None:
    town.accepted()
    town.case()
    text = b"".join(desk("shequ").get("/desk/cases.csv")).decode("utf-8-sig")
    head, raised, taken = list(csv.reader(io.StringIO(text)))
    about, holder = head.index("类别"), head.index("在哪个单位手里")
    assert raised[about : about + 2] == ["看起来是:路灯 · 单盏不亮,受理时由人确定", ""]
    assert taken[about : about + 2] == ["路灯", "单盏不亮"]
    assert taken[holder].endswith("网格长")


def test_what_is_urged_before_acceptance_stands_once(desk: Desk, town: Town) -> None:
    case = town.case()
    at = urging.from_moment(case, case.reporter)
    assert at is not None
    actions.urge_own(case=case, person=case.reporter, at=at)
    page = desk("wanggezhang").get("/desk/").content.decode()
    assert page.count(f'<span class="figures">{case.number}</span>') == 1
    assert "有人催," in page
