#!/usr/bin/env python3
"""Count a vote again from its bundle with nothing but Python: no Bandeng, no network.

    python3 verify.py                       # in the unpacked folder
    python3 verify.py --root 9f3c...        # the root of the roll you wrote down when the vote was announced
    python3 verify.py --key "1a2b ..."      # the signing key as it hangs at the notice board
    python3 verify.py --head "7=9f3c ..."   # a head you wrote down: its number and its eight groups

It checks that the roll has the announced root; that every head is signed by the one key, continues the head
before and stands for the lines of the ledger; that every ballot stands on the roll, once, opens its
commitment and is the line of the ledger it says it is; that nobody who took part is left out; that every
paper is of a batch whose numbers are those of the ledger; that the fact holding a ballot stands under the
Merkle root of its seal (compare that with /seals/); it adds up area and heads by itself, and holds the sums
against the thresholds and what was announced.

Compare the key with the one on the wall (``--key``): anybody can make another key and sign a changed ledger
anew, and only the wall tells the two apart.

What it cannot see: whether the roll is true to the registers; whether a ballot was cast by whom it should
(every household can look up the ballot counted for it); what a compromised telephone sent. A receipt can be
shown to others. Areas may tell neighbours whose a number is; only commitments that add up could hide that.

Exit code: 0 right, 1 wrong (a sentence says what), 2 the files cannot be read.
"""

import argparse
import hashlib
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

CHOICES = ("yes", "no", "abstain")


class Wrong(Exception):
    """Something does not agree; the sentence says what."""


class Unreadable(ValueError):
    """A file is no longer what was written; the sentence says which and where."""


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


# Ed25519 (RFC 8032), so that no library is needed; PyNaCl checks where it is there, a hundred times as fast.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)  # points as (X, Y, Z, T): x = X/Z, y = Y/Z, xy = T/Z


def added(one, two):
    """The sum of two points."""
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    """A point added to itself so often."""
    found = NEUTRAL
    while number:
        if number & 1:
            found = added(found, point)
        point, number = added(point, point), number >> 1
    return found


def point_of(data):
    """The point that 32 bytes name. ValueError where they name none."""
    y, sign = int.from_bytes(data, "little") & (2**255 - 1), data[31] >> 7
    if len(data) != 32 or y >= P:
        raise ValueError("no point")
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if x * x % P != square or (x == 0 and sign):
        raise ValueError("no point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def is_signed(key, text, signature):
    """Whether the signature (64 bytes) is of this key (32 bytes) over this text."""
    try:
        from nacl.signing import VerifyKey
    except ImportError:
        return is_signed_slowly(key, text, signature)
    try:
        VerifyKey(key).verify(text, signature)
    except Exception:  # whatever it says is wrong with it
        return False
    return True


def is_signed_slowly(key, text, signature):
    """The same in plain Python."""
    try:
        public, r = point_of(key), point_of(signature[:32])
    except (ValueError, IndexError):
        return False
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    left, right = times(s, BASE), added(r, times(h, public))
    same = (left[0] * right[2] - right[0] * left[2]) % P == 0
    return len(signature) == 64 and s < ORDER and same and (left[1] * right[2] - right[1] * left[2]) % P == 0


def canonical(value):
    """JSON with one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def signs(text):
    """A code as it was written down, without blanks."""
    return "".join(text.split()).lower()


HEAD = ("vote", "number", "stage", "entries", "root", "roll", "seal", "seal_digest", "at", "previous")
CODE = 32  # signs of a short code: eight groups of four


def roll_of(ledger):
    """The root of the roll that these lines froze last."""
    return next((line["said"]["root"] for line in reversed(ledger) if "root" in line["said"]), "-")


def check_order(scheme, ledger):
    """The lines are in order and name the root of the roll; answers them as they were signed."""
    if roll_of(ledger) != scheme["root"]:
        raise Wrong("The ledger names another root of the roll: the roll was exchanged.")
    if [line["height"] for line in ledger] != sorted({line["height"] for line in ledger}):
        raise Wrong("The lines of the ledger are not in the order in which they were written.")
    return [canonical(line) for line in ledger]


def check_heads(scheme, ledger, heads, written):
    """Every head is signed by one key, continues the one before and stands for its lines."""
    lines = check_order(scheme, ledger)
    before, codes, key = "-", {}, heads[0]["key"] if heads else ""
    for place, head in enumerate(heads, 1):
        text = b"bandeng head 1\n" + canonical({name: head[name] for name in HEAD})
        if not is_signed(bytes.fromhex(head["key"]), text, bytes.fromhex(head["signature"])):
            raise Wrong(f"Head {place} does not bear the signature of its key: it was changed.")
        if head["key"] != key:
            raise Wrong(f"Head {place} is signed with another key than the heads before it.")
        if (head["number"], head["vote"], head["previous"]) != (place, scheme["vote"], before):
            raise Wrong(f"Head {place} does not continue the head before it.")
        if head["roll"] != roll_of(ledger[: head["entries"]]):
            raise Wrong(f"Head {place} was signed over another roll than its lines name.")
        if head["entries"] > len(lines) or tree(lines[: head["entries"]]) != head["root"]:
            raise Wrong(
                f"Head {place} stands for other lines: one was changed, taken out, added or moved before it."
            )
        before = hashlib.sha256(text).hexdigest()
        codes[place] = before
    return _told(heads, lines, codes, written, key)


def _told(heads, lines, codes, written, key):
    wanted_key, wanted_head = signs(written["key"]), written["head"].partition("=")
    found = hashlib.sha256(bytes.fromhex(key)).hexdigest()
    if wanted_key and wanted_key not in (key, found[:CODE]):
        raise Wrong(
            "The heads are not signed with the key you wrote down: they were signed anew with another."
        )
    if wanted_head[0]:
        number, code = int(wanted_head[0]), signs(wanted_head[2])
        if not code or not codes.get(number, "-").startswith(code):
            raise Wrong(f"Head {number} is not the one you wrote down: the ledger was changed since.")
    if not heads:
        return ["No head was signed: nobody but the district can say that no line was taken out."]
    code = " ".join(found[place : place + 4] for place in range(0, CODE, 4))
    said = [f"{len(heads)} heads are signed with the key {code}. Compare it with the key on the wall."]
    rest = len(lines) - heads[-1]["entries"]
    return said + ([f"The last {rest} lines are younger than the last head."] if rest else [])


CHOOSING = ("ballots.cast", "ballots.keyed", "ballots.adjudicated", "ballots.compared")
ANSWERS = ("ballots.answered", "ballots.voter_settled")  # to who says that a ballot, or a voter, is not hers


def took_part(ledger):
    """By number: the height of the last ballot cast on line, and the serial of the paper that came back."""
    last, back = {}, {}
    for line in ledger:
        if line["kind"] == "ballots.cast":
            last[line["slot"]] = line["height"]
        elif line["kind"] == "ballots.received":
            back[line["slot"]] = line["said"]["serial"]
        elif line["kind"] == "ballots.spoiled" and back.get(line["slot"]) == line["said"]["old"]:
            del back[line["slot"]]
        elif line["kind"] in ANSWERS and line["said"]["outcome"] == "void":
            last.pop(line["slot"], None)
            back.pop(line["slot"], None)
    return last, back


def check_lines(ledger, ballots, open_):
    """Every ballot is the line it says it is, the last of its kind; nobody who took part is left out."""
    lines = {line["height"]: line for line in ledger}
    closed = max((line["height"] for line in ledger if line["kind"] == "ballots.closed"), default=0)
    last, back = took_part(ledger)
    for ballot in ballots:
        number, line = ballot["number"], lines.get(ballot["book"]["height"])
        if (
            line is None
            or line["kind"] not in CHOOSING
            or (line["slot"], line["digest"]) != (number, ballot["book"]["digest"])
            or line["said"].get("seal") != ballot["seal"]
            or (line["height"] > closed and line["kind"] != "ballots.compared")
        ):
            raise Wrong(f"The ballot of {number} is not the line of the ledger it says it is.")
        if line["kind"] == "ballots.cast" and line["height"] != last[number]:
            raise Wrong(f"{number} cast another ballot later than the one that is counted.")
    left_out = (last.keys() | back.keys()) - {ballot["number"] for ballot in ballots} - open_
    if left_out:
        raise Wrong(f"{min(left_out)} took part by the ledger, and its ballot is not counted.")


def sample_size(papers):
    """The smallest sample that finds one wrong paper with 95 % when 2 % are wrong (hypergeometric)."""
    bad = max(1, -(-papers * 2 // 100))
    for drawn in range(1, papers + 1):
        if 20 * math.comb(papers - bad, drawn) <= math.comb(papers, drawn):
            return drawn
    return papers


def check_audit(ledger, audit, totals, back):
    """The sample is large enough, is what the dice draw, and came out as it is said; answers sentences."""
    if not audit["needed"]:
        return []
    if not audit["drawn"]:
        return ["The papers were not sampled yet: the result is not final."]
    papers, seed, anchor = audit["papers"], audit["seed"], audit["anchor"]
    thrown = [line["said"] for line in ledger if line["kind"] == "ballots.sampled"]
    if [(said["seed"], said["anchor"]) for said in thrown] != [(seed, anchor)]:
        raise Wrong("The dice of the sample are not those of the ledger.")
    if not set(papers) <= set(back.values()):
        raise Wrong("The sample was drawn out of papers that never came back.")
    size = len(papers) if totals["could_change"] and not audit["recounted"] else sample_size(len(papers))

    def lot(serial):
        return hashlib.sha256(f"{anchor}:{seed}:{serial}".encode()).hexdigest()

    wanted = max(size, len(audit["serials"]))
    if len(audit["serials"]) < size or audit["serials"] != sorted(sorted(papers, key=lot)[:wanted]):
        raise Wrong("The papers that were compared are not those that the dice draw.")
    return [_outcome(ledger, audit)]


def _outcome(ledger, audit):
    compared = [line["said"] for line in ledger if line["kind"] == "ballots.compared"]
    told = {said["serial"]: said["outcome"] for said in compared}
    listed = {check["serial"]: check["outcome"] for check in audit["checks"]}
    if {serial: what for serial, what in listed.items() if what != "waiting"} != told:
        raise Wrong("What came of the sample is not what the ledger says.")
    if not set(audit["serials"]) <= set(listed):
        raise Wrong("A paper that was drawn is missing among those compared.")
    differs = sum(what == "differs" for what in listed.values())
    if differs and set(listed) != set(audit["papers"]):
        raise Wrong("One paper differs from its record, and not all of them were compared.")
    waiting = sum(what == "waiting" for what in listed.values())
    said = f"{len(audit['serials'])} of {len(audit['papers'])} papers were drawn by dice; {differs} differ"
    return said + (f", {waiting} are not compared yet." if waiting else ".")


NUMBERS = ("counted", "received", "keyed", "void")


def batches_told(ledger):
    """By number: the papers and the numbers of each batch, as the lines have them."""
    told = {}
    for line in ledger:
        if line["kind"] == "ballots.batch_counted":
            told[line["said"]["batch"]] = {"serials": line["said"]["gathered"].split()}
        elif line["kind"] == "ballots.batch_checked":
            told[line["said"]["batch"]].update({name: int(line["said"][name]) for name in NUMBERS})
    return told


def check_batches(scheme, ledger, ballots, batches):
    """Papers came in batches that two people counted; every paper counted is of one; answers sentences."""
    told, known = batches_told(ledger), [serial for batch in batches for serial in batch["serials"]]
    for batch in batches:
        number = batch["number"]
        if {name: batch.get(name) for name in ("serials", *NUMBERS)} != told.get(str(number)):
            raise Wrong(f"The numbers of batch {number} are not those of the ledger.")
    if len(batches) != len(told) or len(known) != len(set(known)):
        raise Wrong("A batch of papers is missing, or a paper is in two of them.")
    loose = _papers(ledger, ballots) - set(known) if scheme["batched"] else set()
    if loose:
        raise Wrong(f"The paper {min(loose)} is counted and in no batch.")
    said = [_unequal(batch) for batch in batches]
    return [*filter(None, said)] + ([f"{len(batches)} batches with {len(known)} papers."] if batches else [])


def _unequal(batch):
    if batch["counted"] == batch["received"] == batch["keyed"] + batch["void"]:
        return ""
    return (
        f"Batch {batch['number']}: {batch['counted']} papers counted by hand, {batch['received']} recorded,"
        f" {batch['keyed']} keyed, {batch['void']} void: not the same, even when counted anew."
    )


def _papers(ledger, ballots):
    lines = {line["height"]: line for line in ledger}
    return {lines[each["book"]["height"]]["said"]["serial"] for each in ballots if each["way"] == "paper"}


def read(folder):
    """The files of the bundle."""

    def record(name, text, line=1):
        try:
            return json.loads(text)
        except ValueError:
            raise Unreadable(f"{name}, line {line}: damaged, or not as it was written.") from None

    def words(name):
        try:
            return (folder / name).read_text("utf-8")
        except UnicodeDecodeError:
            raise Unreadable(f"{name}: damaged, or not as it was written.") from None

    def lines(name):
        return [record(name, line, number) for number, line in enumerate(words(name).splitlines(), start=1)]

    scheme, totals = (record(name, words(name)) for name in ("scheme.json", "totals.json"))
    heads, audit = (
        record("heads.json", words("heads.json"))["heads"],
        record("audit.json", words("audit.json")),
    )
    batches = record("batches.json", words("batches.json"))
    three = lines("roll.jsonl"), lines("ballots.jsonl"), lines("ledger.jsonl")
    return scheme, *three, totals, heads, audit, batches


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
    if sorted(found) != list(found):
        raise Wrong("The ballots are not in the order of their numbers: somebody moved them.")
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
    tie = totals.get("tie")
    if tie and (not set(tie["chosen"]) <= set(tied) or len(set(tie["chosen"])) != seats - len(elected)):
        raise Wrong("The tie was settled in favour of others than those who tied.")
    told = " A tie is left." if tied and not tie else " The tie was settled by people." if tie else ""
    return f"{len(elected)} of {seats} seats are filled, as announced." + told


def check(folder, written):
    """Everything; answers what to say. Raises Wrong. ``written``: the root, key and head one wrote down."""
    scheme, roll, ballots, ledger, totals, heads, audit, batches = read(folder)
    areas = check_roll(scheme, roll, written["root"])
    signed = check_heads(scheme, ledger, heads, written)
    chosen = check_ballots(scheme, areas, ballots)
    counts = scheme["deemed"] != "none"
    open_ = {row["number"] for row in roll if row["open"]}
    if open_ & chosen.keys() or len(open_) != totals["conflicts"] + totals["undecided"]:
        raise Wrong("The numbers left open are not as many as was announced.")
    check_lines(ledger, ballots, open_)
    signed += check_batches(scheme, ledger, ballots, batches)
    signed += check_audit(ledger, audit, totals, took_part(ledger)[1])
    silent = {row["number"] for row in roll if counts and row["delivered"]} - chosen.keys() - open_
    said = [
        f"The roll has the announced root: {len(roll)} on it.",
        f"{len(ballots)} ballots open their commitments.",
    ]
    said += [check_item(scheme, key, areas, chosen, silent, told) for key, told in totals["items"].items()]
    return [*said, *signed] + ([check_election(scheme, chosen, totals)] if scheme.get("seats") else [])


def say(text, to=None):
    """One or more lines; on a screen that has no Chinese, question marks."""
    to = to or sys.stdout
    encoding = getattr(to, "encoding", None) or "utf-8"
    to.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def main(words=None):
    """Check the bundle; answer with the exit code."""
    parser = argparse.ArgumentParser(description="Count a Bandeng vote again.")
    parser.add_argument("folder", nargs="?", default=".", type=Path)
    parser.add_argument("--root", default="", help="the root of the roll as you wrote it down")
    parser.add_argument("--key", default="", help="the key of the heads as it hangs at the notice board")
    parser.add_argument("--head", default="", help="a head as you wrote it down: NUMBER=CODE")
    asked = parser.parse_args(words)
    try:
        said = check(asked.folder, {"root": asked.root, "key": asked.key, "head": asked.head})
    except Wrong as wrong:
        say(f"对不上。WRONG: {wrong}")
        return 1
    except (OSError, ValueError, KeyError) as unreadable:
        say(f"这个包读不出来。The bundle cannot be read: {_why(unreadable)}", to=sys.stderr)
        return 2
    say("\n".join(said))
    say("全部对得上。All of it agrees.")
    return 0


def _why(unreadable):
    if isinstance(unreadable, Unreadable):
        return str(unreadable)
    if isinstance(unreadable, OSError):
        return f"{unreadable.filename} is missing or closed to you."
    return f"a file is damaged, or of another program ({unreadable})."


if __name__ == "__main__":
    sys.exit(main())
