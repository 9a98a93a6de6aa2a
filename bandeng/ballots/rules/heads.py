"""The ledger of one vote line by line, and the head that stands for all of it: what is signed. Pure.

A line holds heights, numbers of the roll, serials, commitments and digests: no choice, no name, no moment.
The root over the first ``entries`` lines is in every head, so that whoever has the lines can see that each
head continues the one before.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.kernel import merkle
from bandeng.kernel.canonical import canonical, digest, moment

EVERY = timedelta(minutes=10)  # so often at most while nothing but ballots comes in
SIGNED_AFTER = timedelta(days=60)  # a vote published longer ago has nothing new to sign
FIRST = "-"  # what stands before the first head
SIGNS, GROUP = 32, 4  # of a short code: eight groups of four
CONTEXT = b"bandeng head 1\n"  # before what is signed, so that the key signs nothing else by mistake
OPEN = (
    "serial",
    "old",
    "where",
    "picture",
    "keeps",
    "outcome",
    "root",
    "seed",
    "anchor",
    "batch",
    "counted",
    "received",
    "keyed",
    "void",
)  # of a fact, for everybody
STAGES = {"ballots.announced": "announced", "ballots.closed": "closed", "ballots.published": "published"}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One fact of the vote: its height, its kind, the number on the roll (``-``: the vote's own), what of it
    is for everybody, and its digest in the district's book."""

    height: int
    kind: str
    slot: str
    said: Mapping[str, str]
    digest: str

    def line(self) -> bytes:
        """The leaf of the tree, as canonical JSON."""
        return canonical(self.plain())

    def plain(self) -> dict[str, object]:
        """As the bundle carries it."""
        said = dict(self.said)
        return {
            "height": self.height,
            "kind": self.kind,
            "slot": self.slot,
            "said": said,
            "digest": self.digest,
        }


def entry(height: int, kind: str, stream: str, body_text: str, fact_digest: str) -> Entry:
    """The line of a fact as it was written, whatever became of its shape since."""
    body, parts = json.loads(body_text), stream.split(":")
    said = {name: str(body[name]) for name in OPEN if name in body}
    if body.get("choices"):
        said["seal"] = body["choices"]["seal"]
    if "gathered" in body:
        said["gathered"] = " ".join(body["gathered"])
    slot = parts[2] if parts[0] in ("slot", "check") else "-"
    slot = slot.rpartition("-")[0] if parts[0] == "check" else slot  # of a paper: number and how often issued
    return Entry(height=height, kind=kind, slot=slot, said=said, digest=fact_digest)


@dataclass(frozen=True, kw_only=True)
class Head:
    """What is signed. ``roll`` is the root of the frozen roll, ``root`` that of the first ``entries`` lines,
    ``seal`` the district's newest seal, ``previous`` the digest of the head before (``-``: none)."""

    vote: str
    number: int
    stage: str
    entries: int
    root: str
    roll: str
    seal: int
    seal_digest: str
    at: datetime
    previous: str

    def plain(self) -> dict[str, object]:
        """Every field, the moment in UTC."""
        return {**vars(self), "at": moment(self.at)}

    def text(self) -> bytes:
        """What is signed: the context and the canonical JSON."""
        return CONTEXT + canonical(self.plain())

    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal: the next head names it, and the short code begins it."""
        return digest(self.text())


def root(entries: Sequence[Entry]) -> str:
    """The Merkle root over these lines, hexadecimal."""
    return merkle.root([each.line() for each in entries]).hex()


def stage(entries: Iterable[Entry]) -> str:
    """How far the vote has come by these lines."""
    told = [STAGES[each.kind] for each in entries if each.kind in STAGES]
    return told[-1] if told else "rolled"


def roll(entries: Iterable[Entry]) -> str:
    """The root of the roll that was frozen last by these lines (``-``: none)."""
    told = [each.said["root"] for each in entries if "root" in each.said]
    return told[-1] if told else FIRST


def code(hexadecimal: str) -> str:
    """The short code of a digest, as it hangs on a wall: eight groups of four signs."""
    return " ".join(hexadecimal[place : place + GROUP] for place in range(0, SIGNS, GROUP))


def key_code(public: str) -> str:
    """The short code of a public key (hexadecimal): of its SHA-256."""
    return code(digest(bytes.fromhex(public)))
