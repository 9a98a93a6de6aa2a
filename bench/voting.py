"""P8: the tally of 100,000 ballots with their commitments, beside the bare hashing and adding; one proof."""

import hashlib
import random
import time
from typing import Any

from bandeng.ballots.rules import choosing
from bandeng.ballots.rules.slots import Slot, count
from bandeng.kernel import merkle
from bandeng.rulebook.queries import book

BALLOTS, PROOFS = 100_000, 1000
WRITTEN = tuple(choosing.written({"1": choice}) for choice in ("yes", "no", "abstain"))


def tally() -> dict[str, Any]:
    """Seconds to open every ballot, hold it against its commitment, and count area and heads."""
    chance = random.Random(8)
    kept = [_kept(chance) for _ballot in range(BALLOTS)]
    began = time.perf_counter()
    slots = [_opened(number, *one) for number, one in enumerate(kept)]
    opened = time.perf_counter() - began
    found = count(book().voting_rule("civil-code-278-general"), slots, ["1"], deemed="none")
    seconds = time.perf_counter() - began
    floor = _floor(kept)
    part = found.tallies["1"].participating.heads
    proof = _proof([bytes.fromhex(seal) for _words, _salt, seal, _area in kept])
    told = {
        "seconds": round(seconds, 3),
        "of it opening": round(opened, 3),
        "bare hashing and adding s": floor,
    }
    return {"ballots": part, **told, "ratio": round(floor / seconds, 2), "proof checked ms": proof}


def _kept(chance: random.Random) -> tuple[str, bytes, str, int]:
    words, salt = chance.choice(WRITTEN), chance.randbytes(16)
    return words, salt, hashlib.sha256(salt + words.encode()).hexdigest(), chance.randrange(2000, 20_000)


def _opened(number: int, words: str, salt: bytes, seal: str, area: int) -> Slot:
    if hashlib.sha256(salt + words.encode()).hexdigest() != seal:
        raise AssertionError("a ballot does not open its commitment")
    choices = choosing.read(words)
    return Slot(
        number=str(number),
        area=area,
        delivered=True,
        online=choices,
        received=False,
        locked=False,
        paper=None,
    )


def _floor(kept: list[tuple[str, bytes, str, int]]) -> float:
    """The same hashes and sums with nothing around them."""
    began = time.perf_counter()
    sums = dict.fromkeys(WRITTEN, 0)
    for words, salt, seal, area in kept:
        sums[words] += area if hashlib.sha256(salt + words.encode()).hexdigest() == seal else 0
    return round(time.perf_counter() - began, 3)


def _proof(leaves: list[bytes]) -> float:
    """Milliseconds to check that one ballot stands under the root of all of them."""
    root, path = merkle.root(leaves), merkle.proof(leaves, 4711)
    began = time.perf_counter()
    for _turn in range(PROOFS):
        if not merkle.verify(leaves[4711], 4711, len(leaves), path, root):
            raise AssertionError("the proof does not lead to the root")
    return round((time.perf_counter() - began) * 1000 / PROOFS, 4)
