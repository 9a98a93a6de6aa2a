"""Merkle trees as in RFC 6962: leaves and nodes are told apart by a first byte, trees need not be full.

All values are bytes; the algorithm is any name hashlib knows (``sha256``, ``sm3``).
"""

import hashlib
from collections.abc import Sequence

LEAF, NODE = b"\x00", b"\x01"


def root(leaves: Sequence[bytes], algorithm: str = "sha256") -> bytes:
    """The root over the leaves in their order; of no leaves, the digest of nothing."""
    if not leaves:
        return hashlib.new(algorithm).digest()
    row = leaf_digests(leaves, algorithm)
    while len(row) > 1:
        row = _next_row(row, algorithm)
    return row[0]


def leaf_digests(leaves: Sequence[bytes], algorithm: str = "sha256") -> list[bytes]:
    """The digest of each leaf."""
    begun = hashlib.new(algorithm, LEAF)  # copied for each leaf: far quicker than a fresh object
    return [_finish(begun.copy(), leaf) for leaf in leaves]


def proof(leaves: Sequence[bytes], index: int, algorithm: str = "sha256") -> list[bytes]:
    """The digests that lead from leaf ``index`` to the root, lowest first. Raises IndexError."""
    return proofs(leaves, [index], algorithm)[0]


def proofs(leaves: Sequence[bytes], indices: Sequence[int], algorithm: str = "sha256") -> list[list[bytes]]:
    """The same for many leaves of one tree, which is built once. Raises IndexError."""
    if wrong := [index for index in indices if not 0 <= index < len(leaves)]:
        raise IndexError(wrong[0])
    rows = [leaf_digests(leaves, algorithm)]
    while len(rows[-1]) > 1:
        rows.append(_next_row(rows[-1], algorithm))
    return [_path(rows, index) for index in indices]


def _path(rows: Sequence[Sequence[bytes]], index: int) -> list[bytes]:
    """What stands beside the way up from this leaf; a last one alone has nothing beside it."""
    beside = [(row, (index >> level) ^ 1) for level, row in enumerate(rows[:-1])]
    return [row[place] for row, place in beside if place < len(row)]


def verify(
    leaf: bytes, index: int, count: int, path: Sequence[bytes], expected: bytes, algorithm: str = "sha256"
) -> bool:
    """Whether the path leads from the leaf at ``index`` of ``count`` to the expected root."""
    if not 0 <= index < count:
        return False
    digest, width, steps = _finish(hashlib.new(algorithm, LEAF), leaf), count, iter(path)
    while width > 1:
        if (index ^ 1) < width:
            beside = next(steps, None)
            if beside is None:
                return False
            pair = (beside, digest) if index % 2 else (digest, beside)
            digest = _finish(hashlib.new(algorithm, NODE), b"".join(pair))
        index, width = index // 2, (width + 1) // 2
    return digest == expected and next(steps, None) is None


def _next_row(row: list[bytes], algorithm: str) -> list[bytes]:
    begun = hashlib.new(algorithm, NODE)
    pairs = [_finish(begun.copy(), row[n] + row[n + 1]) for n in range(0, len(row) - 1, 2)]
    return pairs + ([row[-1]] if len(row) % 2 else [])  # a last one without a neighbour moves up as it is


def _finish(begun: "hashlib._Hash", value: bytes) -> bytes:
    begun.update(value)
    return begun.digest()
