"""What can be wrong with a rule book: for each kind of issue a sentence and a cure, in both languages."""

from dataclasses import dataclass
from typing import NamedTuple


class Words(NamedTuple):
    """A sentence and its cure with named placeholders."""

    zh: str
    en: str
    cure_zh: str
    cure_en: str


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, where, and what would put it right."""

    file: str
    line: int
    code: str
    zh: str
    en: str
    cure_zh: str
    cure_en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.zh} 改法:{self.cure_zh}"


class BrokenBook(Exception):
    """A rule book with issues cannot be used. ``issues`` has them all; the text names each."""

    def __init__(self, path: str, issues: list[Issue]) -> None:
        super().__init__("\n".join([f"规则书 {path} 有 {len(issues)} 处要改:", *map(str, issues)]))
        self.issues = issues


def issue(code: str, file: str, line: int, **names: object) -> Issue:
    """The issue of this kind at this line, its placeholders filled from ``names``."""
    zh, en, cure_zh, cure_en = (words.format(**names) for words in WORDS[code])
    return Issue(file, line, code, zh, en, cure_zh, cure_en)


WORDS: dict[str, Words] = {
    "file_missing": Words(
        "缺少文件。",
        "This file is missing.",
        "补上这个文件,可照抄二七区的同名文件。",
        "Add it; Erqi's file of the same name is a pattern.",
    ),
}
