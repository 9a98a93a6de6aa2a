"""Members are entered one by one, in a list, from a table; corrected, moved, mourned, erased, looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook

from bandeng.demo.town import Town
from bandeng.kernel.refusals import BadInput, NotNow, NotYours
from bandeng.ledger import rebuilding, verifying
from bandeng.ledger.models import Fact
from bandeng.members import actions, intake, listing, queries, rules
from bandeng.members.models import Look, Member
from bandeng.people.models import Entry
from bandeng.rulebook.language import spoken
from bandeng.rulebook.queries import book
from bandeng.ui import spreadsheets

BRANCH = "410103012002-branch"
SECRETARY = f"secretary@{BRANCH}"
KEEPER = "party_staff@410103-zzb"
DAY = timedelta(days=1)


def entering(**changed: object) -> actions.Entering:
    told: dict[str, object] = {
        "unit": BRANCH,
        "ref": "EQ-0001",
        "name": "申有田",
        "standing_on": date(1972, 6, 20),
        "rule": "joined-1969",
        "born": "1950-03-02",
        "home": "槐荫里5号院2号楼",
    }
    return actions.Entering(**(told | changed))  # type: ignore[arg-type]


def entered(town: Town, **changed: object) -> Member:
    fact = actions.enter(what=entering(**changed), by=town.holder(SECRETARY), at=town.noon)
    return Member.objects.get(id=fact.stream.partition(":")[2])


def again(member: Member) -> Member:
    return Member.objects.get(id=member.id)


def test_only_codes_stand_in_the_book(town: Town) -> None:
    member = entered(town)
    fact = Fact.objects.named("members.entered").get()
    for words in ("申有田", "1972-06", "1950-03", "槐荫里"):
        assert words not in fact.body_text
    card = queries.member(member.id)
    assert (card.name, card.standing_on, card.basis) == ("申有田", date(1972, 6, 20), "joined-1969")
    assert card.checker == SECRETARY
    assert [each.ref for each in queries.in_unit(BRANCH)] == ["EQ-0001"]


def test_a_list_is_entered_whole_or_not_at_all(town: Town) -> None:
    by = town.holder(KEEPER)
    what = [entering(ref=f"EQ-{n:04}") for n in range(30)]
    facts = actions.enter_all(what=what, by=by, at=town.noon, command="list")
    assert [f.id for f in actions.enter_all(what=what, by=by, at=town.noon, command="list")] == [
        fact.id for fact in facts
    ]
    assert Member.objects.count() == 30
    with pytest.raises(BadInput):
        actions.enter_all(what=[entering(ref="EQ-0100"), entering(ref="EQ-0003")], by=by, at=town.noon)
    assert Member.objects.count() == 30


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ref": "410103195001011234"}, "ref"),
        ({"rule": "guess"}, "rule"),
        ({"precision": "year"}, "precision"),
        ({"standing_on": date(2022, 7, 7)}, "standing_on"),
        ({"unit": "nowhere"}, "unit"),
    ],
)
def test_what_is_wrong_is_said(town: Town, changed: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as wrong:
        entered(town, **changed)
    assert field in wrong.value.issues
    assert not Member.objects.exists()
    assert not Entry.objects.filter(kind="standing").exists()


def test_a_secretary_keeps_her_own_and_nobody_elses(town: Town) -> None:
    with pytest.raises(NotYours):
        entered(town, unit="410103012001-branch")
    with pytest.raises(NotYours):
        actions.enter(what=entering(), by=town.leader, at=town.noon)
    other = town.holder("party_staff@410103-xcb")
    with pytest.raises(NotYours):
        actions.enter(what=entering(), by=other, at=town.noon)
    actions.enter(what=entering(unit="410103012001-branch"), by=town.holder(KEEPER), at=town.noon)
    with pytest.raises(Member.DoesNotExist):
        queries.row_for(town.holder(SECRETARY), "EQ-0001", at=town.noon)


def test_an_installation_may_hold_none(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    member = entered(town)
    monkeypatch.setattr(queries, "held", lambda: False)
    with pytest.raises(NotNow):
        actions.enter(what=entering(ref="EQ-2"), by=town.holder(SECRETARY), at=town.noon)
    assert queries.units_of(town.holder(SECRETARY), at=town.noon) == []
    with pytest.raises(Member.DoesNotExist):
        queries.row_for(town.holder(SECRETARY), member.id, at=town.noon)


def test_a_correction_wipes_what_it_replaces(town: Town) -> None:
    member, by = entered(town, precision="month"), town.holder(SECRETARY)
    old = member.standing
    what = actions.Correcting(standing_on=date(1972, 6, 25), precision="day", rule="file", name="申有天")
    actions.correct(member=member, what=what, by=by, at=town.noon)
    card = queries.member(member.id)
    assert (card.name, card.standing_on, card.precision, card.basis) == (
        "申有天",
        date(1972, 6, 25),
        "day",
        "file",
    )
    assert Entry.objects.get(id=old).sealed is None
    with pytest.raises(BadInput):
        actions.correct(member=again(member), what=actions.Correcting(), by=by, at=town.noon)


def test_she_moves_and_the_new_secretary_sees_her(town: Town) -> None:
    member, to = entered(town), "410103012001-branch"
    actions.move(member=member, to=to, by=town.holder(SECRETARY), at=town.noon)
    moved = again(member)
    assert (moved.unit, moved.place) == (to, "410103/410103012/410103012001/")
    assert queries.row_for(town.holder(f"secretary@{to}"), member.id, at=town.noon)
    actions.move(member=moved, to="-", by=town.holder(KEEPER), at=town.noon)
    assert not queries.everybody()


def test_a_death_is_noted_once(town: Town) -> None:
    member, by = entered(town), town.holder(SECRETARY)
    with pytest.raises(BadInput):
        actions.die(member=member, on=town.noon.date() + DAY, by=by, at=town.noon)
    actions.die(member=member, on=date(2022, 6, 3), by=by, at=town.noon)
    assert queries.member(member.id).died_on == date(2022, 6, 3)
    assert not queries.in_unit(BRANCH)
    with pytest.raises(NotNow):
        actions.die(member=again(member), on=date(2022, 6, 3), by=by, at=town.noon)


def test_erased_is_gone(town: Town) -> None:
    member = entered(town)
    with pytest.raises(NotYours):
        actions.erase(member=member, by=town.holder(SECRETARY), at=town.noon)
    actions.erase(member=member, by=town.holder(KEEPER), at=town.noon)
    card = queries.member(member.id)
    assert (card.name, card.standing_on, card.erased) == ("", None, True)
    assert verifying.verify().facts == Fact.objects.count()


def test_a_look_is_a_fact_and_within_the_hour_one(town: Town) -> None:
    member, by = entered(town), town.holder(SECRETARY)
    for minutes in (0, 5, 60):
        actions.look(members=[member], by=by, at=town.noon + timedelta(minutes=minutes))
    looks = listing.looks_at(member.id)
    assert [look.post for look in looks] == [SECRETARY, SECRETARY]
    assert looks[0].what == "name,standing,birth,home"
    assert Look.objects.count() == 2


@pytest.fixture
def rows() -> Iterator[list[spreadsheets.Row]]:
    """A table with merged cells and one row of each kind of mistake."""
    book_ = Workbook()
    sheet = book_.active
    assert sheet
    sheet.append(["全区党员名册"])
    sheet.append([column.heads[0] for column in intake.COLUMNS])
    for number in range(1, 5):
        sheet.append(
            [f"EQ-{number:04}", BRANCH if number == 1 else None, "", f"杜{number}", "", "1972-06-20"]
        )
    sheet.merge_cells("B3:B6")
    for line in (
        ["EQ-0001", BRANCH, "", "重复", "1972-06-20"],
        ["EQ-0010", BRANCH, "", "没有日子", ""],
        ["EQ-0011", "nowhere", "", "没有支部", "1972-06-20"],
        ["13800000001", BRANCH, "", "电话", "1972-06-20"],
        ["EQ-0012", BRANCH, "", "看档案", "", "1950-05-01"],
        ["EQ-0013", BRANCH, "", "只知道月", "1972年6月", "", "", "档案"],
        ["EQ-0014", BRANCH, "", "写错", "1972-13-01"],
    ):
        sheet.append(line)
    written = BytesIO()
    book_.save(written)
    written.seek(0)
    yield list(spreadsheets.rows(written, intake.COLUMNS))


def test_a_table_is_taken_row_by_row_and_nothing_twice(town: Town, rows: list[spreadsheets.Row]) -> None:
    by = town.holder(KEEPER)
    dry = intake.take(rows, by=by, at=town.noon, dry=True)
    assert not Member.objects.exists()
    tally = intake.take(rows, by=by, at=town.noon)
    assert dry.counts == tally.counts == {"rows": 11, "known": 1, "entered": 5}
    assert [number for number, _why in tally.bad] == [8, 9, 10, 11, 13]
    assert queries.member("EQ-0004").basis == "joined-1969"
    assert queries.member("EQ-0013").precision == "month"
    twice = intake.take(rows, by=by, at=town.noon + DAY)
    assert (twice.counts["known"], twice.counts["entered"]) == (6, 0)


def test_the_basis_of_a_row_is_named_in_words_or_refused_with_those_there_are(town: Town) -> None:
    on, period = "1972-06-20", book().members.period("joined-1969")
    assert period
    assert (
        intake.standing_of(on, "", "").rule == intake.standing_of(on, "", "", "档案").rule == rules.FROM_FILE
    )
    assert intake.standing_of(on, "", "", spoken(period)).rule == "joined-1969"
    with pytest.raises(BadInput, match="「听说的」不认识:看过档案的写「档案」"):
        intake.standing_of(on, "", "", "听说的")


def test_rebuilt_it_is_the_same(town: Town, rows: list[spreadsheets.Row]) -> None:
    intake.take(rows, by=town.holder(KEEPER), at=town.noon)
    member, by = Member.objects.get(id="EQ-0001"), town.holder(SECRETARY)
    actions.look(members=listing.listed(BRANCH), by=by, at=town.noon)
    actions.move(member=member, to="410103012001-branch", group="-", by=by, at=town.noon)
    assert not [table.differs for table in rebuilding.check().tables if not table.is_equal]
