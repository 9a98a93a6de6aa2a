"""``bandeng ballot tally``: files in, a result with its reasons out; every oddity refused with its row."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROLL = "unit,entity,area\n1-101,A,80.05\n1-102,B,90\n1-103,B,70.95\n2-101,C,100.00\n"
BALLOTS = "entity,choice\nA,yes\nB,yes\nC,no\n"


ENOUGH = "只算投出的票,参加的人不够:算进了没有表态的才够。"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "roll.csv").write_text(ROLL, "utf-8")
    (tmp_path / "ballots.csv").write_text(BALLOTS, "utf-8")
    return tmp_path


def run(folder: Path, *more: str, rule: str = "civil-code-278-general") -> dict[str, object]:
    out = StringIO()
    roll, ballots = str(folder / "roll.csv"), str(folder / "ballots.csv")
    words = ["tally", "--rule", rule, "--roll", roll, "--ballots", ballots, "--json", *more]
    call_command("ballot", *words, stdout=out)
    answer: dict[str, object] = json.loads(out.getvalue())
    return answer


def test_a_result_has_weights_thresholds_and_a_sentence_for_each_measure(files: Path) -> None:
    found = run(files)
    assert found["roll"] == {"area": "341.00", "heads": 3}
    assert found["participating"] == {"area": "341.00", "heads": 3}
    assert found["yes"] == {"area": "241.00", "heads": 2}
    assert found["no"] == {"area": "100.00", "heads": 1}
    assert found["abstain"] == {"area": "0.00", "heads": 0}
    assert found["deemed"] == {"area": "0.00", "heads": 0}
    assert found["quorum"] is True
    assert found["passed"] is True
    assert found["reasons"] == [
        "面积:全部 341.00 ㎡,参加表决 341.00 ㎡;同意 241.00 ㎡,在341.00 ㎡中达到要求(超过1/2)。",
        "人数:全部 3 人,参加表决 3 人;同意 2 人,在3 人中达到要求(超过1/2)。",
    ]
    assert found["warnings"] == []


def test_silence_is_shown_apart_and_warned_about(files: Path) -> None:
    (files / "ballots.csv").write_text("entity,choice\nA,同意\n", "utf-8")
    (files / "silent.csv").write_text("entity\nB\nC\n", "utf-8")
    found = run(files, "--deemed", "majority", "--silent", str(files / "silent.csv"))
    assert found["yes"] == {"area": "80.05", "heads": 1}
    assert found["deemed"] == {"area": "260.95", "heads": 2}
    assert found["passed"] is True
    assert found["only_by_silence"] is True
    assert ENOUGH in found["warnings"]  # type: ignore[operator]
    assert any("全靠没有表态" in sentence for sentence in found["warnings"])  # type: ignore[attr-defined]


def test_one_name_with_two_telephones_is_warned_about(files: Path) -> None:
    """Who is one head is what the roll says; where its telephones speak against that, the count says so."""
    text = "unit,entity,area,phones\n1-101,A,80,13900000001\n1-102,B,90,13900000002\n1-103,B,70,13900000003\n"
    (files / "roll.csv").write_text(text, "utf-8")
    (files / "ballots.csv").write_text("entity,choice\nA,yes\n", "utf-8")
    found = run(files)
    assert found["roll"] == {"area": "240.00", "heads": 2}
    assert any("第4行:「B」和第3行同名,电话不一样" in said for said in found["warnings"])  # type: ignore[attr-defined]


def test_for_the_special_matters_silence_is_counted_from_files_with_a_warning(files: Path) -> None:
    """In a vote held here it is barred (``test_silence_wants_a_rule_that_lets_it_and_its_article``)."""
    (files / "ballots.csv").write_text("entity,choice\nA,同意\n", "utf-8")
    (files / "silent.csv").write_text("entity\nB\nC\n", "utf-8")
    silent = ("--deemed", "majority", "--silent", str(files / "silent.csv"))
    found = run(files, *silent, rule="civil-code-278-special")
    assert found["passed"] is True
    assert any("有争议,公布以前请先问主管部门或律师" in said for said in found["warnings"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", ["roll.csv", "ballots.csv"])
def test_a_file_that_is_not_there_is_told_in_chinese(files: Path, file: str) -> None:
    (files / file).unlink()
    with pytest.raises(CommandError) as refused:
        run(files)
    assert file in str(refused.value)
    assert str(refused.value).endswith("没有这个文件或者目录,请核对路径和文件名"), refused.value
    (files / file).mkdir()
    with pytest.raises(CommandError, match="这是一个目录,不是文件"):
        run(files)


def test_for_people_it_says_whether_it_passed(files: Path) -> None:
    out = StringIO()
    roll, ballots = str(files / "roll.csv"), str(files / "ballots.csv")
    words = ["tally", "--rule", "civil-code-278-special", "--roll", roll, "--ballots", ballots]
    call_command("ballot", *words, stdout=out)
    assert out.getvalue().strip().splitlines()[-1] == "没有通过。"
    assert "《民法典》第二百七十八条" in out.getvalue()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("roll.csv", "unit,entity,area\n1,A,0\n", "第2行:面积「0」要大于 0"),
        ("roll.csv", "unit,entity,area\n1,A,-8\n", "第2行:面积「-8」要大于 0"),
        ("roll.csv", "unit,entity,area\n1,A,88.055\n", "第2行:面积「88.055」看不懂"),
        ("roll.csv", 'unit,entity,area\n1,A,"1,088.05"\n', "第2行:面积「1,088.05」看不懂"),
        ("roll.csv", "unit,entity,area\n1,A,\n", "第2行:面积没有写"),
        ("roll.csv", "unit,entity,area\n1,A,8\n1,B,8\n", "第3行:1 在第2行已经有了"),
        ("roll.csv", "unit,entity,area\n1,,8\n", "第2行:房号和表决人都要写"),
        ("roll.csv", "unit,entity,area\n", "一行也没有"),
        ("ballots.csv", "entity,choice\nZ,yes\n", "第2行:Z 不在名册上"),
        ("ballots.csv", "entity,choice\nA,yes\nA,no\n", "第3行:A 在第2行已经投过"),
        ("ballots.csv", "entity,choice\nA,maybe\n", "第2行:「maybe」不是 yes、no 或 abstain"),
    ],
)
def test_oddities_are_refused_with_their_row(files: Path, file: str, text: str, told: str) -> None:
    (files / file).write_text(text, "utf-8")
    with pytest.raises(CommandError) as refused:
        run(files)
    assert told in str(refused.value)
    assert refused.value.returncode == 2


def test_who_cast_a_ballot_is_not_silent(files: Path) -> None:
    (files / "silent.csv").write_text("entity\nA\n", "utf-8")
    with pytest.raises(CommandError, match="投过票了"):
        run(files, "--deemed", "abstain", "--silent", str(files / "silent.csv"))


@pytest.mark.parametrize(
    ("more", "told"),
    [(("--deemed", "abstain"), "--silent"), (("--silent", "x.csv"), "--deemed")],
)
def test_silence_needs_its_list_and_the_list_its_meaning(
    files: Path, more: tuple[str, ...], told: str
) -> None:
    with pytest.raises(CommandError, match=told):
        run(files, *more)


def test_an_election_that_the_law_keeps_secret_is_refused_with_the_reason(files: Path) -> None:
    with pytest.raises(CommandError, match="无记名投票") as refused:
        run(files, rule="residents-committee-election")
    assert refused.value.returncode == 2


def test_an_unknown_rule_is_answered_with_those_there_are(files: Path) -> None:
    with pytest.raises(CommandError, match="civil-code-278-general"):
        run(files, rule="civil-code")


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("roll.csv", "", "roll.csv:这份表是空的。"),
        ("ballots.csv", "", "ballots.csv:这份表是空的。"),
        ("roll.csv", "unit,entity\n1-101,A\n", "roll.csv:表头缺少:面积。"),
        ("ballots.csv", "entity\nA\n", "ballots.csv:表头缺少:意见。"),
        ("silent.csv", "name\nA\n", "silent.csv:表头缺少:业主。"),
        ("silent.csv", "entity\nD\nD\n", "第3行:D 在第2行已经写过,一个表决人只写一行"),
    ],
)
def test_of_several_files_it_says_which_is_wrong(files: Path, file: str, text: str, said: str) -> None:
    (files / "roll.csv").write_text(ROLL + "3-101,D,50\n", "utf-8")
    (files / "silent.csv").write_text("entity\nD\n", "utf-8")
    (files / file).write_text(text, "utf-8")
    with pytest.raises(CommandError) as refused:
        run(files, "--deemed", "abstain", "--silent", str(files / "silent.csv"))
    assert said in str(refused.value)


def test_a_quorum_of_silence_is_told_of_what_did_not_pass_too(files: Path) -> None:
    (files / "ballots.csv").write_text("entity,choice\nA,反对\n", "utf-8")
    (files / "silent.csv").write_text("entity\nB\nC\n", "utf-8")
    found = run(files, "--deemed", "abstain", "--silent", str(files / "silent.csv"))
    assert (found["quorum"], found["passed"], found["only_by_silence"]) == (True, False, False)
    assert found["warnings"][-1] == ENOUGH  # type: ignore[index]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("between", [",", ";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_of_any_office_are_counted_alike(files: Path, encoding: str, between: str, ending: str) -> None:
    for name, text in (("roll.csv", ROLL), ("ballots.csv", "业主,意见\nA,同意\nB,赞成\nC,反对\n")):
        written = text.replace(",", between).replace("\n", ending)
        (files / name).write_bytes(written.encode(encoding))
    found = run(files)
    assert (found["yes"], found["no"]) == ({"area": "241.00", "heads": 2}, {"area": "100.00", "heads": 1})


KEYS = ["rule", "roll", "participating", "yes", "no", "abstain", "deemed", "deemed_as", "quorum", "passed"]


def test_the_keys_of_the_answer_stay(files: Path) -> None:
    found = run(files)
    assert list(found) == [*KEYS, "only_by_silence", "reasons", "warnings"]
    assert len(found["reasons"]) == 2, "one sentence per measure"  # type: ignore[arg-type]
