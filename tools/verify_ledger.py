#!/usr/bin/env python3
"""Check an exported Bandeng ledger with nothing but Python: no Django, no Bandeng.

    python3 verify_ledger.py ledger.jsonl.gz
    python3 verify_ledger.py ledger.jsonl --against 12=9f3c...    # a seal you have written down yourself

It reads the lines that ``bandeng export ledger FILE`` writes. Of every fact it checks that its digest is that
of its content, and that it follows the fact before it in its stream without a gap; of every seal, that it
follows the seal before, that its digest is that of its fields, and that the Merkle root is that of the facts
under it.

What is hashed (all text UTF-8):
- fact: JSON with sorted keys and no spaces of stream, turn, name, version, place, person, post, act, at,
  body, command, algorithm, previous; ``previous`` is the digest of the fact before it there, or 64 zeros;
- leaf: the bytes of a fact's digest and its height in 8 bytes, big-endian;
- tree: RFC 6962 (a leaf is hashed after 0x00, two nodes after 0x01);
- seal: JSON as above of seal, first, last, count, at, algorithm, root, previous.

Exit code: 0 whole, 1 broken (a sentence says where), 2 the file cannot be read as an exported ledger.
"""

import argparse
import gzip
import hashlib
import json
import sys
import zlib

FORMAT = 1
NONE_BEFORE = "0" * 64
FACT = ("act", "algorithm", "at", "body", "command", "name", "person", "place", "post")
FACT += ("previous", "stream", "turn", "version")
SEAL = ("algorithm", "at", "count", "first", "last", "previous", "root", "seal")


class Broken(Exception):
    """The ledger is not whole; the sentence says where."""


class NotALedger(Exception):
    """The file cannot be read as an exported ledger."""


class Reader:
    """What has been read so far."""

    def __init__(self, header):
        self.header = header
        self.heads = {}
        self.facts = self.seals = self.height = self.sealed = 0
        self.seal_digests = {0: NONE_BEFORE}
        self.leaves = []

    def fact(self, record):
        """Check a fact's digest, link and height."""
        height = whole(record, "height")
        where = f"fact {height} ({record.get('stream')}, turn {record.get('turn')})"
        if digest(pick(record, FACT, where), record["algorithm"], where) != record.get("digest"):
            raise Broken(f"{where} was changed: its content does not have its digest.")
        if height <= self.height:
            raise Broken(f"{where} stands at the wrong height.")
        if self.heads.get(record["stream"], (0, NONE_BEFORE)) != (record["turn"], record["previous"]):
            raise Broken(f"{where} does not follow the fact before it.")
        if record.get("district") != self.header["district"]:
            raise Broken(f"{where} is of another district.")
        self.heads[record["stream"]] = (record["turn"] + 1, record["digest"])
        self.leaves.append((height, bytes.fromhex(record["digest"]) + height.to_bytes(8, "big")))
        self.facts, self.height = self.facts + 1, height

    def seal(self, record):
        """Check a seal's number, link, digest, range, count and root."""
        number = whole(record, "seal")
        where = f"seal {number}"
        if digest(pick(record, SEAL, where), record["algorithm"], where) != record.get("digest"):
            raise Broken(f"{where} was changed: its fields do not have its digest.")
        if number != self.seals + 1 or record["previous"] != self.seal_digests[self.seals]:
            raise Broken(f"{where} does not follow the seal before it.")
        if record.get("district") != self.header["district"]:
            raise Broken(f"{where} is of another district.")
        heights = [height for height, _ in self.leaves]
        if not heights or [len(heights), heights[0], heights[-1]] != [
            record["count"],
            record["first"],
            record["last"],
        ]:
            raise Broken(f"{where} does not stand over the facts it names: {len(heights)} were found.")
        if root([leaf for _, leaf in self.leaves], record["algorithm"]).hex() != record["root"]:
            raise Broken(f"{where} is not over these facts: the Merkle root differs.")
        self.seals, self.sealed, self.leaves = number, record["last"], []
        self.seal_digests[number] = record["digest"]

    def end(self, against):
        """Check that nothing is missing at the end, and the seals somebody wrote down."""
        counted = {"facts": self.facts, "seals": self.seals, "height": self.height}
        for name, found in counted.items():
            if self.header[name] != found:
                raise Broken(f"The file promises {self.header[name]} for {name}; {found} was found.")
        for number, written in against:
            if self.seal_digests.get(number) != written:
                raise Broken(
                    f"seal {number} is not the one written down: the ledger may have been exchanged."
                )


def main(words=None):
    """Check the file; answer with the exit code."""
    parser = argparse.ArgumentParser(description="Check an exported Bandeng ledger.")
    parser.add_argument("file")
    parser.add_argument("--against", action="append", default=[], type=written_down, metavar="N=DIGEST")
    asked = parser.parse_args(words)
    try:
        reader = check(asked.file, asked.against)
    except Broken as broken:
        say(f"BROKEN: {broken}")
        return 1
    except NotALedger as unreadable:
        say(f"{asked.file} cannot be read as an exported ledger: {unreadable}", to=sys.stderr)
        return 2
    say(f"Whole: {reader.facts} facts in {len(reader.heads)} streams, {reader.seals} seals.")
    if reader.leaves:
        say(f"{len(reader.leaves)} facts wait for the next seal.")
    if reader.seals:
        say(f"The last seal is {reader.seals}={reader.seal_digests[reader.seals]}: compare it with /seals/.")
    return 0


def check(file, against=()):
    """Read the file to its end. Raises Broken or NotALedger."""
    records = lines(file)
    header = next(records, None)
    if not isinstance(header, dict) or header.get("bandeng_ledger") != FORMAT:
        raise NotALedger("its first line is not that of a Bandeng ledger this program knows")
    for name in ("district", "facts", "seals", "height"):
        if name not in header:
            raise NotALedger(f"its first line lacks {name!r}")
    reader = Reader(header)
    for record in records:
        if isinstance(record, dict) and "seal" in record:
            reader.seal(record)
        elif isinstance(record, dict) and "height" in record:
            reader.fact(record)
        else:
            raise Broken(f"a line after fact {reader.height} is neither a fact nor a seal.")
    reader.end(against)
    return reader


def lines(file):
    """The records of the file, unzipped where its name ends with .gz."""
    number = 0
    try:
        with gzip.open(file, "rb") if str(file).endswith(".gz") else open(file, "rb") as opened:
            for line in opened:
                record = json.loads(line)
                if line[-1:] != b"\n":
                    raise EOFError("it does not end with the end of a line")
                yield record
                number += 1
    except (OSError, EOFError, zlib.error) as error:
        if number:
            raise Broken(f"the file breaks off after line {number}: {error}.") from None
        raise NotALedger(error) from None
    except ValueError:
        if number:
            raise Broken(f"line {number + 1} is not JSON.") from None
        raise NotALedger("its first line is not JSON") from None


def digest(value, algorithm, where):
    """The digest of canonical JSON."""
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.new(algorithm, text.encode()).hexdigest()
    except (TypeError, ValueError):
        raise Broken(f"{where} cannot be hashed: is its algorithm {algorithm!r} known here?") from None


def pick(record, names, where):
    """The fields that a digest covers."""
    missing = [name for name in names if name not in record]
    if missing:
        raise Broken(f"{where} lacks {', '.join(missing)}.")
    return {name: record[name] for name in names}


def whole(record, name):
    """A whole number that is not negative."""
    value = record[name]
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise Broken(f"{name} is {value!r}, which is no number of a record.")
    return value


def root(leaves, algorithm):
    """The Merkle root of RFC 6962: leaf 0x00, node 0x01, the left tree the largest full one."""

    def hashed(value):
        return hashlib.new(algorithm, value).digest()

    level = [hashed(b"\x00" + leaf) for leaf in leaves]
    while len(level) > 1:
        paired = [hashed(b"\x01" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
    return level[0]


def say(sentence, to=None):
    """One line on standard output."""
    (to or sys.stdout).write(f"{sentence}\n")


def written_down(text):
    """``12=9f3c...`` as (12, '9f3c...')."""
    number, sign, written = text.partition("=")
    if not (sign and number.isdecimal() and written):
        raise argparse.ArgumentTypeError("write it as N=DIGEST")
    return int(number), written.lower()


if __name__ == "__main__":
    sys.exit(main())
