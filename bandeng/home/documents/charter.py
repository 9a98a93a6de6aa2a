"""Who may do what: the charter of the rule book in force, and the built-in posts."""

from collections.abc import Iterator

from bandeng.posts.rules import BUILT_IN
from bandeng.rulebook.queries import book
from bandeng.rulebook.rules.acts import ACTS

REACH = {"place": "●", "unit": "◐"}


def page() -> str:
    """docs/generated/charter.md"""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    rules = book()
    yield f"# Charter\n\nOf the rule book `{rules.version}`."
    yield "\n● at its own place and below · ◐ only what was sent to its unit."
    yield "\n| act | 中文 | " + " | ".join(role.zh for role in rules.roles) + " |"
    yield "| --- | --- |" + " :-: |" * len(rules.roles)
    for act, words in ACTS.items():
        reaches = {grant.role: REACH[grant.reach] for grant in rules.grants if grant.act == act}
        yield (
            f"| `{act}` | {words.zh} | "
            + " | ".join(reaches.get(role.code, "") for role in rules.roles)
            + " |"
        )
    yield "\n| 岗位 | post | eligible |\n| --- | --- | --- |"
    for role in rules.roles:
        yield f"| {role.zh} | {role.en} (`{role.code}`) | {role.eligible.zh} · {role.eligible.en} |"
    yield "\n## Built-in posts\n"
    for post, acts in BUILT_IN.items():
        yield f"- `{post}`: {', '.join(f'`{act}`' for act in sorted(acts))}"
