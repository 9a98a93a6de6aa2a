"""Taking a roll in at the desk: a table to begin with, and what was taken in looked through again."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.ballots.conftest import Begin
from tests.cases.conftest import Desk

ROWS = ("1-101,甲,88.05,13900000001 13900000022,", "1-102,乙,90,,没交付", "1-103,丙,70,,没卖出")
ROLL = "\n".join(("房号,业主,面积,电话,状态", *ROWS))


def test_the_table_to_begin_with_is_taken_in_as_it_is(prepared: Begin, desk: Desk) -> None:
    here = f"/desk/votes/{prepared().vote_id}/"
    staff = desk("shequ")
    page = staff.get(here).content.decode()
    assert "房号、业主、面积、电话、状态" in page and f'href="{here}roll.xlsx"' in page
    for kind in ("csv", "xlsx"):
        sent = staff.get(f"{here}roll.{kind}")
        whole = b"".join(sent.streaming_content)  # type: ignore[attr-defined]
        form = {"roll": SimpleUploadedFile(f"roll.{kind}", whole)}
        told = staff.post(f"{here}roll/", form)
        assert told.status_code == 302, told.content.decode()
    assert "看名册:4 个表决人" in staff.get(here).content.decode()
    assert desk("jiwei").get(f"{here}roll.csv").status_code == 404


def test_what_was_taken_in_can_be_held_against_the_table(prepared: Begin, desk: Desk) -> None:
    here = f"/desk/votes/{prepared().vote_id}/"
    staff = desk("shequ")
    assert staff.post(f"{here}roll/", {"roll": SimpleUploadedFile("r.csv", ROLL.encode())}).status_code == 302
    listed = staff.get(here).content.decode().partition("看名册")[2].partition("</table>")[0]
    assert "<td>1-102 1-103</td>" in listed, "one head with whoever builds"
    assert listed.count("<td>2 个</td>") == 1 and listed.count("<td>没有</td>") == 1
    assert "13900000001" not in listed


def test_the_form_says_why_an_election_is_not_held_here(desk: Desk) -> None:
    page = desk("shequ").get("/desk/votes/new/").content.decode()
    assert "为什么没有居民委员会选举" in page
    assert "第十九条:无记名投票" in page
