"""Every address of the product with its name, verbs and the act it asks for."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from bandeng.ui.web.asks import act_of


@dataclass(frozen=True)
class Address:
    """One line of the map. ``act`` is empty where the view says none."""

    path: str
    name: str
    verbs: tuple[str, ...]
    act: str


def addresses() -> list[Address]:
    """All of them, by path."""
    return sorted(_under("/", get_resolver().url_patterns), key=lambda address: (address.path, address.name))


def snapshot() -> str:
    """docs/generated/urls.txt: for the machine to compare, one line each."""
    return "".join(f"{a.path}\t{a.name}\t{','.join(a.verbs)}\t{a.act}\n" for a in addresses())


def page() -> str:
    """docs/generated/urls.md"""
    rows = [f"| `{a.path}` | {a.name} | {' '.join(a.verbs)} | {a.act} |" for a in addresses()]
    head = [
        "# Addresses",
        "",
        "`public`: anybody. `signed`: anybody signed in. Else: the act of the [charter](charter.md).",
        "",
        "| path | name | verbs | act |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *rows]) + "\n"


def _under(prefix: str, patterns: list[Any], space: str = "") -> Iterator[Address]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from _under(
                path, pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space
            )
        elif isinstance(pattern, URLPattern):
            view = pattern.callback
            yield Address(
                path, f"{space}{pattern.name}" if pattern.name else "", verbs_of(view), act_of(view) or ""
            )


def verbs_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """The verbs that ``require_http_methods`` lets through; ``*`` where nothing is said."""
    step: Any = view
    while step is not None:
        if allowed := inspect.getclosurevars(step).nonlocals.get("request_method_list"):
            return tuple(allowed)
        step = getattr(step, "__wrapped__", None)
    return ("*",)
