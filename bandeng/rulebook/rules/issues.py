"""What can be wrong with a rule book: where, in which words, and what would put it right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bandeng.kernel.text import nearest
from bandeng.rulebook.rules import month_words
from bandeng.rulebook.rules.deliberation_words import DELIBERATIONS
from bandeng.rulebook.rules.honour_words import HONOURS
from bandeng.rulebook.rules.issue_words import WORDS
from bandeng.rulebook.rules.issue_words_month import VISITS_AND_CONTESTS
from bandeng.rulebook.rules.issue_words_things import THINGS
from bandeng.rulebook.rules.report_words import REPORTS
from bandeng.rulebook.rules.session_words import SESSIONS

MOST_KNOWN = 12
SENTENCES = {
    **WORDS,
    **HONOURS,
    **SESSIONS,
    **REPORTS,
    **VISITS_AND_CONTESTS,
    **THINGS,
    **DELIBERATIONS,
    **month_words.WORDS,
}


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, where, and its cure. ``line`` counts from 1."""

    file: str
    line: int
    code: str
    zh: str
    en: str
    cure_zh: str
    cure_en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.zh}改法:{self.cure_zh} / {self.en} Cure: {self.cure_en}"


class BrokenBook(Exception):
    """A rule book with issues cannot be used. ``issues`` has them all; the text names each."""

    def __init__(self, path: str, issues: list[Issue]) -> None:
        super().__init__("\n".join([f"规则书 {path} 有 {len(issues)} 处要改:", *map(str, issues)]))
        self.issues = issues


def issue(code: str, file: str, line: int, names: Mapping[str, object] | None = None) -> Issue:
    """The issue of this kind at this line, its placeholders filled from ``names``."""
    zh, en, cure_zh, cure_en = (words.format_map(names or {}) for words in SENTENCES[code])
    return Issue(file, line, code, zh, en, cure_zh, cure_en)


def choice(wrong: str, known: Iterable[str]) -> dict[str, str]:
    """Placeholders ``choice_zh`` and ``choice_en``: the nearest known word, or what is known."""
    words = list(dict.fromkeys(known))
    if near := nearest(wrong, words):
        return {"choice_zh": f"是不是想写“{near}”?", "choice_en": f"Did you mean “{near}”?"}
    shown = words[:MOST_KNOWN]
    more_zh, more_en = (" 等", ", ...") if len(words) > MOST_KNOWN else ("", "")
    return {
        "choice_zh": f"可以写:{'、'.join(shown)}{more_zh}。",
        "choice_en": f"Use one of: {', '.join(shown)}{more_en}.",
    }
