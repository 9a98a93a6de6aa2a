"""The rooms and who leans on whom, read from the imports that are really there."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]
LAYERS = (
    ("kernel",),
    ("ui",),
    ("ledger",),
    ("people", "places", "rulebook"),
    ("posts", "figures", "inbox", "papers"),
    ("members", "notices", "phrases"),
    ("ballots", "cases"),
    (
        "assembly",
        "contests",
        "doors",
        "gatherings",
        "mediation",
        "orders",
        "oversight",
        "repairs",
        "search",
        "visits",
        "vitals",
    ),
    ("campaigns",),
    ("honours",),
    ("editions",),
    ("home",),
    ("demo",),
)
ROOMS = tuple(room for layer in LAYERS for room in layer)


def page() -> str:
    """docs/generated/rooms.md"""
    rows = [
        f"| `{room}` | {_meaning(room)} | {', '.join(sorted(leans_on(room))) or '—'} |"
        for room in reversed(ROOMS)
    ]
    return "\n".join(
        ["# Rooms", "", drawing(), "", "| room | what it is | imports |", "| --- | --- | --- |", *rows, ""]
    )


def drawing() -> str:
    """A drawing for ARCHITECTURE.md: an arrow for each import that does not follow from the others."""
    return "\n".join(["```mermaid", "flowchart TD", *_layers(), *_arrows(), "```"])


def _layers() -> Iterator[str]:
    for number, layer in reversed(list(enumerate(LAYERS))):
        yield f'    subgraph layer{number}[" "]'
        yield "        direction LR"
        yield from (f"        {room}" for room in layer)
        yield "    end"


def _arrows() -> Iterator[str]:
    for room in reversed(ROOMS):
        direct = leans_on(room)
        implied = {further for other in direct for further in _all_below(other)}
        yield from (f"    {room} --> {other}" for other in sorted(direct - implied))


def _all_below(room: str) -> frozenset[str]:
    below = leans_on(room)
    return below | {further for other in below for further in _all_below(other)}


@cache
def leans_on(room: str) -> frozenset[str]:
    """The rooms that the modules of this one import."""
    found = {name for path in (PACKAGE / room).rglob("*.py") for name in _imported(path)}
    return frozenset(found & set(ROOMS) - {room})


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        yield from (name.split(".")[1] for name in names if name.startswith("bandeng."))


def _meaning(room: str) -> str:
    tree = ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))
    return ast.get_docstring(tree) or ""
