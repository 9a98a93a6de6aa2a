"""The decision as an official paper: what it says, who sees whose names, in Word and PDF."""

import io
from datetime import date

from django.test import Client
from docx import Document

from bandeng.demo.town import Town
from bandeng.honours import actions, decisions, queries
from bandeng.honours.models import Award, Round
from bandeng.members.models import Look
from tests.cases.conftest import Desk
from tests.honours.test_classes import JW, NAMING, RED, STARS, given
from tests.honours.test_commendations import DAY, DECISION, announced, decided
from tests.honours.world import BRANCH, ORGANISER, PUBLICITY, SECRETARY, approved, award_of, member, opened

TEAM, PERSON = "冯春社区红袖章志愿队", "柴小满"


def lines(content: bytes) -> list[str]:
    found = [each.text for each in Document(io.BytesIO(content)).paragraphs if each.text.strip()]
    return [narrow(each) for each in found]


def narrow(text: str) -> str:
    """The same with the punctuation of a keyboard."""
    return text.translate(str.maketrans("\uff0c\uff1a\uff08\uff09", ",:()"))


def said(round_id: str, number: str) -> tuple[str, str]:
    """Title and words of a decision as whoever sees all of it reads it."""
    found = queries.decision(Round.objects.get(id=round_id), number, personal=True)
    assert found
    paper = decisions.sheet(found)
    return paper.title, narrow("\n".join(part.text for part in paper.parts))


def test_everybody_reads_teams_and_how_many_persons(town: Town) -> None:
    round_ = announced(town)
    path = f"/honours/notices/{round_.id}/decision.docx"
    assert Client().get(path).status_code == 404, "nothing is decided yet"
    decided(town, round_)
    paper = lines(Client().get(path).content)
    assert "中共郑州市二七区委宣传部文件" in paper
    assert DECISION.number in paper
    assert "中共郑州市二七区委宣传部关于表彰疫情防控志愿者服务先进典型的决定" in paper
    assert paper.index("一、集体(1个)") < paper.index("二、个人(2名)")
    basis = next(each for each in paper if "现决定" in each)
    assert "经各单位推荐,逐级核实,2022年7月6日至2022年7月10日公示,公示期间没有收到异议" in basis
    assert "对1个集体和2名个人予以表彰" in basis
    assert TEAM in paper
    assert PERSON not in "\n".join(paper)
    assert paper[-2:] == ["中共郑州市二七区委宣传部", "2022年7月12日"]
    written = Document(io.BytesIO(Client().get(path).content)).paragraphs[-4:]
    assert [each.paragraph_format.keep_with_next for each in written] == [True, True, True, False]
    pdf = Client().get(path.replace("docx", "pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert Client().get(path.replace("docx", "odt")).status_code == 404


def test_the_desk_that_decided_has_the_whole_list(town: Town, desk: Desk) -> None:
    round_ = announced(town)
    decided(town, round_)
    path = f"/desk/honours/rounds/{round_.id}/"
    page = desk(town.holder(PUBLICITY)).get(path).content.decode()
    assert f"{path}decision.pdf" in page
    whole = "\n".join(lines(desk(town.holder(PUBLICITY)).get(f"{path}decision.docx").content))
    assert f"{PERSON}(冯春社区)、" in whole or f"、{PERSON}(冯春社区)" in whole
    assert (
        f"/honours/notices/{round_.id}/decision.docx"
        in Client().get(f"/honours/notices/{round_.id}/").content.decode()
    )
    assert Client().get(f"{path}decision.docx").status_code in (302, 403)


def test_what_was_withdrawn_is_not_in_it_and_that_is_said(town: Town) -> None:
    awards = decided(town, announced(town))
    team = next(award for award in awards if award.kind == "team")
    actions.withdraw(award=team, why="报错了名", by=town.holder(PUBLICITY), at=town.noon + 7 * DAY)
    _title, words = said(team.round, DECISION.number)
    assert "另有1项荣誉已经撤销" in words
    assert TEAM not in words


def test_each_class_has_its_own_title(town: Town) -> None:
    named, starred, flagged = given(town, NAMING, JW)[0], given(town, STARS)[0], given(town, RED)[0]
    title, words = said(named.round, named.number)
    assert title.endswith("关于命名“清廉二七”示范单位的决定")
    assert "批准(" in words
    title, words = said(starred.round, starred.number)
    assert title.endswith("关于“五星”支部评定结果的决定")
    assert "三星支部" in words
    title, _words = said(flagged.round, flagged.number)
    assert "关于授予" in title


def test_who_sees_members_by_name_has_looked(town: Town, desk: Desk) -> None:
    member(town, "EQ-1", date(1972, 6, 20))
    opened(town)
    award = approved(town, award_of("EQ-1"))
    path = f"/desk/honours/rounds/{award.round}/decision.docx"
    assert Client().get(f"/honours/notices/{award.round}/decision.docx").status_code == 404, "never announced"
    before = Look.objects.count()
    words = "\n".join(lines(desk(town.holder(ORGANISER)).get(path).content))
    assert "党员EQ-1" in words
    assert "满50年" in words
    assert Look.objects.count() == before + 1
    assert Award.objects.filter(unit=BRANCH).exists()
    assert desk(town.holder(SECRETARY)).get(path).status_code == 200
