"""What somebody was told, how she wants to be told, and the letters that did not go out."""

from bandeng.notices.queries.chosen import Chosen, chosen_by, topics_for, ways_for
from bandeng.notices.queries.letters import Sheet, letters_for
from bandeng.notices.queries.told import Line, Page, addressed, page_of, unread

__all__ = [
    "Chosen",
    "Line",
    "Page",
    "Sheet",
    "addressed",
    "chosen_by",
    "letters_for",
    "page_of",
    "topics_for",
    "unread",
    "ways_for",
]
