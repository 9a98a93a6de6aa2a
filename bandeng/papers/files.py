"""A paper as a file to keep, by the ending of its name."""

from collections.abc import Callable

from bandeng.ledger.papers import PDF, WORD
from bandeng.papers.pdf import as_pdf
from bandeng.papers.sheet import Sheet
from bandeng.papers.word import as_word

MAKERS: dict[str, Callable[[Sheet], bytes]] = {PDF: as_pdf, WORD: as_word}
