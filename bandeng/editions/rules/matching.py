"""核稿: every number of a text that somebody edited, held against the numbers the report was made with.
Pure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bandeng.editions.rules import wording
from bandeng.editions.rules.keeping import Edit
from bandeng.editions.rules.numbers import SAID, Quoted
from bandeng.editions.rules.numerals import EXACT, OVER, Found, numbers
from bandeng.rulebook.rules.reports import MORES

RIGHT, CHANGED, UNKNOWN, TYPED = "right", "changed", "unknown", "typed"
BEFORE, AFTER, AROUND = 9, 5, 12  # signs by which a number is known again, and that are shown
ENOUGH, SURE = 0.34, 0.6  # the share of them that must be there again; with another noun, the second
_CALL = re.compile(r"\{\{.*")  # a chart that came back, of which no number is read
_LINE = re.compile(r"(?:^|\n)\s*[#>~-]*\s*")  # how a line of a template begins


@dataclass(frozen=True, kw_only=True)
class Match:
    """A number of the edited text: ``state`` right, changed, unknown, or typed (by hand, as it was before).

    ``number``: the place of the number it is held against (-1: none). ``context``: the words around it.
    """

    found: Found
    state: str
    number: int
    context: str


@dataclass(frozen=True, kw_only=True)
class Matched:
    """All numbers of an edited text, and the places of those that are no longer in it."""

    matches: tuple[Match, ...]
    dropped: tuple[int, ...]


@dataclass(frozen=True)
class _Known:
    number: int
    said: Quoted
    pairs: frozenset[str]


def match(text: str, before: str, said: Sequence[tuple[int, Quoted]], nouns: Sequence[str]) -> Matched:
    """Hold ``text`` against ``before``, the same report as it was made; ``said``: where each number stood
    in it (-1: in a chart).
    """
    known = [
        _Known(place, each, _around(before, at, at + len(each.wording)))
        for place, (at, each) in enumerate(said)
        if at >= 0 and each.state == SAID and each.wording
    ]
    typed = _typed(before, said, nouns)
    matches, taken = [], set[int]()
    whole, end = -1, 0  # words with several numbers, such as a sum with its parts, are one
    for found in numbers(text, nouns):
        if found.start < end:
            matches.append(Match(found=found, state=RIGHT, number=whole, context=_context(text, found)))
            continue
        one = _match(text, found, known, taken, typed)
        taken |= {one.number} - {-1}
        matches.append(one)
        if one.state == RIGHT and text.startswith(said[one.number][1].wording, found.start):
            whole, end = one.number, found.start + len(said[one.number][1].wording)
    dropped = tuple(each.number for each in known if each.number not in taken)
    return Matched(matches=tuple(matches), dropped=dropped)


def _match(text: str, found: Found, known: list[_Known], taken: set[int], typed: set[str]) -> Match:
    pairs = _around(text, found.start, found.end)
    context = _context(text, found)
    free = [each for each in known if each.number not in taken]
    near = max(free, key=lambda each: (_likeness(pairs, each.pairs), _fits(found, each.said)), default=None)
    if near is not None and _likeness(pairs, near.pairs) >= (
        ENOUGH if _same_noun(found, near.said) else SURE
    ):
        state = RIGHT if _fits(found, near.said) else CHANGED
        if state == RIGHT or found.written + found.after[:1] not in typed:
            return Match(found=found, state=state, number=near.number, context=context)
    moved = next((each for each in [*free, *known] if _is_moved(found, each.said)), None)
    if moved is not None:
        return Match(found=found, state=RIGHT, number=moved.number, context=context)
    state = TYPED if found.written + found.after[:1] in typed else UNKNOWN
    return Match(found=found, state=state, number=-1, context=context)


def _context(text: str, found: Found) -> str:
    """The words around a number, without the signs that mark headings, notes and lists."""
    around = text[max(found.start - AROUND, 0) : found.end + AROUND].replace("**", "")
    return _LINE.sub(" ", _CALL.sub("", around)).strip()


def _typed(before: str, said: Sequence[tuple[int, Quoted]], nouns: Sequence[str]) -> set[str]:
    """The numbers that were typed by hand before, each with the sign after it."""
    spans = [(at, at + len(each.wording)) for at, each in said]
    return {
        found.written + found.after[:1]
        for found in numbers(before, nouns)
        if not any(begin <= found.start < end for begin, end in spans)
    }


def _fits(found: Found, said: Quoted) -> bool:
    if not said.value or found.percent != _is_share(said):
        return False
    return found.fits(Fraction(said.value))


def _is_moved(found: Found, said: Quoted) -> bool:
    """Whether it may be this number in another sentence: a share has no noun, so it is written exactly."""
    return _fits(found, said) and _same_noun(found, said) and (not found.percent or found.sense == EXACT)


def _is_share(said: Quoted) -> bool:
    return "%" in said.wording


def _same_noun(found: Found, said: Quoted) -> bool:
    if found.percent or _is_share(said):
        return found.percent == _is_share(said)
    return not said.unit or found.after.startswith(said.unit[:1])


def _around(text: str, start: int, end: int) -> frozenset[str]:
    """Pairs of signs before and after a number, without digits: what it is about."""
    sides = text[max(start - BEFORE, 0) : start], text[end : end + AFTER]
    found = set()
    for side, part in zip("<>", sides, strict=True):
        signs = [sign for sign in part if not sign.isdigit() and not sign.isspace()]
        found |= {f"{side}{one}{two}" for one, two in zip(signs, signs[1:], strict=False)}
    return frozenset(found)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(min(len(one), len(other)), 1)


def taken_back(
    text: str, matched: Matched, said: Sequence[tuple[int, Quoted]], kept: Sequence[Edit] = ()
) -> str:
    """The edited text as a template: each number that is right is counted again from now on.

    ``kept``: calls and conditions of the template that stand again in it; what lies inside is theirs.
    """
    counted = [*_counted(text, matched, said), *_worded(text, said)]
    free = (each for each in counted if not any(_overlap(each, one) for one in kept))
    parts, at = [], 0
    for edit in sorted([*kept, *free], key=lambda each: each.start):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.new]
            at = edit.end
    return "".join([*parts, text[at:]])


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and other.start < one.end


def _counted(text: str, matched: Matched, said: Sequence[tuple[int, Quoted]]) -> Iterator[Edit]:
    for each in matched.matches:
        if each.state != RIGHT:
            continue
        call, length = _call(text, each.found, said[each.number][1])
        if call:
            yield Edit(each.found.start, each.found.start + length, f"{{{{ {call} }}}}")


def _worded(text: str, said: Sequence[tuple[int, Quoted]]) -> Iterator[Edit]:
    """Where words stood instead of a number, its call again: next time there may be one."""
    at = 0
    for spot, each in said:
        found = text.find(each.wording, at) if spot >= 0 and each.state != SAID else -1
        if found >= 0:
            at = found + len(each.wording)
            yield Edit(found, at, f"{{{{ {each.call} }}}}")


def _call(text: str, found: Found, said: Quoted) -> tuple[str, int]:
    """The call that writes what stands here, and how long that is; nothing where no call writes it so."""
    rest = text[found.start :]
    if rest.startswith(said.wording):
        return said.call, len(said.wording)
    inside = said.call.partition("(")[2].rpartition(")")[0].split(", because=")[0]
    where = ", ".join(part for part in inside.split(", ") if part.startswith(('"', "place=", "period=")))
    if found.sense == EXACT and found.written == said.value:
        return f"value({where})", len(found.written)
    if found.sense == OVER and "/" not in said.value:
        more = found.written[-1]
        if more not in MORES:  # 超过300: no call writes it so
            return "", 0
        step = 10 ** (len(str(int(found.value))) - len(str(int(found.value)).rstrip("0")))
        written = wording.press(int(said.value), said.unit, more=more, step=step)
        if rest.startswith(written):
            return f'press({where}, more="{more}", step={step})', len(written)
    return "", 0


def by_hand(source: str, nouns: Sequence[str]) -> list[tuple[int, str]]:
    """Numbers typed by hand that count or measure something, with their line: each should be a figure."""
    return [
        (line, words[number.start : _end(words, number, nouns)].replace("**", ""))
        for line, words in enumerate(map(_without_calls, source.splitlines()), start=1)
        for number in numbers(words, nouns)
        if number.measured or _is_cell(words, number)
    ]


def _is_cell(line: str, number: Found) -> bool:
    """Whether it stands alone in a cell of a table."""
    before, after = line[: number.start].rstrip(" *"), line[number.end :].lstrip(" *")
    return before.endswith("|") and after.startswith("|")


def _end(line: str, number: Found, nouns: Sequence[str]) -> int:
    noun = next((each for each in nouns if number.after.startswith(each)), "")
    return line.index(noun, number.end) + len(noun) if noun else number.end


def _without_calls(text: str) -> str:
    said, rest = "", text
    while rest:
        before, opened, rest = rest.partition("{")
        said += before
        if opened:
            close = "}}" if rest.startswith("{") else "%}"
            rest = rest.partition(close)[2]
            said += "\ufffc"  # a sign that is no gap, so that what stands on its two sides stays apart
    return said
