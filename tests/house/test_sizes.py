"""Small, and honest about the tail."""

import ast

from tests.house.exceptions import LONGER
from tests.house.source import Function, functions, modules, shown, templates

MODULE, FUNCTION, TEMPLATE = 300, 25, 60


def test_nothing_is_longer_than_the_house_allows() -> None:
    too_long = {
        name: lines for name, (lines, allowed) in _lengths().items() if lines > LONGER.get(name, allowed)
    }
    assert not too_long, too_long


def test_the_list_of_exceptions_only_shrinks() -> None:
    lengths = _lengths()
    needless = [name for name in LONGER if name not in lengths or lengths[name][0] <= lengths[name][1]]
    assert not needless, f"take these out of tests/house/exceptions.py: {needless}"
    loose = {name: lengths[name][0] for name, lines in LONGER.items() if lengths[name][0] < lines}
    assert not loose, f"these have become shorter, say so in tests/house/exceptions.py: {loose}"


def _lengths() -> dict[str, tuple[int, int]]:
    found = {shown(path): (len(path.read_text("utf-8").splitlines()), TEMPLATE) for path in templates()}
    for module in modules():
        found[module.name] = (len(module.lines), MODULE)
        for function in functions(module):
            name = f"{module.name}::{function.name}"
            found[name] = max(found.get(name, (0, FUNCTION)), (_length(function), FUNCTION))
    return found


def _length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return lines - ((first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0)
