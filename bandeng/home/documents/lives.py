"""The life of a case, drawn from its table of states and moves."""

from collections.abc import Iterator

from bandeng.cases.rules import LIFE
from bandeng.posts.rules import BUILT_IN
from bandeng.rulebook.queries import book


def page() -> str:
    """docs/generated/life-of-a-case.md"""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Life of a case\n\n```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {LIFE.start}"
    for (begin, verb), end in LIFE.moves.items():
        yield f"    {begin} --> {end}: {verb}"
    yield "```\n\n| state | verb | then | who may |\n| --- | --- | --- | --- |"
    for (begin, verb), end in LIFE.moves.items():
        yield f"| {begin} | `{verb}` | {end} | {who_may(f'cases.{verb}')} |"


def who_may(act: str) -> str:
    """The roles that are granted the act, and the built-in posts that have it."""
    rules = book()
    roles = {role.code: role.zh for role in rules.roles}
    granted = [roles[grant.role] for grant in rules.grants if grant.act == act]
    built_in = [f"*{post}*" for post, acts in BUILT_IN.items() if act in acts]
    return "、".join(dict.fromkeys([*granted, *built_in])) or "—"
