"""A report is published once; a mended one is published as its correction, and both say so."""

import io
from datetime import date

import pytest
from django.test import Client

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.queries import editions, standing
from bandeng.kernel.refusals import BadInput, NotNow, Stale
from bandeng.ledger import rebuilding
from bandeng.ledger.models import Fact
from bandeng.ledger.upgrading import upgrade
from tests.cases.conftest import Desk
from tests.editions.conftest import SIGNER, WRITER, address_of, again, drafted, frozen, published

MENDED = "# 七月的事\n\n居民反映{{ figure('cases.reported') }}。\n\n都在办。"


def corrected(town: Town, words: str = MENDED) -> Edition:
    """The mended report, published as the correction of what stands."""
    edition = frozen(town, words)
    stands = standing.standing(edition)
    assert stands
    actions.publish(
        unfinished=True, edition=edition, corrects=stands.id, by=town.holder(WRITER), at=town.noon
    )
    return again(edition)


def withdrawn(town: Town, edition: Edition) -> None:
    actions.withdraw(edition=again(edition), why="写错了", by=town.holder(SIGNER), at=town.noon)


def page(edition: Edition) -> str:
    answer = Client().get(address_of(edition))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_same_is_not_published_twice(town: Town) -> None:
    first = published(town)
    second = frozen(town)
    with pytest.raises(NotNow):
        actions.publish(
            unfinished=True, edition=second, corrects=first.id, by=town.holder(WRITER), at=town.noon
        )
    assert again(second).state == "frozen"


@pytest.mark.parametrize("said", ["", "another"])
def test_a_mended_one_is_not_published_in_silence(town: Town, said: str) -> None:
    published(town)
    second = frozen(town, MENDED)
    with pytest.raises(BadInput) as wrong:
        actions.publish(unfinished=True, edition=second, corrects=said, by=town.holder(WRITER), at=town.noon)
    assert "2022年第1期" in wrong.value.issues["corrects"]


def test_as_a_correction_it_is_and_both_stay_readable(town: Town) -> None:
    first = published(town)
    second = corrected(town)
    assert (second.corrects, second.correction, second.issue) == (first.id, 1, 2)
    assert address_of(second) in page(first)
    assert "后来更正了" in page(first)
    assert address_of(first) in page(second)
    assert "第1次更正" in page(second)
    assert "后来更正了" not in page(second)
    assert "第1次更正" in Client().get("/editions/").content.decode()
    assert rebuilding.check().is_equal


def test_a_second_correction_corrects_the_first_and_the_oldest_leads_to_it(town: Town) -> None:
    first, second = published(town), corrected(town)
    third = corrected(town, MENDED + "\n\n再加一句。")
    assert (third.corrects, third.correction) == (second.id, 2)
    assert address_of(third) in page(first)
    assert address_of(third) in page(second)
    assert "第2次更正" in page(third)


def test_taken_back_the_correction_corrects_nothing(town: Town) -> None:
    first, second = published(town), corrected(town)
    withdrawn(town, second)
    assert "后来更正了" not in page(first)
    again_mended = corrected(town, MENDED + "\n\n换一种说法。")
    assert again_mended.correction == 1
    assert rebuilding.check().is_equal


def test_what_was_taken_back_is_published_anew_and_is_no_correction(town: Town) -> None:
    withdrawn(town, published(town))
    edition = published(town)
    assert (edition.corrects, edition.correction) == ("-", 0)


def test_another_period_is_another_report(town: Town) -> None:
    first = published(town)
    other = frozen(town, first=date(2022, 6, 30))
    actions.publish(unfinished=True, edition=other, by=town.holder(WRITER), at=town.noon)
    assert standing.corrected_by(again(first)) is None


def test_of_two_published_in_the_same_moment_one_is_told(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    published(town)
    second = frozen(town, MENDED)
    monkeypatch.setattr(standing, "standing", lambda _edition: None)
    with pytest.raises(Stale):
        actions.publish(unfinished=True, edition=second, by=town.holder(WRITER), at=town.noon)


def test_two_that_were_published_before_anybody_asked_stay(town: Town) -> None:
    body = upgrade("editions.published", 1, {})
    assert body == {"corrects": "-", "correction": -1}
    first = published(town)
    fact = Fact.objects.of(first.stream).get(name="editions.published")
    assert (fact.version, fact.body) == (2, {"corrects": "-", "correction": 0})


def test_the_files_say_what_they_correct(town: Town) -> None:
    published(town)
    address = address_of(corrected(town))
    assert Client().get(f"{address}?as=json").json()["corrects"] == "2022年第1期"
    assert "第2期(更正2022年第1期)" in Client().get(f"{address}?as=html").content.decode()
    for kind in ("docx", "pdf"):
        assert io.BytesIO(Client().get(f"{address}?as={kind}").content).read(2) in (b"PK", b"%P")


def test_whoever_publishes_confirms_that_it_corrects(desk: Desk, town: Town) -> None:
    first = published(town)
    second = frozen(town, MENDED)
    writer, path = desk("zhuangao"), f"/desk/editions/{second.id}/"
    shown = writer.get(path).content.decode()
    assert "已经公布过" in shown and "作为更正公布" in shown
    refused = writer.post(f"{path}publication/", {"unfinished": "1"})
    assert refused.status_code == 422
    assert "确认这一份是对它的更正" in refused.content.decode()
    assert writer.post(f"{path}publication/", {"corrects": first.id, "unfinished": "1"}).status_code == 302
    assert "第1次更正" in writer.get(path).content.decode()


def test_a_correction_begins_with_the_text_of_what_stands(town: Town, desk: Desk) -> None:
    """Paragraphs that were written into the issue are not lost; another month begins with the template."""
    published(town)
    second = corrected(town)
    third = drafted(town)
    assert editions.source_of(third) == MENDED == editions.source_of(second)
    page = desk("zhuangao").get(f"/desk/editions/{third.id}/").content.decode()
    assert "已经公布的那一期的正文" in page
    assert "都在办" not in editions.source_of(drafted(town, first=date(2022, 6, 30)))
    assert upgrade("editions.drafted", 1, {}) == {"origin": "template"}
    assert rebuilding.check().is_equal
