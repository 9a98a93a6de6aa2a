"""The part of the glossary that the code knows: acts and the facts they say."""

from collections.abc import Iterator

from bandeng.kernel.facts import KINDS
from bandeng.rulebook.rules.acts import ACTS


def tables() -> str:
    """Acts with their words, then facts with their sentences."""
    return "\n".join([*_acts(), "", *_facts()])


def _acts() -> Iterator[str]:
    yield "### 权责里的动作 · acts\n\n| 中文 | English | code |\n| --- | --- | --- |"
    yield from (f"| {words.zh} | {words.en} | `{act}` |" for act, words in sorted(ACTS.items()))


def _facts() -> Iterator[str]:
    yield "### 账本里的事实 · facts\n\n| 中文 | English | code |\n| --- | --- | --- |"
    yield from (f"| {kind.zh} | {kind.en} | `{name}` |" for (name, _), kind in sorted(KINDS.items()))
