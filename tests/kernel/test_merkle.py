"""Merkle trees: every leaf has a proof, and nothing else has one."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandeng.kernel import merkle

leaves = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


@given(leaves, st.data(), st.sampled_from(["sha256", "sm3"]))
def test_each_leaf_has_a_proof(rows: list[bytes], data: st.DataObject, algorithm: str) -> None:
    index = data.draw(st.integers(0, len(rows) - 1))
    path = merkle.proof(rows, index, algorithm)
    root = merkle.root(rows, algorithm)
    assert merkle.verify(rows[index], index, len(rows), path, root, algorithm)
    assert not merkle.verify(rows[index] + b"x", index, len(rows), path, root, algorithm)
    assert not merkle.verify(rows[index], index, len(rows), [*path, b"x"], root, algorithm)


@given(leaves, st.data())
def test_another_leaf_gives_another_root(rows: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(rows) - 1))
    changed = [*rows[:index], rows[index] + b"x", *rows[index + 1 :]]
    assert merkle.root(rows) != merkle.root(changed)
    assert merkle.root(rows) != merkle.root([*rows, b""])


def test_known_roots_of_rfc_6962() -> None:
    assert merkle.root([]) == hashlib.sha256().digest()
    assert merkle.root([b""]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40))
def test_many_proofs_of_one_tree_are_those_asked_for_one_by_one(rows: list[bytes]) -> None:
    wanted = list(range(len(rows)))
    assert merkle.proofs(rows, wanted) == [merkle.proof(rows, index) for index in wanted]
    assert all(
        merkle.verify(rows[n], n, len(rows), merkle.proofs(rows, [n])[0], merkle.root(rows)) for n in wanted
    )


def test_a_leaf_that_is_not_there_has_no_proof() -> None:
    with pytest.raises(IndexError):
        merkle.proof([b"a"], 1)
    assert not merkle.verify(b"a", 1, 1, [], merkle.root([b"a"]))
