"""What is signed off is what is published: its words, and its numbers as they stood then."""

import pytest

from bandeng.demo.town import Town
from bandeng.editions import actions
from bandeng.editions.models import Edition
from bandeng.editions.papers.plain import as_markdown
from bandeng.editions.queries import editions, moving
from bandeng.kernel.refusals import BadInput, NotNow
from bandeng.ledger import rebuilding, sealing
from bandeng.ledger.models import Fact, Seal
from bandeng.ledger.upgrading import upgrade
from tests.cases.conftest import Desk
from tests.editions.conftest import REVIEWER, SIGNER, WORDS, WRITER, again, rewritten, signed


def reviewed(town: Town) -> Edition:
    edition = rewritten(town, WORDS)
    passed = actions.Review(passed=True)
    actions.review(edition=edition, what=passed, by=town.holder(REVIEWER), at=town.noon)
    return again(edition)


def freeze(town: Town, edition: Edition) -> str:
    actions.freeze(edition=again(edition), by=town.holder(WRITER), at=town.noon)
    return as_markdown(editions.rendered(again(edition)))


def happens(town: Town) -> None:
    town.case()
    sealing.seal(town.noon)


def test_a_record_told_after_the_signature_changes_nothing(town: Town) -> None:
    town.case()
    edition = signed(town)
    happens(town)
    assert "1件" in as_markdown(editions.rendered(again(edition)))
    assert "1件" in freeze(town, edition)
    assert again(edition).seal == Fact.objects.of(edition.stream).get(name="editions.signed").body["seal"]
    assert rebuilding.check().is_equal


def test_the_page_says_what_has_changed_and_it_can_be_signed_anew(town: Town, desk: Desk) -> None:
    town.case()
    edition = signed(town)
    path = f"/desk/editions/{edition.id}/"
    assert "再签一次" not in desk("qulingdao").get(path).content.decode()
    happens(town)
    (moved,) = moving.since_signed(again(edition))
    assert (moved.then, moved.now) == ("1", "2")
    assert "1→2" in desk("zhuangao").get(path).content.decode()
    assert "按新的数字再签一次" in desk("qulingdao").get(path).content.decode()
    assert desk("qulingdao").post(f"{path}signature/").status_code == 302
    assert "2件" in freeze(town, edition)


def test_signed_again_without_a_change_is_told(town: Town) -> None:
    edition = signed(town)
    with pytest.raises(NotNow):
        actions.sign(edition=edition, by=town.holder(SIGNER), at=town.noon)


def test_numbers_that_changed_while_she_read_are_shown_first(town: Town, desk: Desk) -> None:
    town.case()
    edition = reviewed(town)
    sealing.seal(town.noon)
    path, seen = f"/desk/editions/{edition.id}/", Seal.objects.latest("id").id
    assert f'name="seen" value="{seen}"' in desk("qulingdao").get(path).content.decode()
    town.case()
    refused = desk("qulingdao").post(f"{path}signature/", {"seen": seen})
    assert refused.status_code == 422
    assert "1→2" in refused.content.decode()
    assert again(edition).state == "reviewed"
    with pytest.raises(BadInput):
        actions.sign(edition=again(edition), seen=seen, by=town.holder(SIGNER), at=town.noon)
    newest = Seal.objects.latest("id").id
    assert desk("qulingdao").post(f"{path}signature/", {"seen": newest}).status_code == 302


@pytest.mark.parametrize("seen", ["", "x", "9" * 30, "999999999"])
def test_a_seal_nobody_knows_compares_nothing(town: Town, desk: Desk, seen: str) -> None:
    edition = reviewed(town)
    answer = desk("qulingdao").post(f"/desk/editions/{edition.id}/signature/", {"seen": seen})
    assert answer.status_code == 302


def test_a_rewritten_text_has_the_newest_numbers_again(town: Town) -> None:
    town.case()
    edition = signed(town)
    happens(town)
    text = actions.Text(words=WORDS + "\n\n再加一句。")
    actions.rewrite(edition=again(edition), what=text, by=town.holder(WRITER), at=town.noon)
    assert again(edition).seal is None
    assert "2件" in as_markdown(editions.rendered(again(edition)))


def test_an_old_signature_had_no_numbers(town: Town) -> None:
    assert upgrade("editions.signed", 1, {"version": 1}) == {"version": 1, "seal": 0}
    edition = signed(town)
    Edition.objects.filter(id=edition.id).update(seal=None)
    happens(town)
    assert "1件" in freeze(town, edition)
