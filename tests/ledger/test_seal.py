"""A seal fixes what was said since the last, and only that."""

import json
import threading
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from bandeng.kernel import merkle
from bandeng.kernel.canonical import NO_DIGEST
from bandeng.ledger import locks, pen, queries, reading, sealing, verifying
from bandeng.ledger.models import Fact, Seal
from bandeng.ledger.words import as_of
from tests.conftest import NOON
from tests.ledger.conftest import SatDown, Say, hand


def test_nothing_new_is_no_seal(say: Say) -> None:
    assert sealing.seal(NOON) is None
    say()
    assert sealing.seal(NOON) is not None
    assert sealing.seal(NOON) is None


def test_seals_follow_each_other(say: Say) -> None:
    facts = [say(), say()]
    first = sealing.seal(NOON)
    facts.append(say())
    second = sealing.seal(NOON + timedelta(minutes=1))
    assert first and second
    assert (first.id, first.first, first.last, first.count) == (1, facts[0].id, facts[1].id, 2)
    assert (second.id, second.first, second.last, second.count) == (2, facts[2].id, facts[2].id, 1)
    assert (first.previous, second.previous) == (NO_DIGEST, first.digest)
    assert second.root == merkle.root([sealing.leaf(facts[2].id, facts[2].digest)], "sha256").hex()


@pytest.mark.parametrize("algorithm", ["sha256", "sm3", "sha512"])
def test_the_algorithm_is_a_setting(say: Say, settings: object, algorithm: str) -> None:
    settings.BANDENG_DIGEST = algorithm  # type: ignore[attr-defined]
    say()
    sealed = sealing.seal(NOON)
    assert sealed and sealed.algorithm == algorithm
    assert Fact.objects.get().algorithm == algorithm
    assert verifying.verify().is_whole


def test_the_seal_says_until_when_in_both_languages() -> None:
    assert as_of(NOON.replace(month=7, day=31, hour=18)) == "数据截至7月31日18时,可核对"
    assert as_of(NOON.replace(month=7, day=31, hour=18, minute=5)) == "数据截至7月31日18时05分,可核对"
    with translation.override("en"):
        assert "31 Jul" in as_of(NOON.replace(month=7, day=31, hour=18))


def test_a_proof_holds_for_each_fact_and_tells_nothing_else(say: Say) -> None:
    facts = [say() for _ in range(7)]
    sealed = sealing.seal(NOON)
    assert sealed
    for fact in facts:
        proof = queries.proof(sealed.id, fact.id)
        assert proof["leaf"] == sealing.leaf(fact.id, fact.digest).hex()
        assert set(proof) <= {
            "seal",
            "algorithm",
            "root",
            "height",
            "digest",
            "leaf",
            "index",
            "count",
            "proof",
        }
        assert _holds(proof)
        assert not _holds(proof | {"leaf": "00" * 40})
    with pytest.raises(Fact.DoesNotExist):
        queries.proof(sealed.id, facts[-1].id + 1)
    assert queries.seal_over(facts[3].id) == sealed
    assert queries.seal_over(say().id) is None


def test_many_proofs_under_several_seals_are_those_asked_for_one_by_one(
    say: Say, django_assert_num_queries: Any
) -> None:
    facts = []
    for number in range(9):
        facts.append(say(f"bench:{number}"))
        if number in (2, 6):
            sealing.seal(NOON)
    heights = [fact.id for fact in facts]
    with django_assert_num_queries(5):  # two seals with their facts, and that there is no third
        found = queries.proofs(heights)
    assert sorted(found) == heights[:7]
    over = {height: queries.seal_over(height) for height in found}
    assert found == {height: queries.proof(seal.id, height) for height, seal in over.items() if seal}


def _holds(proof: dict[str, Any]) -> bool:
    path = [bytes.fromhex(step) for step in proof["proof"]]
    leaf, root = bytes.fromhex(proof["leaf"]), bytes.fromhex(proof["root"])
    return merkle.verify(leaf, proof["index"], proof["count"], path, root, proof["algorithm"])


def test_the_command(say: Say, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seal", "--json")
    assert json.loads(capsys.readouterr().out) == {"new": False, "seal": None}
    say()
    call_command("seal")
    assert "第1号封存:1 条事实" in capsys.readouterr().out
    call_command("seal", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (answer["new"], answer["seal"]["seal"]) == (False, 1)


def test_the_public_pages(say: Say, client: Client) -> None:
    assert client.get("/seals/").status_code == 200
    fact = say()
    sealing.seal(NOON)
    page = client.get("/seals/").content.decode()
    assert "数据截至7月6日12时,可核对" in page
    page = client.get("/seals/1/").content.decode()
    assert Seal.objects.get().digest in page
    proof = client.get(f"/seals/1/proof/{fact.id}.json")
    assert proof.json()["digest"] == fact.digest
    assert "immutable" in proof["Cache-Control"]
    for missing in ("/seals/2/", "/seals/99999999999999999999/", f"/seals/1/proof/{fact.id + 1}.json"):
        assert client.get(missing).status_code == 404
    assert client.get("/seals/?below=nonsense").status_code == 200


def test_the_public_pages_ask_as_much_for_many_as_for_few(say: Say, client: Client) -> None:
    counts = []
    for wanted in (3, 30):
        while Seal.objects.count() < wanted:
            say()
            sealing.seal(NOON)
        with CaptureQueriesContext(connection) as queries_made:
            client.get("/seals/")
        counts.append(len(queries_made))
    assert counts[0] == counts[1]


def test_the_list_for_programs_goes_on_by_key(
    say: Say, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bandeng.ledger.web.seals.PAGE_OF_JSON", 2)
    for _ in range(5):
        say()
        sealing.seal(NOON)
    address, seen = "/seals.json", []
    while address:
        answer = client.get(address).json()
        seen += [each["seal"] for each in answer["seals"]]
        address = answer["next"]
    assert seen == [5, 4, 3, 2, 1]


@pytest.mark.postgresql
def test_a_seal_waits_for_whoever_is_writing(bench: None, committed: str) -> None:
    """A fact that got its height early and commits late is never below a seal that does not know it."""
    pen.record(SatDown(seat=0), hand=hand(), stream="bench:first", turn=0)
    writing, may_end, heights = threading.Event(), threading.Event(), []

    def write_slowly() -> None:
        with transaction.atomic():
            pen.record(SatDown(seat=1), hand=hand(), stream="bench:slow", turn=0)
            writing.set()
            may_end.wait(10)
        connections.close_all()

    def look() -> None:
        heights.append(reading.complete_height())
        connections.close_all()

    writer, looker = threading.Thread(target=write_slowly), threading.Thread(target=look)
    writer.start()
    writing.wait(10)
    looker.start()
    looker.join(0.3)
    assert looker.is_alive() and not heights
    may_end.set()
    writer.join()
    looker.join()
    assert heights == [Fact.objects.order_by("-id").values_list("id", flat=True)[0]]


@pytest.mark.postgresql
def test_two_sealers_do_not_collide(bench: None, committed: str) -> None:
    pen.record(SatDown(seat=0), hand=hand(), stream="bench:1", turn=0)
    made: list[Seal | None] = []

    def seal() -> None:
        made.append(sealing.seal(NOON))
        connections.close_all()

    threads = [threading.Thread(target=seal) for _ in range(4)]
    with transaction.atomic():
        locks.hold_writers()
        for thread in threads:
            thread.start()
    for thread in threads:
        thread.join()
    assert sorted(each is not None for each in made) == [False, False, False, True]
