"""Whom of those who may act somebody asks: the posts of the place itself, or else all above it."""

from bandeng.posts import queries as posts


def asked_near(act: str, place: str) -> tuple[str, ...]:
    """The posts at this very place that may do it; where there is none, all that may."""
    asked, code = posts.posts_that_may(act, place), place.rstrip("/").rpartition("/")[2]
    return tuple(post for post in asked if post.endswith(f"@{code}")) or tuple(asked)
