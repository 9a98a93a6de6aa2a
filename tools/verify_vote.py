#!/usr/bin/env python3
"""Count a vote again from its bundle with nothing but Python: no Bandeng, no network.

    python3 verify.py                       # in the unpacked folder
    python3 verify.py --root 9f3c...        # the root of the roll you wrote down when the vote was announced

It checks that the roll has the announced root; that every ballot stands on the roll, once, and opens its
commitment; that the fact holding it stands under the Merkle root of its seal (compare that with /seals/); it
adds up area and heads by itself, and holds the sums against the thresholds and what was announced.

What it cannot see: whether the roll is true to the registers; whether a ballot was cast by whom it should
(every household can look up the ballot counted for it); what a compromised telephone sent. A receipt can be
shown to others. Areas may tell neighbours whose a number is; only commitments that add up could hide that.

Exit code: 0 right, 1 wrong (a sentence says what), 2 the files cannot be read.
"""

import argparse
import hashlib
import json
import sys
from fractions import Fraction
from pathlib import Path

CHOICES = ("yes", "no", "abstain")


class Wrong(Exception):
    """Something does not agree; the sentence says what."""


def hundredths(text):
    """``88.05`` as 8805."""
    whole, _dot, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def tree(leaves, algorithm="sha256"):
    """RFC 6962: a leaf is hashed after 0x00, two nodes after 0x01; a last one alone moves up."""
    row = [hashlib.new(algorithm, b"\x00" + leaf).digest() for leaf in leaves]
    while len(row) > 1:
        pairs = [
            hashlib.new(algorithm, b"\x01" + row[n] + row[n + 1]).digest() for n in range(0, len(row) - 1, 2)
        ]
        row = pairs + ([row[-1]] if len(row) % 2 else [])
    return row[0].hex() if row else hashlib.new(algorithm).hexdigest()


def climbs(place):
    """Whether the proof leads from the fact to the root of its seal."""
    algorithm = place["algorithm"]
    leaf = bytes.fromhex(place["digest"]) + place["height"].to_bytes(8, "big")
    found, index, width = hashlib.new(algorithm, b"\x00" + leaf).digest(), place["index"], place["count"]
    steps = [bytes.fromhex(step) for step in place["proof"]]
    while width > 1:
        if (index ^ 1) < width:
            if not steps:
                return False
            beside = steps.pop(0)
            pair = beside + found if index % 2 else found + beside
            found = hashlib.new(algorithm, b"\x01" + pair).digest()
        index, width = index // 2, (width + 1) // 2
    return found.hex() == place["root"] and not steps


def read(folder):
    """The files of the bundle."""

    def lines(name):
        return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]

    scheme = json.loads((folder / "scheme.json").read_text("utf-8"))
    totals = json.loads((folder / "totals.json").read_text("utf-8"))
    return scheme, lines("roll.jsonl"), lines("ballots.jsonl"), totals


def check_roll(scheme, roll, written):
    """The roll has the announced root; answers the area of each number."""
    leaves = [f"{row['number']}\t{row['area']}\t{row['units']}".encode() for row in roll]
    if sorted(leaves) != leaves or len({row["number"] for row in roll}) != len(roll):
        raise Wrong("The roll names a number twice or is out of order.")
    found = tree(leaves)
    if found != scheme["root"]:
        raise Wrong(f"The roll has the root {found}, not the announced {scheme['root']}: a line was changed.")
    if written and found != written:
        raise Wrong("The announced root is not the one you wrote down: the roll was exchanged.")
    return {row["number"]: hundredths(row["area"]) for row in roll}


def check_ballots(scheme, areas, ballots):
    """Every ballot stands on the roll once and opens its commitment; answers the choices by number."""
    found = {}
    for ballot in ballots:
        number = ballot["number"]
        if number not in areas:
            raise Wrong(f"The ballot of {number} is of nobody on the roll.")
        if number in found:
            raise Wrong(f"{number} is counted twice.")
        opened = hashlib.sha256(bytes.fromhex(ballot["salt"]) + ballot["choices"].encode()).hexdigest()
        if opened != ballot["seal"]:
            raise Wrong(f"The ballot of {number} is not the one that was committed to.")
        if "proof" in ballot["book"] and not climbs(ballot["book"]):
            raise Wrong(f"The ballot of {number} does not stand under the seal it names.")
        choices = json.loads(ballot["choices"])
        if set(choices) != set(scheme["items"]) or not set(choices.values()) <= set(CHOICES):
            raise Wrong(f"The ballot of {number} does not answer the items of this vote.")
        found[number] = choices
    return found


def holds(threshold, part, whole):
    """Whether the share is reached, in whole numbers."""
    share = Fraction(threshold["share"])
    left, right = part * share.denominator, whole * share.numerator
    return whole > 0 and (left > right if threshold["beyond"] else left >= right)


def check_item(scheme, key, areas, chosen, silent, told):
    """Add one item up and hold it against what was announced."""
    sums = dict.fromkeys((*CHOICES, "deemed"), (0, 0))
    for number, area in areas.items():
        side = chosen[number][key] if number in chosen else ("deemed" if number in silent else "")
        if side:
            sums[side] = (sums[side][0] + area, sums[side][1] + 1)
    for side, (area, heads) in sums.items():
        if (hundredths(told[side]["area"]), told[side]["heads"]) != (area, heads):
            raise Wrong(
                f"Item {key}: {side} adds up to {area / 100:.2f} and {heads}, another sum was announced."
            )
    quorum = passed = True
    for place, measure in enumerate(("area", "heads")):
        if measure in scheme["measures"]:
            whole = sum(areas.values()) if measure == "area" else len(areas)
            part = sum(weight[place] for weight in sums.values())
            agreeing = sums["yes"][place] + (sums["deemed"][place] if told["deemed_as"] == "yes" else 0)
            quorum &= holds(scheme["quorum"], part, whole)
            passed &= holds(scheme["pass"], agreeing, part if scheme["pass_of"] == "participating" else whole)
    if (told["quorum"], told["passed"]) != (quorum, quorum and passed):
        raise Wrong(f"Item {key}: the thresholds say something else than was announced.")
    return f"Item {key}: {'passed' if told['passed'] else 'not passed'}, as announced."


def check_election(scheme, chosen, totals):
    """Nobody marked more than there are seats, and the seats went to whom the counted votes give them."""
    seats, items = scheme["seats"], totals["items"]
    for number, choices in chosen.items():
        if sum(choice == "yes" for choice in choices.values()) > seats:
            raise Wrong(f"The ballot of {number} marks more than {seats} candidates.")

    def got(key):
        yes = items[key]["yes"]
        return tuple(hundredths(yes["area"]) if name == "area" else yes["heads"] for name in scheme["order"])

    able = sorted((key for key in items if items[key]["passed"]), key=got, reverse=True)
    last = got(able[seats - 1]) if len(able) > seats and got(able[seats - 1]) == got(able[seats]) else None
    tied = [key for key in able if got(key) == last]
    elected = [key for key in able[:seats] if key not in tied]
    rest = [key for key in able if key not in elected and key not in tied]
    if (totals["elected"], sorted(totals["tied"]), totals["alternates"]) != (elected, sorted(tied), rest):
        raise Wrong("The counted votes give the seats to others than was announced.")
    return f"{len(elected)} of {seats} seats are filled, as announced." + (" A tie is left." if tied else "")


def check(folder, written=""):
    """Everything; answers what to say. Raises Wrong."""
    scheme, roll, ballots, totals = read(folder)
    areas = check_roll(scheme, roll, written)
    chosen = check_ballots(scheme, areas, ballots)
    counts = scheme["deemed"] != "none"
    open_ = {row["number"] for row in roll if row["open"]}
    if open_ & chosen.keys() or len(open_) != totals["conflicts"] + totals["undecided"]:
        raise Wrong("The numbers left open are not as many as was announced.")
    silent = {row["number"] for row in roll if counts and row["delivered"]} - chosen.keys() - open_
    said = [
        f"The roll has the announced root: {len(roll)} on it.",
        f"{len(ballots)} ballots open their commitments.",
    ]
    said += [check_item(scheme, key, areas, chosen, silent, told) for key, told in totals["items"].items()]
    return said + ([check_election(scheme, chosen, totals)] if scheme.get("seats") else [])


def say(text, to=None):
    """One or more lines."""
    (to or sys.stdout).write(text + "\n")


def main(words=None):
    """Check the bundle; answer with the exit code."""
    parser = argparse.ArgumentParser(description="Count a Bandeng vote again.")
    parser.add_argument("folder", nargs="?", default=".", type=Path)
    parser.add_argument("--root", default="", help="the root of the roll as you wrote it down")
    asked = parser.parse_args(words)
    try:
        said = check(asked.folder, asked.root)
    except Wrong as wrong:
        say(f"WRONG: {wrong}")
        return 1
    except (OSError, ValueError, KeyError) as unreadable:
        say(f"The bundle cannot be read: {unreadable!r}", to=sys.stderr)
        return 2
    say("\n".join(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
