"""The language of templates: Jinja in a sandbox that knows only the functions it is offered.

Allowed are words, the offered functions with names written out, ``if`` and ``for`` over what is offered,
and the attributes of places and periods. No arithmetic: a number that was reckoned in a template would
have no records.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bandeng.kernel.text import nearest

LONGEST = 120_000  # characters of what comes out
DEEPEST = 2  # loops inside one another
NUMBERS = ("figure", "value", "press", "some", "unit", "split", "chart", "records")
TABLES = ("table",)
TOLD = ("told",)
OTHERS = ("photos", "months", "led", "kinds")
ATTRIBUTES = ("name", "code", "known", "any")
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Call,
    nodes.Keyword,
    nodes.If,
    nodes.For,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.List,
    nodes.Tuple,
    nodes.Getattr,
)


@dataclass(frozen=True, order=True)
class Trouble:
    """What is wrong at a line of a template: a code, the word it is about, and a near one that exists."""

    line: int
    code: str
    word: str = ""
    near: str = ""


class Broken(Exception):
    """The template cannot be used. ``troubles`` has all that is wrong with it."""

    def __init__(self, troubles: Iterable[Trouble]) -> None:
        self.troubles = sorted(troubles)
        super().__init__("; ".join(f"{each.line}: {each.code} {each.word}" for each in self.troubles))


class _Sandbox(ImmutableSandboxedEnvironment):
    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr in ATTRIBUTES and super().is_safe_attribute(obj, attr, value)


def _sandbox() -> _Sandbox:
    made = _Sandbox(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


SANDBOX = _sandbox()


def troubles(text: str, *, known: Iterable[str], offered: Iterable[str]) -> list[Trouble]:
    """Everything that is wrong with a template that can be seen without running it."""
    try:
        tree = SANDBOX.parse(text)
    except TemplateSyntaxError as error:
        return [Trouble(error.lineno, "syntax", error.message or "")]
    figures, names = sorted(known), set(offered)
    found = [*_not_allowed(tree), *_names(tree, names), *_figures(tree, figures), *_loops(tree, 0)]
    return sorted(set(found))


def _not_allowed(tree: nodes.Node) -> Iterator[Trouble]:
    for node in _all(tree):
        if not isinstance(node, ALLOWED):
            yield Trouble(node.lineno, "forbidden", type(node).__name__.lower())
        elif isinstance(node, nodes.Getattr) and node.attr not in ATTRIBUTES:
            yield Trouble(node.lineno, "attribute", node.attr, _near(node.attr, ATTRIBUTES))
        elif isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
            yield Trouble(node.lineno, "forbidden", "call")


def _names(tree: nodes.Node, offered: set[str]) -> Iterator[Trouble]:
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name not in offered | stored:
            yield Trouble(node.lineno, "name", node.name, _near(node.name, offered))


def _figures(tree: nodes.Node, known: list[str]) -> Iterator[Trouble]:
    """Names of figures must stand there in full, so that they can be looked up before anything is counted."""
    for call in tree.find_all(nodes.Call):
        function = call.node.name if isinstance(call.node, nodes.Name) else ""
        if function not in (*NUMBERS, *TABLES, *TOLD):
            continue
        for name in _asked(call, function):
            if name is None:
                yield Trouble(call.lineno, "unnamed", function)
            elif name not in known:
                yield Trouble(call.lineno, "figure", name, _near(name, known))


def _asked(call: nodes.Call, function: str) -> list[str | None]:
    first = call.args[0] if call.args else None
    if function in TABLES and isinstance(first, nodes.List):
        return [_const(item) for item in first.items]
    if function in TOLD and isinstance(first, nodes.List):
        return [_second(item) for item in first.items]
    return [_const(first)]


def _second(pair: nodes.Node) -> str | None:
    """The name in ``("words", "name")``."""
    return _const(pair.items[1]) if isinstance(pair, nodes.Tuple) and len(pair.items) > 1 else None


def _const(node: nodes.Node | None) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _loops(node: nodes.Node, depth: int) -> Iterator[Trouble]:
    for child in node.iter_child_nodes():
        inside = depth + isinstance(child, nodes.For)
        if inside > DEEPEST:
            yield Trouble(child.lineno, "deep")
        else:
            yield from _loops(child, inside)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _near(word: str, known: Iterable[str]) -> str:
    return nearest(word, known, alike=0.5)


def run(text: str, offered: Mapping[str, Any]) -> str:
    """What the template says with these functions. Raises Broken."""
    written: list[str] = []
    length = 0
    try:
        for piece in SANDBOX.from_string(text).generate(dict(offered)):
            length += len(piece)
            if length > LONGEST:
                raise Broken([Trouble(1, "long", str(LONGEST))])
            written.append(piece)
    except (TypeError, ValueError, UndefinedError, SecurityError) as error:
        raise Broken([Trouble(_line(error), "run", str(error))]) from error
    return "".join(written)


def _line(error: Exception) -> int:
    """The line of the template on which it broke: Jinja writes it into the traceback."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
