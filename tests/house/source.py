"""The source as the house-rule tests read it: files, syntax trees, functions."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "bandeng"
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the product. ``name`` is its path from the root, ``parts`` the folders and stem."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path.relative_to(ROOT).with_suffix("").parts

    @property
    def room(self) -> str:
        return self.parts[1] if len(self.parts) > 2 else ""

    @property
    def lines(self) -> list[str]:
        return self.path.read_text(encoding="utf-8").splitlines()

    @property
    def tree(self) -> ast.Module:
        return _tree(self.path)

    def within(self, *folders: str) -> bool:
        """Whether one of these is a folder or the name of this module."""
        return bool(set(folders) & set(self.parts))

    def at(self, node: ast.expr | ast.stmt) -> str:
        return f"{self.name}:{node.lineno}"


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the product but migrations."""
    return tuple(Module(path) for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


@cache
def migrations() -> tuple[Module, ...]:
    found = sorted(PACKAGE.glob("*/migrations/[0-9]*.py"))
    return tuple(Module(path) for path in found)


@cache
def templates() -> tuple[Path, ...]:
    return tuple(
        path for path in sorted(PACKAGE.rglob("*.html")) if {"jinja2", "templates"} & set(path.parts)
    )


@cache
def static_files() -> tuple[Path, ...]:
    """Style sheets, scripts and drawings of our own making; what others made lies in a folder ``vendor``."""
    endings = {".css", ".js", ".mjs", ".svg", ".json", ".webmanifest"}
    found = (path for path in sorted(PACKAGE.rglob("static/**/*")) if path.suffix in endings)
    return tuple(path for path in found if "vendor" not in path.parts)


def functions(module: Module) -> Iterator[Function]:
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            yield node


def calls(module: Module) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the dotted name it calls, as written."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every import as the dotted names it brings: ``from a import b`` brings ``a`` and ``a.b``."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
