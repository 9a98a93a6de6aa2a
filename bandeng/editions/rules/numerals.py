"""Numbers as people write them in a Chinese text: 312, 1,234, 3.5万, 三百一十二, 300多, 四十余, 数十,
近400, 超过300, 百分之八十五. Spaces and bold marks inside them, or before their noun, are read over. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10_000, "亿": 100_000_000}
SOME = {"数十": 10, "几十": 10, "数百": 100, "几百": 100, "数千": 1000, "几千": 1000}
EXACT, OVER, NEAR, TENS = "exact", "over", "near", "tens"

_GAP = r"(?:[ \t\u00a0\u2009\u202f\u3000]|\*\*)"
_ARABIC = rf"\d{{1,3}}(?:(?:[,\uff0c]\d{{3}})+|(?:{_GAP}+\d{{2,3}})+)(?!\d)|\d+(?:\.\d+)?"
_HAN = rf"[零〇一二两三四五六七八九十百千万亿]+(?:{_GAP}+[零〇一二两三四五六七八九十百千万亿]+)*"
_NUMBER = re.compile(
    rf"(?P<near>近|约|将近|接近|大约|不到)?(?P<above>超过|逾)?(?P<hundredth>百分之)?(?:(?P<some>{'|'.join(SOME)})|(?P<digits>{_ARABIC})(?P<big>[万亿])?|(?P<han>{_HAN}))"
    r"(?P<over>多|余)?(?P<percent>%|\uff05)?"
)
_NO_COUNT = re.compile(
    rf"{_GAP}*(?:年|月|日|时|点|分(?!之)|秒|号|期|届|岁|周年|世纪|楼|栋|单元)|[、.\uff0e](?!\d)|-"
)
_ORDINAL = re.compile(rf"[第〔\[]{_GAP}*$")
_GAPS, _LEADING = re.compile(_GAP), re.compile(f"{_GAP}+")
_ASIDE = 8  # signs beside a number that are looked at


@dataclass(frozen=True, kw_only=True)
class Found:
    """A number in a text: where, as written, how much, in which sense (exact, over, near, tens), and what
    follows.
    """

    start: int
    end: int
    written: str
    value: Fraction
    sense: str
    percent: bool
    after: str

    def fits(self, value: Fraction) -> bool:
        """Whether this is a true way to write the value: never more than there is, and not much less."""
        if self.percent:
            return self.sense == EXACT and abs(value * 100 - self.value) <= Fraction(1, 20)
        if self.sense == EXACT:
            return value == self.value
        if self.sense == OVER:
            return self.value < value < self.value + _step(self.value)
        if self.sense == TENS:
            return 2 * self.value <= value < 10 * self.value
        return False


def numbers(text: str, nouns: Sequence[str]) -> list[Found]:
    """The numbers of a text that count something; days, years, ordinals and house numbers are left out.

    Those written in Chinese numerals are taken only before one of these nouns: 统一, 十分 are words.
    """
    return list(_numbers(text, tuple(nouns)))


def _numbers(text: str, nouns: tuple[str, ...]) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if _is_no_count(text, match):
            continue
        rest = text[match.end() : match.end() + _ASIDE]
        rest = _LEADING.sub("", rest, count=1)[:4] if _LEADING.match(rest) else rest[:4]
        if not match["digits"] and not match["hundredth"] and not rest.startswith(nouns):
            continue
        value = _value(match)
        if value is None or (match["han"] and value < 2 and not match["hundredth"]):
            continue
        yield Found(
            start=match.start() + len(match["above"] or ""),
            end=match.end(),
            written=match[0].removeprefix(match["above"] or ""),
            value=value,
            sense=_sense(match),
            percent=bool(match["percent"] or match["hundredth"]),
            after=rest,
        )


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    before, after = max(match.start() - _ASIDE, 0), match.end() + _ASIDE
    ordinal = _ORDINAL.search(text[before : match.start()])
    return bool(ordinal or _NO_COUNT.match(text[match.end() : after]))


def _sense(match: re.Match[str]) -> str:
    if match["near"]:
        return NEAR
    if match["some"]:
        return TENS
    return OVER if match["over"] or match["above"] else EXACT


def _value(match: re.Match[str]) -> Fraction | None:
    if match["some"]:
        return Fraction(SOME[match["some"]])
    if match["han"]:
        return han(_GAPS.sub("", match["han"]))
    plain = Fraction(_GAPS.sub("", match["digits"]).replace(",", "").replace("\uff0c", ""))
    return plain * BIG.get(match["big"] or "", 1)


def han(written: str) -> Fraction | None:
    """三百一十二 as 312, 二〇二二 as 2022; None for what is no number (十百)."""
    if all(sign in DIGITS for sign in written):
        return Fraction("".join(str(DIGITS[sign]) for sign in written))
    total = part = digit = 0
    for sign in written:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in STEPS:
            part += (digit or (1 if sign == "十" else 0)) * STEPS[sign]
            digit = 0
        else:
            total = (total + part + digit) * BIG[sign]
            part = digit = 0
    whole = total + part + digit
    return Fraction(whole) if whole else None


def _step(value: Fraction) -> int:
    """The place of the last digit that is not nought: 100 for 300, 10 for 230."""
    if value.denominator != 1 or not value:
        return 1
    step, whole = 1, int(value)
    while whole % (step * 10) == 0:
        step *= 10
    return step
