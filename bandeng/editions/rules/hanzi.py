"""Numbers written in Chinese numerals, or in digits with 百, 千, 万, 亿 behind them. Pure."""

import re
from fractions import Fraction

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
STEPS = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10_000, "亿": 100_000_000}

_TWO = re.compile(
    r"(?P<head>.*?)(?P<low>[一二两三四五六七八])(?P<high>[二两三四五六七八九])(?P<step>[十百千万]*)"
)
_PIECE = re.compile(r"(\d+(?:\.\d+)?)([百千万亿]*)")


def han(written: str) -> Fraction | None:
    """三百一十二 as 312, 二〇二二 as 2022, 三点五万 as 35000, 百 as 100; None for no number (十百)."""
    whole, point, rest = written.partition("点")
    if point:
        digits = rest.rstrip("万亿")
        part = Fraction(sum(Fraction(DIGITS[sign], 10**at) for at, sign in enumerate(digits, start=1)))
        before = han(whole)
        return None if before is None else (before + part) * _big(rest[len(digits) :])
    if all(sign in DIGITS for sign in written):
        return Fraction("".join(str(DIGITS[sign]) for sign in written))
    return _stepped(written)


def _stepped(written: str) -> Fraction | None:
    total = part = digit = 0
    for at, sign in enumerate(written):
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in STEPS:
            part += (digit or (1 if sign == "十" or not at else 0)) * STEPS[sign]
            digit = 0
        else:
            total = (total + part + digit or (0 if at else 1)) * BIG[sign]
            part = digit = 0
    whole = total + part + digit
    return Fraction(whole) if whole else None


def between(written: str) -> tuple[Fraction, Fraction] | None:
    """两三 as 2 to 3, 三四十 as 30 to 40, 十五六 as 15 to 16; None for what is one number."""
    found = _TWO.fullmatch(written)
    if not found or found["head"][-1:] in DIGITS:
        return None
    if DIGITS[found["high"]] != DIGITS[found["low"]] + 1 and found["low"] + found["high"] != "三五":
        return None
    ends = [han(found["head"] + found[name] + found["step"]) for name in ("low", "high")]
    return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None


def digits(written: str) -> Fraction:
    """1,234 as 1234, 3.5万 as 35000, 1万2千 as 12000."""
    plain = written.replace(",", "").replace("\uff0c", "")
    return sum((Fraction(count) * _big(steps) for count, steps in _PIECE.findall(plain)), Fraction(0))


def _big(steps: str) -> int:
    times = 1
    for sign in steps:
        times *= (STEPS | BIG)[sign]
    return times
