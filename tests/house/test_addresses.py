"""Every address says which act it asks for, and there are no others."""

import pytest

from bandeng.home.documents.addresses import Address, addresses
from bandeng.posts.rules import BUILT_IN
from bandeng.rulebook.rules.acts import ACTS

KNOWN = {"public", "signed", *ACTS, *(act for acts in BUILT_IN.values() for act in acts)}


@pytest.fixture(scope="module")
def all_of_them() -> list[Address]:
    return addresses()


def test_every_address_says_its_act(all_of_them: list[Address]) -> None:
    found = [address.path for address in all_of_them if not address.act]
    assert not found, f"decorate the view with @asks: {found}"


def test_every_act_asked_is_in_the_charter(all_of_them: list[Address]) -> None:
    found = {address.path: address.act for address in all_of_them if address.act and address.act not in KNOWN}
    assert not found, found


def test_every_address_says_its_verbs(all_of_them: list[Address]) -> None:
    found = [address.path for address in all_of_them if address.verbs == ("*",)]
    assert not found, f"decorate the view with require_http_methods: {found}"


def test_every_address_has_a_name_of_its_own(all_of_them: list[Address]) -> None:
    names = [address.name for address in all_of_them]
    assert all(names)
    assert len(names) == len(set(names)), sorted(name for name in set(names) if names.count(name) > 1)
