"""No form of the product asks a person for a total: the book counts, people say what happened once.

Fields are drawn by macros, read by views, described as columns of lists; each of these is looked through.
Plain ``<input>`` and Django's forms are looked through in ``test_never``.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, nodes

from bandeng.ui.jinja import environment
from tests.house.source import calls, dotted, modules, shown, templates, text_of

TOTALS = re.compile(
    r"\btotal|amount_of|number_of|_count\b|\bcount\b|\bcount_|headcount|sum_of|how_many"
    r"|总数|合计|总计|件数|人数|次数|户数|场数|数量|多少(人|户|次|场|件|个)|(来|到|去|办|做|开|走)了几",
    re.IGNORECASE,
)
# What a person may type as a number, and why it is no total. Short, and it stays short.
NUMBERS = {
    "capacity": "how many a room holds: decided beforehand, and nothing happened yet",
    "longest": "how long a work may be: a rule of the call, decided beforehand",
    "year": "for which year an honour is opened: a date, not a quantity",
    "days": "for how long something shall last: a decision",
    "seats": "how many an election fills: a decision, before anybody is chosen",
    "score": "a reader's judgement of one work, which nothing can count",
    **dict.fromkeys(
        ("due", "present", "yes", "no", "abstain"),
        "hands raised at one meeting: the law wants them in its minutes, and there is no list of names",
    ),
    "counted": "papers on a table, counted by hand to be held against what is recorded",
    "came": "how many sat together at one talk, where no list of names is kept",
    "heads": "how many stand on a roll that the law has drawn up elsewhere",
    "lon": "a point on the map",
    "lat": "a point on the map",
}
# Digits that are no number: nothing is ever added to them.
DIGITS = {"code", "phone", "mobile", "number", "pin"}
FIELDS = {"field", "textarea", "select", "choices"}


@cache
def _jinja() -> Environment:
    return environment()


def _fields() -> Iterator[tuple[str, str, str, str]]:
    """Each field that a template draws: where, its name, its label, how it is typed."""
    for path in templates():
        if path.suffix == ".html" and "jinja2" in path.parts:
            for call in _jinja().parse(text_of(path)).find_all(nodes.Call):
                if isinstance(call.node, nodes.Getattr) and call.node.attr in FIELDS:
                    yield f"{shown(path)}:{call.lineno}", *_drawn(call)


def _drawn(call: nodes.Call) -> tuple[str, str, str]:
    named = {keyword.key: _words(keyword.value) for keyword in call.kwargs}
    words = [_words(node) for node in call.args[:2]] + ["", ""]
    name, label = named.get("name", words[0]), named.get("label", words[1])
    name = re.sub(r"-?%s$", "", name)  # one of several
    return name, label, f"{named.get('type', '')} {named.get('inputmode', '')}"


def _words(node: nodes.Expr) -> str:
    """All that is written out in it."""
    if isinstance(node, nodes.Const):
        return str(node.value)
    return " ".join(str(const.value) for const in node.find_all(nodes.Const))


def test_a_number_is_typed_only_where_the_list_says_why() -> None:
    found = [
        f"{where}: {name}"
        for where, name, _label, typed in _fields()
        if re.search(r"number|range|decimal", typed) and name not in NUMBERS
    ]
    found += [
        f"{where}: {name}"
        for where, name, _label, typed in _fields()
        if "numeric" in typed and name not in NUMBERS.keys() | DIGITS
    ]
    assert not found, f"count it from facts, or say in NUMBERS why nothing can: {found}"


def test_no_field_is_called_a_total() -> None:
    found = [
        f"{where}: {name} {label}"
        for where, name, label, _typed in _fields()
        if name not in NUMBERS and TOTALS.search(f"{name} {label}")
    ]
    assert not found, f"count it from facts instead: {found}"


def test_numbers_of_a_meeting_are_copied_only_beside_their_paper() -> None:
    """How many may come is known from rolls; it is typed with a meeting held on paper, and nowhere else."""
    drawn = [(where, typed) for where, name, _label, typed in _fields() if name == "due"]
    found = {where.partition(":")[0] for where, typed in drawn if "numeric" in typed}
    assert {path.rpartition("/")[2] for path in found} == {"_hands.html"}
    beside = [path for path in templates() if "desk/_hands.html" in text_of(path)]
    assert beside
    for path in beside:
        assert '"record"' in text_of(path) and '"pictures"' in text_of(path), shown(path)


def test_there_are_fields_to_look_through() -> None:
    assert len(list(_fields())) > 60


def test_no_view_reads_a_total_that_was_typed() -> None:
    found = [
        f"{module.at(node)}: {name}"
        for module in modules()
        if module.within("web")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Subscript | ast.Call)
        for name in _read_from_post(node)
        if name not in NUMBERS and TOTALS.search(name)
    ]
    assert not found, f"count it from facts instead: {found}"


def _read_from_post(node: ast.Subscript | ast.Call) -> list[str]:
    if isinstance(node, ast.Subscript) and dotted(node.value).endswith("POST"):
        given: list[ast.expr] = [node.slice]
    elif isinstance(node, ast.Call) and re.search(r"POST\.get(list)?$", dotted(node.func)):
        given = node.args[:1]
    else:
        return []
    return [str(each.value) for each in given if isinstance(each, ast.Constant)]


def test_no_list_that_is_taken_in_has_a_column_of_totals() -> None:
    found = [
        f"{module.at(node)}: {' '.join(words)}"
        for module in modules()
        for node, name in calls(module)
        if name.rpartition(".")[2] == "Column"
        for words in [_texts(node)]
        if not NUMBERS.keys() & set(words) and any(TOTALS.search(word) for word in words)
    ]
    assert not found, f"count it from facts instead: {found}"


def _texts(call: ast.Call) -> list[str]:
    constants = (node for node in ast.walk(call) if isinstance(node, ast.Constant))
    return [node.value for node in constants if isinstance(node.value, str)]


def test_every_exception_says_why() -> None:
    assert all(len(why) > 10 for why in NUMBERS.values())
