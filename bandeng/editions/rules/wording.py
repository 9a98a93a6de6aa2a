"""The press form of a number: cut down to its leading digits, 多 or 余 before the classifier, never more
than it is.

The rule is domain.md §1.3: 312 → 300多, 236 → 230多, 43 → 40余, 58 → 50多; what is exactly a multiple of
the step is printed bare (530, 80). As few digits are kept as lose no more than a twentieth; the last digit is
always cut.
"""

from fractions import Fraction

LOSS = Fraction(1, 20)
SOME = ((10_000, "数万"), (1_000, "数千"), (100, "数百"), (10, "数十"))
FEWEST = 2  # of its step: 数十 is said of twenty and more


def step_of(value: int) -> int:
    """The step to which this number is cut down: 100 for 312, 10 for 236; 1 below ten."""
    step: int = 10 ** (len(str(value)) - 1)
    while step > 10 and Fraction(value % step, value) > LOSS:
        step //= 10
    return step


def press(value: int, classifier: str, *, more: str = "多", step: int = 0) -> str:
    """``300多场次`` for 312. ``step`` 0: by itself. Raises ValueError for what is no count."""
    if value < 0:
        raise ValueError("a count is never less than nothing")
    by = step or (step_of(value) if value else 1)
    if value < max(by, 10):
        return f"{value}{classifier}"
    cut = value - value % by
    return f"{cut}{more if cut < value else ''}{classifier}"


def some(value: int, classifier: str) -> str:
    """``数十次``: of records that are known to be incomplete. Raises ValueError below twenty."""
    for step, word in SOME:
        if value >= FEWEST * step:
            return f"{word}{classifier}"
    raise ValueError("数十 is said of twenty and more")


def least(text: str) -> int:
    """The number that a press form promises at least: 300 of 300多场次; 20 of 数十次."""
    for step, word in SOME:
        if text.startswith(word):
            return FEWEST * step
    digits = text[: next((at for at, sign in enumerate(text) if not sign.isdigit()), len(text))]
    return int(digits)
