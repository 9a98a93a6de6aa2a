"""Tables as offices send them: a title over merged cells, merged columns, twenty thousand rows.

Each place that takes one in reads the merged ones, and says of the largest what to do; nothing is half taken.
An attendance list takes the twenty thousand (``test_attend``).
"""

import io
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from bandeng.demo.town import Town
from bandeng.ledger.models import Fact
from bandeng.members.models import Member
from bandeng.posts.models import Unit
from bandeng.visits.models import Entry
from tests.cases.conftest import Desk
from tests.gatherings import sessions
from tests.visits import worlds

MANY = 20_000
BRANCH = "410103012002-branch"
Row = Sequence[str]


def workbook(head: Row, rows: Sequence[Row], *, merged: str = "") -> SimpleUploadedFile:
    """A workbook with a title over all its columns; ``merged``: the column that is one cell for all rows."""
    made = Workbook(write_only=not merged)
    sheet = made.create_sheet() if not merged else made.active
    assert sheet is not None
    for row in (["2022年7月汇总表", *[""] * (len(head) - 1)], head, *rows):
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
        sheet.merge_cells(f"{merged}3:{merged}{len(rows) + 2}")
    kept = io.BytesIO()
    made.save(kept)
    return SimpleUploadedFile("汇总.xlsx", kept.getvalue())


def members(desk: Desk, town: Town, file: SimpleUploadedFile) -> Any:
    return desk("zuzhibu").post("/desk/members/intake/", {"file": file, "do": "take"})


def rosters(desk: Desk, town: Town, file: SimpleUploadedFile) -> Any:
    return desk("quzhili").post("/desk/rosters/taking/", {"file": file})


def visits(desk: Desk, town: Town, file: SimpleUploadedFile) -> Any:
    of = worlds.opened(town)
    return desk("zuzhibu").post(f"/desk/visits/lists/{of.id}/table/", {"table": file})


def attendance(desk: Desk, town: Town, file: SimpleUploadedFile) -> Any:
    session = sessions.planned(town, after=timedelta(minutes=-30))
    return desk("zhibushuji").post(f"/desk/gatherings/{session.id}/list/", {"list": file})


Send = Callable[[Desk, Town, SimpleUploadedFile], Any]
HEADS: dict[Send, Row] = {
    members: ("编号", "党组织代码", "姓名", "入党日期"),
    rosters: ("单位代码", "单位名称", "单位种类", "单位地点代码", "岗位"),
    visits: ("类别", "姓名", "支部", "社区"),
    attendance: ("姓名", "单位"),
}
NAMED: dict[Send, Callable[[int], Row]] = {
    members: lambda n: (f"EQ-{n:05d}", BRANCH, "申有田", "1972-06-20"),
    rosters: lambda n: (f"410103-p{n}", f"共建单位{n}", "共建单位", "410103012", ""),
    visits: lambda n: ("老党员", f"走访人{n}", "", "冯春社区"),
    attendance: lambda n: (f"参加人{n}", "第一小学"),
}
MERGED: dict[Send, str] = {members: "B", rosters: "D", visits: "A", attendance: "B"}
WRITTEN: dict[Send, Callable[[], int]] = {
    members: lambda: Member.objects.count(),
    rosters: lambda: Unit.objects.filter(code__startswith="410103-p").count(),
    visits: lambda: Entry.objects.count(),
    attendance: lambda: Fact.objects.named("gatherings.attended").count(),
}
EVERY = pytest.mark.parametrize("send", list(HEADS), ids=lambda each: each.__name__)


@EVERY
def test_merged_cells_count_for_all_they_cover(desk: Desk, town: Town, send: Send) -> None:
    rows = [NAMED[send](number) for number in range(1, 4)]
    column = ord(MERGED[send]) - ord("A")
    first, *rest = rows
    below = [[word if place != column else "" for place, word in enumerate(row)] for row in rest]
    answer = send(desk, town, workbook(HEADS[send], [first, *below], merged=MERGED[send]))
    assert answer.status_code in (200, 302), answer.content.decode()[:3000]
    assert WRITTEN[send]() == (1 if send is attendance else 3)


@pytest.mark.parametrize("send", [members, rosters, visits], ids=lambda each: each.__name__)
def test_of_twenty_thousand_rows_it_is_said_how_they_come_in(desk: Desk, town: Town, send: Send) -> None:
    rows = [NAMED[send](number) for number in range(MANY)]
    answer = send(desk, town, workbook(HEADS[send], rows))
    assert answer.status_code == 422
    assert "请分成几份" in answer.content.decode()
    assert WRITTEN[send]() == 0
