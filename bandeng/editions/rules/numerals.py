"""Numbers as people write them in a Chinese text: 312, 1,234, 3.5万, 三百一十二, 300多, 二十来, 两三, 上千,
近400, 超过300, 85%, 百分之七十三点七, 七成多, 三分之二, 2/3, 一半以上, 3倍, 翻了一番. Spaces and bold marks
inside them, or before their noun, are read over. Each is read once and whole. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bandeng.editions.rules import spelled
from bandeng.editions.rules.hanzi import between, digits, han
from bandeng.editions.rules.spelled import GAP

EXACT, OVER, LEAST, NEAR, TENS, RANGE = "exact", "over", "least", "near", "tens", "range"
COUNT, SHARE, TIMES = "count", "share", "times"

_NO_COUNT = re.compile(rf"{GAP}*(?:年|月|日|时|点|分(?!之)|秒|号|期|届|岁|周年|世纪|楼|栋|单元)|-")
_LISTED, _LINE = re.compile(r"[、.\uff0e](?!\d)"), re.compile(r"(?:^|[\n。;\uff1b:\uff1a\uff08(])[\s#>*-]*$")
_ORDINAL = re.compile(rf"[第〔\[]{GAP}*$")
_MEASURED = re.compile(
    r"(?:[率额量占]|比例|比重|占比|[总人户件次场家个]数|[合总共]计)(?:为|是|到|达|达到|升至|降至)?[:\uff1a]?\s*$"
)
_GAPS, _LEADING = re.compile(GAP), re.compile(f"{GAP}+")
_LONGEST = 24  # signs of a number
_ASIDE = 8  # signs beside a number that are looked at
_SCALE = {"\u2030": Fraction(1, 10), "成": Fraction(10)}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A number in a text: where, as written, how much (of a share: per cent), and what follows.

    ``sense``: exact, over, least, near, tens, range; ``top``: what it stays below, of a range the last it
    may be. ``kind``: count, share, or times (3倍, 个百分点). ``measured``: it counts or measures something.
    """

    start: int
    end: int
    written: str
    value: Fraction
    top: Fraction
    sense: str
    kind: str
    measured: bool
    after: str

    @property
    def percent(self) -> bool:
        """Whether it is a share of something."""
        return self.kind == SHARE

    def fits(self, value: Fraction) -> bool:
        """Whether this is a true way to write the value: never more than there is, and not much less."""
        much = value * 100 if self.percent else value
        if self.sense == NEAR or self.kind == TIMES:
            return False
        if self.sense == EXACT:
            return abs(much - self.value) <= (Fraction(1, 20) if self.percent else 0)
        if self.sense == OVER:
            return self.value < much < self.top
        if self.sense == RANGE:
            return self.value <= much <= self.top
        return (2 if self.sense == TENS else 1) * self.value <= much < self.top


def numbers(text: str, nouns: Sequence[str]) -> list[Found]:
    """The numbers of a text that count something; days, years, ordinals and house numbers are left out.

    Counts in Chinese numerals are taken only before one of these nouns: 统一, 十分 are words.
    """
    return list(_numbers(text, tuple(nouns)))


def _numbers(text: str, nouns: tuple[str, ...]) -> Iterator[Found]:
    for match in spelled.pattern(nouns).finditer(text):
        if match["skip"] or (amount := _amount(match)) is None:
            continue
        rest = text[match.end() : match.end() + _ASIDE]
        rest = _LEADING.sub("", rest, count=1)[:4] if _LEADING.match(rest) else rest[:4]
        kind, before = _kind(match), text[max(match.start() - _ASIDE, 0) : match.start()]
        measured = rest.startswith(nouns) or kind != COUNT or bool(_MEASURED.search(before))
        if kind == COUNT and (_is_no_count(text, match) or not _counts(match, amount, measured)):
            continue
        start = match.start("near" if match["near"] else "body")
        yield Found(
            start=start,
            end=match.end(),
            written=text[start : match.end()],
            value=amount[0],
            top=_top(match, kind, amount),
            sense=_sense(match),
            kind=kind,
            measured=measured,
            after=rest,
        )


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - _ASIDE, 0) : match.start()]
    after = text[match.end() : match.end() + _ASIDE]
    listed = _LISTED.match(after) and _LINE.search(before)
    return bool(_ORDINAL.search(before) or _NO_COUNT.match(after) or listed)


def _counts(match: re.Match[str], amount: tuple[Fraction, Fraction], measured: bool) -> bool:
    """Whether what may be a word is a number: 一个 is none, nor is 统一."""
    if not match["han"] and not match["some"]:
        return True
    return measured and amount[1] >= 2


def _amount(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    """The least and the most it says, in per cent of a share."""
    if match["half"]:
        return Fraction(50), Fraction(50)
    if match["fold"]:
        times = 2 ** int(_read(match["fold"]) or 1)
        return Fraction(times), Fraction(times)
    if match["some"]:
        one = Fraction((spelled.SOME | spelled.AT_LEAST).get(match["some"], 1))
        return one * _scale(match), one * _scale(match)
    if match["base"] or match["lower"]:
        return _part(match)
    return _span(match)


def _part(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    base = _read(match["base"] or match["lower"])
    ends = _ends(match["parts"] or match["upper"])
    if not base or ends is None or (match["lower"] and ends[0] > base):
        return None
    return ends[0] * 100 / base, ends[1] * 100 / base


def _span(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    first, last = _ends(match["low"] or match["han"]), match["high"] or match["hans"]
    other = _ends(last) if last else first
    if first is None or other is None:
        return None
    low, high = min(first[0], other[0]), max(first[1], other[1])
    return low * _scale(match) + _beyond(match), high * _scale(match) + _beyond(match)


def _ends(written: str) -> tuple[Fraction, Fraction] | None:
    one = _read(written)
    return between(_GAPS.sub("", written)) or (None if one is None else (one, one))


def _read(written: str) -> Fraction | None:
    plain = _GAPS.sub("", written)
    if len(plain) > _LONGEST:
        return None
    return digits(plain) if plain[0].isdigit() else han(plain)


def _unit(match: re.Match[str]) -> str:
    return _GAPS.sub("", match["unit"] or "")


def _scale(match: re.Match[str]) -> Fraction:
    return _SCALE.get(_unit(match)[:1], Fraction(1))


def _beyond(match: re.Match[str]) -> Fraction:
    """The 五 of 九成五."""
    more = _unit(match)[1:] if _unit(match).startswith("成") else ""
    return Fraction(0) if not more else Fraction(5) if more == "半" else han(more) or Fraction(0)


def _kind(match: re.Match[str]) -> str:
    if match["fold"] or _unit(match) in ("倍", "个百分点"):
        return TIMES
    return SHARE if match["half"] or match["base"] or match["lower"] or _unit(match) else COUNT


def _sense(match: re.Match[str]) -> str:
    bound = match["bound"] or match["late"] or ""
    if match["near"] or match["over"] == "来" or (bound and not bound.endswith("以上")):
        return NEAR
    if match["over"] or match["more"] or match["above"] or match["half"] in spelled.MORE_THAN_HALF:
        return OVER
    if bound or match["from"] or match["some"] in spelled.AT_LEAST:
        return LEAST
    if match["some"]:
        return TENS
    return EXACT if _is_one(match) else RANGE


def _is_one(match: re.Match[str]) -> bool:
    amount = _amount(match)
    return amount is None or amount[0] == amount[1]


def _top(match: re.Match[str], kind: str, amount: tuple[Fraction, Fraction]) -> Fraction:
    low, high = amount
    if match["half"]:
        return Fraction(100)
    if match["some"]:
        return 10 * low
    if low != high:
        return high
    loose = kind == SHARE and not match["over"]  # 超过85%, 九成以上, 七成多
    return low + max(_step(low), 10 if loose else 0)


def _step(value: Fraction) -> int:
    """The place of the last digit that is not nought: 100 for 300, 10 for 230."""
    if value.denominator != 1 or not value:
        return 1
    step, whole = 1, int(value)
    while whole % (step * 10) == 0:
        step *= 10
    return step
