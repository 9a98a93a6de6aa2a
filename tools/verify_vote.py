#!/usr/bin/env python3
"""Count a vote again from its bundle with nothing but Python: no Bandeng, no network.

    python3 verify.py                       # in the unpacked folder
    python3 verify.py --root 9f3c...        # the root of the roll you wrote down when the vote was announced
    python3 verify.py --key "1a2b ..."      # the signing key as it hangs at the notice board
    python3 verify.py --head "7=9f3c ..."   # a head you wrote down: its number and its eight groups
    python3 verify.py --language zh         # only Chinese, or only English (en)

It checks that the roll has the announced root; that every head is signed by the one key, continues the head
before and stands for the lines of the ledger; that every ballot stands on the roll, once, opens its
commitment and is the line of the ledger it says it is; that nobody who took part is left out; that every
paper is of a batch whose numbers are those of the ledger; that the fact holding a ballot stands under the
Merkle root of its seal (compare that with /seals/); it adds up area and heads by itself, and holds the sums
against the thresholds and what was announced. Where something is wrong it names the file and the line.

Compare the key with the one on the wall (``--key``): anybody can make another key and sign a changed ledger
anew, and only the wall tells the two apart.

What it cannot see: whether the roll is true to the registers; whether a ballot was cast by whom it should
(every household can look up the ballot counted for it); what a compromised telephone sent. A receipt can be
shown to others. Areas may tell neighbours whose a number is; only commitments that add up could hide that.

不用网络,只用 Python,把一次表决从核对包里重算一遍:名册的摘要、封存码的签名、账本的每一行、每张票的开封、
每一批纸票的数、面积和人数、要求和公布的结果。哪里不对,说出是哪个文件、哪一行。
它看不出:名册和登记簿对不对;票是不是本人投的;手机被人动过没有。

Exit code: 0 right, 1 wrong (a sentence says what and where), 2 the files cannot be read.
"""

import argparse
import hashlib
import json
import math
import re
import sys
from fractions import Fraction
from pathlib import Path

CHOICES = ("yes", "no", "abstain")
SIDES = {"yes": "同意", "no": "不同意", "abstain": "弃权", "deemed": "没有表态"}
LANGUAGES = ("both", "zh", "en")


class Row(dict):
    """What stands at a place of a file; ``where``: the file and the line (0: the file as a whole)."""

    where = ("", 0)


def at(rows):
    """Where the last of these rows stands."""
    return getattr(rows[-1], "where", ("", 0)) if rows else ("", 0)


class Told(Exception):
    """One sentence in both languages, and the file and line it is about."""

    def __init__(self, zh, en, where=("", 0)):
        super().__init__(en)
        self.zh, self.en, (self.file, self.line) = zh, en, where

    def words(self, language):
        """The sentence with its place."""
        zh = f"({self.file} 第 {self.line} 行)" if self.line else f"({self.file})" if self.file else ""
        en = f" ({self.file}, line {self.line})" if self.line else f" ({self.file})" if self.file else ""
        return self.zh + zh if language == "zh" else self.en + en


class Wrong(Told):
    """Something does not agree."""


class Missing(Wrong):
    """What was written down is not there to be compared."""


class Unreadable(Told, ValueError):
    """A file is no longer what was written."""


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
A_HEAD = re.compile(r"\s*[0-9]{1,9}\s*=\s*(?:[0-9a-fA-F]\s*){32,64}")  # all eight groups, or the whole code
A_KEY = re.compile(r"\s*(?:[0-9a-fA-F]\s*){32}(?:(?:[0-9a-fA-F]\s*){32})?")  # eight groups, or the whole key
A_ROOT = re.compile(r"\s*(?:[0-9a-fA-F]\s*){64}")
CODE = 32  # signs of a short code: eight groups of four


def roll_of(ledger):
    """The root of the roll that these lines froze last."""
    return next((line["said"]["root"] for line in reversed(ledger) if "root" in line["said"]), "-")


def check_order(scheme, ledger):
    """The lines are in order and name the root of the roll; answers them as they were signed."""
    if roll_of(ledger) != scheme["root"]:
        frozen = [line for line in ledger if "root" in line["said"]]
        zh, en = (
            "账本里写的是另一个名册摘要:名册换过。",
            "The ledger names another root of the roll: the roll was exchanged.",
        )
        raise Wrong(zh, en, at(frozen))
    before = 0
    for line in ledger:
        if line["height"] <= before:
            en = "The lines of the ledger are not in the order in which they were written."
            raise Wrong("账本的行不是照写下的次序:有一行挪过。", en, line.where)
        before = line["height"]
    return [canonical(line) for line in ledger]


def check_heads(scheme, ledger, heads, written):
    """Every head is signed by one key, continues the one before and stands for its lines."""
    lines = check_order(scheme, ledger)
    before, codes, key = "-", {}, heads[0]["key"] if heads else ""
    for place, head in enumerate(heads, 1):
        text = b"bandeng head 1\n" + canonical({name: head[name] for name in HEAD})
        wrong = _head_wrong(scheme, (place, head, text), (before, key), (ledger, lines))
        if wrong:
            zh, en = wrong
            raise Wrong(f"第 {place} 号封存码{zh}", f"Head {place} {en}", head.where)
        before = hashlib.sha256(text).hexdigest()
        codes[place] = before
    return _told(heads, lines, codes, written, key)


def _head_wrong(scheme, this, before, written):
    """What is wrong with a head in both languages; nothing where it is right."""
    (place, head, text), (previous, key), (ledger, lines) = this, before, written
    entries = head["entries"]
    if not is_signed(bytes.fromhex(head["key"]), text, bytes.fromhex(head["signature"])):
        return "上不是这把钥匙的签名:改过。", "does not bear the signature of its key: it was changed."
    if head["key"] != key:
        return "和前面的不是同一把钥匙签的。", "is signed with another key than the heads before it."
    if (head["number"], head["vote"], head["previous"]) != (place, scheme["vote"], previous):
        return "接不上前一号。", "does not continue the head before it."
    if head["roll"] != roll_of(ledger[:entries]):
        return "签的名册和账本里的不是一本。", "was signed over another roll than its lines name."
    if entries > len(lines) or tree(lines[:entries]) != head["root"]:
        zh = f"代表的不是账本的前 {entries} 行:有一行改过、少了、多了或者挪过。"
        return zh, "stands for other lines: one was changed, taken out, added or moved before it."
    return None


def _no_such(number, many):
    """A head that was written down and is not in the bundle: mostly a slip of the pen, said first."""
    here = (f"只有 1 到 {many} 号", f"only 1 to {many}") if many else ("一号也没有", "none at all")
    zh = f"这个包里没有第 {number} 号封存码,{here[0]}。先看是不是抄错了号,是不是这一次表决的。"
    en = f"This bundle has no head {number}, {here[1]}. See first if the number is right and of this vote."
    zh += "真的抄到过这一号,这个包就少了后面的一段:请向社区要完整的包,再告诉监票人。"
    en += " If you did write it down, the bundle lacks its end: ask for a whole one and tell a scrutineer."
    return Missing(zh, en, ("heads.json", 0))


def _told(heads, lines, codes, written, key):
    wanted_key, wanted_head = signs(written["key"]), written["head"].partition("=")
    found = hashlib.sha256(bytes.fromhex(key)).hexdigest()
    if wanted_key and wanted_key not in (key, found[:CODE]):
        en = "The heads are not signed with the key you wrote down: they were signed anew with another."
        raise Wrong("封存码不是您抄下来的那把钥匙签的:有人换了钥匙重签过。", en, at(heads))
    if wanted_head[0]:
        number, code = wanted_head[0].strip(), signs(wanted_head[2])
        if int(number) not in codes:
            raise _no_such(number, len(codes))
        if not codes[int(number)].startswith(code):
            en = f"Head {number} is not the one you wrote down: the ledger was changed since."
            raise Wrong(f"第 {number} 号封存码不是您抄下来的那一个:账本后来改过。", en, ("heads.json", 0))
    if not heads:
        en = "No head was signed: nobody but the district can say that no line was taken out."
        return [("没有签过封存码:有没有少一行,只有区里说得出来。", en)]
    code = " ".join(found[place : place + 4] for place in range(0, CODE, 4))
    en = f"{len(heads)} heads are signed with the key {code}. Compare it with the key on the wall."
    said = [(f"{len(heads)} 号封存码都是这把钥匙签的:{code}。请和公告栏上的钥匙对一对。", en)]
    if not wanted_key:
        zh = "没有给 --key:有人换一把钥匙把封存码全部重签过,这里看不出。"
        said.append((zh, "Without --key heads that were all signed anew with another key are not found out."))
    rest = len(lines) - heads[-1]["entries"]
    after = (
        f"最后 {rest} 行比最后一号封存码还新。",
        f"The last {rest} lines are younger than the last head.",
    )
    return said + ([after] if rest else [])


CHOOSING = ("ballots.cast", "ballots.keyed", "ballots.adjudicated", "ballots.compared")
ANSWERS = ("ballots.answered", "ballots.voter_settled")  # to who says that a ballot, or a voter, is not hers


def took_part(ledger):
    """By number: the line of the last ballot cast on line, and that of the paper that came back."""
    last, back = {}, {}
    for line in ledger:
        if line["kind"] == "ballots.cast":
            last[line["slot"]] = line
        elif line["kind"] == "ballots.received":
            back[line["slot"]] = line
        elif line["kind"] == "ballots.spoiled" and _serial(back.get(line["slot"])) == line["said"]["old"]:
            del back[line["slot"]]
        elif line["kind"] in ANSWERS and line["said"]["outcome"] == "void":
            last.pop(line["slot"], None)
            back.pop(line["slot"], None)
    return last, back


def _serial(line):
    return line["said"]["serial"] if line else ""


def check_lines(ledger, ballots, open_):
    """Every ballot is the line it says it is, the last of its kind; nobody who took part is left out."""
    lines = {line["height"]: line for line in ledger}
    closed = max((line["height"] for line in ledger if line["kind"] == "ballots.closed"), default=0)
    last, back = took_part(ledger)
    for ballot in ballots:
        number, line = ballot["number"], lines.get(ballot["book"]["height"])
        if not _is_line_of(ballot, line, closed):
            en = f"The ballot of {number} is not the line of the ledger it says it is."
            raise Wrong(f"{number} 的票不是它说的账本那一行。", en, ballot.where)
        if line["kind"] == "ballots.cast" and line is not last.get(number):
            en = f"{number} cast another ballot later than the one that is counted."
            raise Wrong(f"{number} 后来又投过,计入的不是最后一次。", en, ballot.where)
    left_out = (last.keys() | back.keys()) - {ballot["number"] for ballot in ballots} - open_
    if left_out:
        number = min(left_out)
        en = f"{number} took part by the ledger, and its ballot is not counted."
        raise Wrong(f"账本里 {number} 参加了,它的票没有计入。", en, (last.get(number) or back[number]).where)


def _is_line_of(ballot, line, closed):
    return (
        line is not None
        and line["kind"] in CHOOSING
        and (line["slot"], line["digest"]) == (ballot["number"], ballot["book"]["digest"])
        and line["said"].get("seal") == ballot["seal"]
        and (line["height"] <= closed or line["kind"] == "ballots.compared")
    )


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
            en = f"The numbers of batch {number} are not those of the ledger."
            raise Wrong(f"第 {number} 批纸票的数不是账本里的数。", en, batch.where)
    if len(batches) != len(told) or len(known) != len(set(known)):
        en = "A batch of papers is missing, or a paper is in two of them."
        raise Wrong("少了一批纸票,或者一张纸票在两批里。", en, ("batches.json", 0))
    loose = _papers(ledger, ballots) - set(known) if scheme["batched"] else set()
    if loose:
        en = f"The paper {min(loose)} is counted and in no batch."
        raise Wrong(f"纸票 {min(loose)} 计入了,哪一批里也没有。", en, ("batches.json", 0))
    whole = (
        f"{len(batches)} 批纸票,共 {len(known)} 张。",
        f"{len(batches)} batches with {len(known)} papers.",
    )
    return [*filter(None, map(_unequal, batches))] + ([whole] if batches else [])


def _papers(ledger, ballots):
    lines = {line["height"]: line for line in ledger}
    return {_serial(lines[each["book"]["height"]]) for each in ballots if each["way"] == "paper"}


def _unequal(batch):
    counted, received, keyed, void = (batch[name] for name in NUMBERS)
    if counted == received == keyed + void:
        return None
    numbers = f"手数 {counted} 张,登记收回 {received} 张,录好 {keyed} 张,作废 {void} 张"
    zh = f"第 {batch['number']} 批纸票:{numbers},重新数过还是对不上。"
    numbers = f"{counted} papers counted by hand, {received} recorded, {keyed} keyed, {void} void"
    return zh, f"Batch {batch['number']}: {numbers}: not the same, even when counted anew."


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
        return [
            (
                "纸票还没有抽样核对,结果不是最后的。",
                "The papers were not sampled yet: the result is not final.",
            )
        ]
    papers, seed, anchor = audit["papers"], audit["seed"], audit["anchor"]
    thrown = [line for line in ledger if line["kind"] == "ballots.sampled"]
    if [(line["said"]["seed"], line["said"]["anchor"]) for line in thrown] != [(seed, anchor)]:
        raise Wrong(
            "抽样的骰子不是账本里的。", "The dice of the sample are not those of the ledger.", audit.where
        )
    if not set(papers) <= {_serial(line) for line in back.values()}:
        en = "The sample was drawn out of papers that never came back."
        raise Wrong("抽样的纸票里有没有收回过的。", en, audit.where)
    size = len(papers) if totals["could_change"] and not audit["recounted"] else sample_size(len(papers))

    def lot(serial):
        return hashlib.sha256(f"{anchor}:{seed}:{serial}".encode()).hexdigest()

    wanted = max(size, len(audit["serials"]))
    if len(audit["serials"]) < size or audit["serials"] != sorted(sorted(papers, key=lot)[:wanted]):
        en = "The papers that were compared are not those that the dice draw."
        raise Wrong("核对的纸票不是骰子抽到的那些。", en, audit.where)
    return [_outcome(ledger, audit)]


def _outcome(ledger, audit):
    compared = [line["said"] for line in ledger if line["kind"] == "ballots.compared"]
    told = {said["serial"]: said["outcome"] for said in compared}
    listed = {check["serial"]: check["outcome"] for check in audit["checks"]}
    if {serial: what for serial, what in listed.items() if what != "waiting"} != told:
        en = "What came of the sample is not what the ledger says."
        raise Wrong("抽样核对的结果和账本里的不一样。", en, audit.where)
    if not set(audit["serials"]) <= set(listed):
        en = "A paper that was drawn is missing among those compared."
        raise Wrong("抽到的一张纸票没有核对。", en, audit.where)
    differs = sum(what == "differs" for what in listed.values())
    if differs and set(listed) != set(audit["papers"]):
        en = "One paper differs from its record, and not all of them were compared."
        raise Wrong("有一张纸票和记录不一样,没有全部核对。", en, audit.where)
    waiting = sum(what == "waiting" for what in listed.values())
    drawn, papers = len(audit["serials"]), len(audit["papers"])
    zh = f"{papers} 张纸票里骰子抽了 {drawn} 张,{differs} 张不一样"
    en = f"{drawn} of {papers} papers were drawn by dice; {differs} differ"
    left = (f",还有 {waiting} 张没有核对。", f", {waiting} are not compared yet.") if waiting else ("。", ".")
    return zh + left[0], en + left[1]


LINES, WHOLE = ("roll.jsonl", "ballots.jsonl", "ledger.jsonl"), ("scheme.json", "totals.json", "audit.json")


def read(folder):
    """The files of the bundle by their names, each row knowing where it stands."""
    text = {name: _words(folder, name) for name in (*LINES, *WHOLE, "heads.json", "batches.json")}
    found = {name: _rows(name, text[name]) for name in LINES}
    for name in WHOLE:
        found[name] = Row(_record(name, text[name], 0))
        found[name].where = (name, 0)
    for name in ("heads.json", "batches.json"):
        told = _record(name, text[name], 0)
        found[name] = _placed(name, text[name], told["heads"] if name == "heads.json" else told)
    items = {key: Row(item) for key, item in found["totals.json"]["items"].items()}
    for key, item in items.items():
        item.where = ("totals.json", _line(text["totals.json"], f'"{key}":', 0))
    found["totals.json"]["items"] = items
    return found


def _words(folder, name):
    try:
        return (folder / name).read_text("utf-8")
    except UnicodeDecodeError:
        raise _damaged(name, 0) from None


def _damaged(name, line):
    en = f"{name}, line {line}: damaged, or not as it was written." if line else f"{name}: damaged."
    zh = f"{name} 第 {line} 行坏了,或者不是原来的样子。" if line else f"{name} 坏了,或者不是原来的样子。"
    return Unreadable(zh, en)


def _record(name, text, line):
    try:
        return json.loads(text)
    except ValueError:
        raise _damaged(name, line) from None


def _rows(name, text):
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        row = _record(name, line, number)
        if not isinstance(row, dict):
            raise _damaged(name, number)
        found.append(Row(row))
        found[-1].where = (name, number)
    return found


def _placed(name, text, rows):
    """Rows of a file that is not one row a line: each begins at its ``number``."""
    found, start = [Row(row) for row in rows], 0
    for row in found:
        row.where = (name, _line(text, '"number":', start))
        start = text.find('"number":', start) + 1
    return found


def _line(text, sought, start):
    place = text.find(sought, start)
    return text.count("\n", 0, place) + 1 if place >= 0 else 0


def check_roll(scheme, roll, written):
    """The roll has the announced root; answers the area of each number."""
    leaves = [f"{row['number']}\t{row['area']}\t{row['units']}".encode() for row in roll]
    for row, before in zip(roll[1:], roll, strict=False):
        if row["number"] <= before["number"]:
            zh = "名册里一个号写了两遍,或者次序不对。"
            raise Wrong(zh, "The roll names a number twice or is out of order.", row.where)
    found, where = tree(leaves), ("roll.jsonl", 0)
    if found != scheme["root"]:
        en = f"The roll has the root {found}, not the announced {scheme['root']}: a line was changed."
        raise Wrong(f"名册的摘要是 {found},公告的是 {scheme['root']}:有一行改过。", en, where)
    if written and found != written:
        en = "The announced root is not the one you wrote down: the roll was exchanged."
        raise Wrong("公告的摘要不是您抄下来的那一个:名册换过。", en, where)
    return {row["number"]: hundredths(row["area"]) for row in roll}


def check_ballots(scheme, areas, ballots):
    """Every ballot stands on the roll once and opens its commitment; answers the choices by number."""
    found = {}
    for ballot in ballots:
        wrong = _ballot_wrong(ballot, areas, found)
        choices = {} if wrong else json.loads(ballot["choices"])
        if not wrong and (set(choices) != set(scheme["items"]) or not set(choices.values()) <= set(CHOICES)):
            wrong = "的票答的不是这次表决的各项。", "does not answer the items of this vote."
        if wrong:
            zh, en = wrong
            raise Wrong(f"{ballot['number']} {zh}", f"The ballot of {ballot['number']} {en}", ballot.where)
        found[ballot["number"]] = choices
    for ballot, before in zip(ballots[1:], ballots, strict=False):
        if ballot["number"] < before["number"]:
            en = "The ballots are not in the order of their numbers: somebody moved them."
            raise Wrong("票不是照号的次序:有人挪过。", en, ballot.where)
    return found


def _ballot_wrong(ballot, areas, found):
    """What is wrong with a ballot in both languages; nothing where it is right."""
    if ballot["number"] not in areas:
        return "不在名册上。", "is of nobody on the roll."
    if ballot["number"] in found:
        return "计了两遍。", "is counted twice."
    opened = hashlib.sha256(bytes.fromhex(ballot["salt"]) + ballot["choices"].encode()).hexdigest()
    if opened != ballot["seal"]:
        return "的票不是当时承诺的那一张。", "is not the one that was committed to."
    if "proof" in ballot["book"] and not climbs(ballot["book"]):
        return "的票不在它说的那一号封存下面。", "does not stand under the seal it names."
    return None


def holds(threshold, part, whole):
    """Whether the share is reached, in whole numbers."""
    share = Fraction(threshold["share"])
    left, right = part * share.denominator, whole * share.numerator
    return whole > 0 and (left > right if threshold["beyond"] else left >= right)


def check_item(scheme, key, areas, chosen, silent, told):
    """Add one item up and hold it against what was announced."""
    sums, name = dict.fromkeys((*CHOICES, "deemed"), (0, 0)), scheme["items"][key]
    for number, area in areas.items():
        side = chosen[number][key] if number in chosen else ("deemed" if number in silent else "")
        if side:
            sums[side] = (sums[side][0] + area, sums[side][1] + 1)
    for side, (area, heads) in sums.items():
        if (hundredths(told[side]["area"]), told[side]["heads"]) != (area, heads):
            added = f"{area / 100:.2f}"
            zh = f"第 {key} 项〈{name}〉:{SIDES[side]}加起来是 {added} ㎡、{heads} 个,公布的是别的数。"
            en = f"Item {key} ({name}): {side} adds up to {added} and {heads}, another sum was announced."
            raise Wrong(zh, en, told.where)
    quorum, passed = _decided(scheme, areas, sums, told)
    if (told["quorum"], told["passed"]) != (quorum, quorum and passed):
        en = f"Item {key} ({name}): the thresholds say something else than was announced."
        raise Wrong(f"第 {key} 项〈{name}〉:照规则算出来的和公布的不一样。", en, told.where)
    if not scheme.get("binding", True):
        en = f"Item {key} ({name}): a poll without legal effect, the numbers are as announced."
        return f"第 {key} 项〈{name}〉:没有法律效力,只是听听意见;加起来的数和公布的一样。", en
    if scheme.get("seats"):
        en = f"Candidate {key} ({name}): {'a' if told['passed'] else 'no'} majority, as announced."
        return f"候选人 {key}〈{name}〉:{'过半' if told['passed'] else '没有过半'},和公布的一样。", en
    zh = f"第 {key} 项〈{name}〉:{'通过' if told['passed'] else '没有通过'},和公布的一样。"
    return zh, f"Item {key} ({name}): {'passed' if told['passed'] else 'not passed'}, as announced."


def _decided(scheme, areas, sums, told):
    quorum = passed = True
    for place, measure in enumerate(("area", "heads")):
        if measure in scheme["measures"]:
            whole = sum(areas.values()) if measure == "area" else len(areas)
            part = sum(weight[place] for weight in sums.values())
            agreeing = sums["yes"][place] + (sums["deemed"][place] if told["deemed_as"] == "yes" else 0)
            quorum &= holds(scheme["quorum"], part, whole)
            passed &= holds(scheme["pass"], agreeing, part if scheme["pass_of"] == "participating" else whole)
    return quorum, passed


def check_election(scheme, chosen, ballots, totals):
    """Nobody marked more than there are seats, and the seats went to whom the counted votes give them."""
    seats, items = scheme["seats"], totals["items"]
    for ballot in ballots:
        if sum(choice == "yes" for choice in chosen[ballot["number"]].values()) > seats:
            zh = f"{ballot['number']} 选的超过 {seats} 名。"
            en = f"The ballot of {ballot['number']} marks more than {seats} candidates."
            raise Wrong(zh, en, ballot.where)

    def got(key):
        yes = items[key]["yes"]
        return tuple(hundredths(yes["area"]) if name == "area" else yes["heads"] for name in scheme["order"])

    able = sorted((key for key in items if items[key]["passed"]), key=got, reverse=True)
    last = got(able[seats - 1]) if len(able) > seats and got(able[seats - 1]) == got(able[seats]) else None
    tied = [key for key in able if got(key) == last]
    elected = [key for key in able[:seats] if key not in tied]
    rest = [key for key in able if key not in elected and key not in tied]
    if (totals["elected"], sorted(totals["tied"]), totals["alternates"]) != (elected, sorted(tied), rest):
        en = "The counted votes give the seats to others than was announced."
        raise Wrong("照计入的票算,当选的不是公布的这些人。", en, totals.where)
    tie = totals.get("tie")
    if tie and (not set(tie["chosen"]) <= set(tied) or len(set(tie["chosen"])) != seats - len(elected)):
        en = "The tie was settled in favour of others than those who tied."
        raise Wrong("票数一样的,定下的是别的人。", en, totals.where)
    return _seated(scheme, elected, tied, rest, tie)


def _seated(scheme, elected, tied, rest, tie):
    def names(keys):
        return [scheme["items"][key] for key in keys]

    seats, filled = scheme["seats"], len(elected)
    zh = [f"{seats} 个名额当选 {filled} 名,和公布的一样:{'、'.join(names(elected)) or '没有'}。"]
    en = [f"{filled} of {seats} seats are filled, as announced: {', '.join(names(elected)) or '-'}."]
    if tie:
        zh.append(f"票数一样的,由人定下:{'、'.join(names(tie['chosen']))}。")
        en.append(f"The tie was settled by people: {', '.join(names(tie['chosen']))}.")
    elif tied:
        zh.append(f"票数一样,还没有定:{'、'.join(names(tied))}。")
        en.append(f"A tie is left: {', '.join(names(tied))}.")
    if rest:
        zh.append(f"依次候补:{'、'.join(names(rest))}。")
        en.append(f"In reserve, in this order: {', '.join(names(rest))}.")
    return "".join(zh), " ".join(en)


def check(folder, written):
    """Everything; answers what to say, each in both languages. Raises Wrong.

    ``written``: the root, key and head one wrote down.
    """
    files = read(folder)
    scheme, totals, audit = (files[name] for name in WHOLE)
    roll, ballots, ledger = (files[name] for name in LINES)
    areas = check_roll(scheme, roll, written["root"])
    signed = check_heads(scheme, ledger, files["heads.json"], written)
    chosen = check_ballots(scheme, areas, ballots)
    open_ = check_open(roll, chosen, totals)
    check_lines(ledger, ballots, open_)
    signed += check_batches(scheme, ledger, ballots, files["batches.json"])
    signed += check_audit(ledger, audit, totals, took_part(ledger)[1])
    counts = scheme["deemed"] != "none"
    silent = {row["number"] for row in roll if counts and row["delivered"]} - chosen.keys() - open_
    said = [
        _root_told(len(roll), written["root"]),
        (f"{len(ballots)} 张票都和当时的承诺一样。", f"{len(ballots)} ballots open their commitments."),
    ]
    said += [check_item(scheme, key, areas, chosen, silent, told) for key, told in totals["items"].items()]
    return [*said, *signed] + (
        [check_election(scheme, chosen, ballots, totals)] if scheme.get("seats") else []
    )


def _root_told(many, written):
    """That the roll has the root one wrote down, or only the one that the bundle itself names."""
    if written:
        zh = f"名册的摘要和您抄下来的一样,共 {many} 个号。"
        return zh, f"The roll has the root you wrote down: {many} on it."
    zh = f"名册的摘要和包里写的一样,共 {many} 个号。"
    zh += "包里写的是不是公告的,只有抄下公告上的摘要、用 --root 对照才知道。"
    en = f"The roll has the root that the bundle names: {many} on it."
    return (
        zh,
        en + " Whether that one was announced is known only by comparing it with the announcement: --root.",
    )


def check_open(roll, chosen, totals):
    """The numbers whose voter could not be asked: as many as was announced, and none of them counted."""
    rows = [row for row in roll if row["open"]]
    twice = [row for row in rows if row["number"] in chosen]
    if twice or len(rows) != totals["conflicts"] + totals["undecided"]:
        en = "The numbers left open are not as many as was announced."
        raise Wrong("没有问清楚的号和公布的数不一样。", en, at(twice) if twice else totals.where)
    return {row["number"] for row in rows}


def say(text, to=None):
    """One or more lines; on a screen that has no Chinese, question marks."""
    to = to or sys.stdout
    encoding = getattr(to, "encoding", None) or "utf-8"
    to.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def _slip(asked):
    """What is not written out in full: a part of it could agree, or differ, by a slip of the pen."""
    if asked.head and not A_HEAD.fullmatch(asked.head):
        return (
            '--head 先写第几号,再写 = 和抄下来的八组字,一组也不能少,比如 --head "12=9f3c 0a1b ..." · '
            "write the number of the head, =, and all of its eight groups"
        )
    if asked.key and not A_KEY.fullmatch(asked.key):
        return "--key 要写公告栏上钥匙的八组字,一组也不能少 · write all eight groups of the key, 32 signs"
    if asked.root and not A_ROOT.fullmatch(asked.root):
        return "--root 要写公告上名册摘要的全部64个字 · write all 64 signs of the root"
    return ""


def main(words=None):
    """Check the bundle; answer with the exit code."""
    parser = argparse.ArgumentParser(description="把一次表决重算一遍。Count a Bandeng vote again.")
    parser.add_argument("folder", nargs="?", default=".", type=Path)
    parser.add_argument(
        "--root", default="", help="抄下来的名册摘要 · the root of the roll as you wrote it down"
    )
    parser.add_argument(
        "--key", default="", help="公告栏上钥匙的字 · the key as it hangs at the notice board"
    )
    parser.add_argument(
        "--head", default="", help="抄下来的一号封存码 · a head as you wrote it down: NUMBER=CODE"
    )
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="zh, en, both")
    asked = parser.parse_args(words)
    if slip := _slip(asked):
        parser.error(slip)
    spoken = LANGUAGES[1:] if asked.language == "both" else (asked.language,)
    try:
        said = check(asked.folder, {"root": signs(asked.root), "key": asked.key, "head": asked.head})
    except Wrong as wrong:
        begin = {"zh": "对不上。", "en": "WRONG: "}
        begin = {"zh": "没法核对:", "en": "CANNOT COMPARE: "} if isinstance(wrong, Missing) else begin
        say("\n".join(begin[each] + wrong.words(each) for each in spoken))
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as unreadable:
        begin, why = {"zh": "这个包读不出来:", "en": "The bundle cannot be read: "}, _why(unreadable)
        say("\n".join(begin[each] + why.words(each) for each in spoken), to=sys.stderr)
        return 2
    ends = {"zh": "全部对得上。", "en": "All of it agrees."}
    blocks = [
        [each[LANGUAGES.index(language) - 1] for each in said] + [ends[language]] for language in spoken
    ]
    say("\n\n".join("\n".join(block) for block in blocks))
    return 0


def _why(unreadable):
    if isinstance(unreadable, Unreadable):
        return unreadable
    if isinstance(unreadable, OSError):
        name = unreadable.filename
        return Told(f"{name} 没有,或者您打不开。", f"{name} is missing or closed to you.")
    en = f"a file is damaged, or of another program ({unreadable!r})."
    return Told(f"有一个文件坏了,或者是别的程序的({unreadable!r})。", en)


if __name__ == "__main__":
    sys.exit(main())
