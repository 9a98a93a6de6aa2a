"""The kinds of facts, and the shapes they were published with."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from types import UnionType
from typing import Any, get_args, get_origin

from bandeng.kernel.facts import KINDS, Kind

SEEN_BY = {
    "public": "anybody",
    "parties": "the people of the matter and its staff",
    "staff": "staff in their posts",
}
Shapes = dict[str, dict[str, str]]


def page() -> str:
    """docs/generated/facts.md"""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Facts"
    yield ""
    yield "Everything that can be said in the book: its sentence, who may see it, what it carries."
    for room, kinds in groupby(_kinds(), key=lambda kind: kind.name.partition(".")[0]):
        yield f"\n## {room}\n"
        yield "| fact | 中文 | English | seen by | carries |"
        yield "| --- | --- | --- | --- | --- |"
        for kind in kinds:
            carries = ", ".join(f"`{name}`" for name in kind.field_names) or "—"
            name = kind.name if kind.version == 1 else f"{kind.name} (version {kind.version})"
            yield f"| `{name}` | {kind.zh} | {kind.en} | {SEEN_BY[kind.seen_by]} | {carries} |"


def shapes() -> Shapes:
    """The fields of every kind with their types, by ``name@version``."""
    return {
        f"{kind.name}@{kind.version}": {field.name: spelled(field.type) for field in fields(kind.body)}
        for kind in _kinds()
    }


def shapes_text(published: str) -> str:
    """docs/generated/fact-shapes.json: what was published stays as it was, new kinds are added.

    Raises ValueError where a published shape was changed or dropped: old facts must always be read.
    """
    then: Shapes = json.loads(published) if published else {}
    now = shapes()
    changed = [name for name, shape in then.items() if now.get(name) != shape]
    if changed:
        raise ValueError(
            f"these facts were published in another shape: {', '.join(changed)}. Give the new shape a new"
            " VERSION and an upgrader; only if no release has carried it, take its entry out of the file."
        )
    return json.dumps(now, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def spelled(kind: Any) -> str:
    """A type as text that does not depend on where its classes live."""
    if is_dataclass(kind):
        return "{" + ", ".join(f"{field.name}: {spelled(field.type)}" for field in fields(kind)) + "}"
    parts = [spelled(part) for part in get_args(kind)]
    if isinstance(kind, UnionType):
        return " | ".join(sorted(parts))
    name = str(getattr(get_origin(kind) or kind, "__name__", kind))
    return f"{name}[{', '.join(parts)}]" if parts else name


def _kinds() -> list[Kind]:
    return [kind for _, kind in sorted(KINDS.items())]
