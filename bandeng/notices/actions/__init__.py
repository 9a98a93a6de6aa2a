"""What is done with notices: read them."""

from bandeng.notices.actions.reading import opened, read

__all__ = ["opened", "read"]
