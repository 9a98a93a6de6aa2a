"""What somebody was told."""

from bandeng.notices.queries.told import Line, Page, addressed, page_of, unread

__all__ = ["Line", "Page", "addressed", "page_of", "unread"]
