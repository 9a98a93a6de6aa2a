"""The vault keeps words, gives them back, notices a changed byte, and forgets for good."""

import hashlib
import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bandeng.people import actions, queries, vault
from bandeng.people.models import Entry

pytestmark = pytest.mark.django_db
WORDS = "三号楼二单元楼道灯不亮,已经一个星期了"


def test_words_come_back_as_they_were_given(at: datetime) -> None:
    kept = vault.keep(WORDS, kind="words", about="p1", at=at)
    assert vault.read([kept.kept]) == {kept.kept: WORDS}
    assert Entry.objects.get(id=kept.kept).kept_at == at


def test_nothing_readable_is_written_down(at: datetime) -> None:
    kept = vault.keep("13800000001", kind=vault.PHONE, about="p1", at=at)
    entry = Entry.objects.get(id=kept.kept)
    assert b"13800000001" not in bytes(entry.sealed or b"")
    assert entry.lookup not in {"", hashlib.sha256(b"13800000001").hexdigest()}
    assert (entry.algorithm, entry.key_version) == ("aes-256-gcm", 1)


def test_equal_words_have_unequal_commitments(at: datetime) -> None:
    first, second = (vault.keep(WORDS, kind="words", about="p1", at=at) for _ in range(2))
    assert first.seal != second.seal
    assert vault.commitments([first.kept, second.kept]) == {first.kept: first.seal, second.kept: second.seal}


@pytest.mark.parametrize("place", [0, 11, 12, 40, -1])
def test_one_changed_bit_of_the_ciphertext_is_noticed(place: int, at: datetime) -> None:
    kept = vault.keep(WORDS, kind="words", about="p1", at=at)
    changed = bytearray(Entry.objects.get(id=kept.kept).sealed or b"")
    changed[place] ^= 1
    Entry.objects.filter(id=kept.kept).update(sealed=bytes(changed))
    with pytest.raises(vault.Tampered, match=kept.kept):
        vault.read([kept.kept])


@pytest.mark.parametrize(
    "change", [{"about": "p2"}, {"kind": "name"}, {"key_version": 7}, {"key_version": 0}]
)
def test_an_entry_put_under_another_person_does_not_open(change: dict[str, Any], at: datetime) -> None:
    kept = vault.keep(WORDS, kind="words", about="p1", at=at)
    Entry.objects.filter(id=kept.kept).update(**change)
    with pytest.raises(vault.Tampered):
        vault.read([kept.kept])


def test_the_words_of_another_row_do_not_open(at: datetime) -> None:
    first, second = (vault.keep(text, kind="words", about="p1", at=at) for text in ("一", "二"))
    Entry.objects.filter(id=first.kept).update(sealed=Entry.objects.get(id=second.kept).sealed)
    with pytest.raises(vault.Tampered):
        vault.read([first.kept])


def test_erasing_wipes_the_words_and_leaves_the_row(at: datetime) -> None:
    gone = vault.keep("13800000001", kind=vault.PHONE, about="p1", at=at)
    stays = vault.keep(WORDS, kind="words", about="p2", at=at)
    assert vault.erase(about="p1", at=at) == 1
    entry = Entry.objects.get(id=gone.kept)
    assert (entry.sealed, entry.lookup, entry.erased_at) == (None, "", at)
    assert vault.read([gone.kept, stays.kept, "unknown"]) == {stays.kept: WORDS}
    assert vault.erase(about="p1", at=at) == 0


def test_older_keys_still_open_what_they_closed(settings: Any, at: datetime) -> None:
    settings.BANDENG_VAULT_KEY = "first"
    person = actions.guest(phone="13800000001", name="老周", at=at)
    settings.BANDENG_VAULT_KEY = "first second"
    newer = actions.guest(phone="138 0000 0001", at=at + timedelta(seconds=1))
    assert queries.name(person) == "老周"
    assert queries.ids_with_phone("+86 13800000001") == [person, newer]
    settings.BANDENG_VAULT_KEY = "other"
    with pytest.raises(vault.Tampered):
        queries.name(person)


@pytest.mark.parametrize("spelling", ["13800000001", "138-0000-0001", "+86 138 0000 0001", "138 0000 0001"])
def test_a_number_is_found_however_it_is_written(spelling: str, at: datetime) -> None:
    person = actions.register(name="老周", kind="resident", phone="13800000001", at=at)
    assert queries.person_by_phone(spelling) == person


def test_many_are_read_in_one_query(at: datetime) -> None:
    ids = [vault.keep(f"{number}", kind="words", about="p1", at=at).kept for number in range(30)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(vault.read(ids)) == 30
    assert len(asked) == 1


def test_keeping_is_cheap(at: datetime) -> None:
    def spent() -> float:
        begun = time.perf_counter()
        for _ in range(20):
            vault.keep(WORDS, kind="words", about="p1", at=at)
        return (time.perf_counter() - begun) / 20

    if connection.vendor == "sqlite":  # a round trip to a server is not the vault's cost
        assert min(spent() for _ in range(50)) < 150e-6  # 60 µs on an idle machine, the budget is 100
