"""What can be done with a report."""

from bandeng.editions.actions.issuing import freeze, publish, withdraw
from bandeng.editions.actions.signing import send_back, sign
from bandeng.editions.actions.writing import Draft, Review, Text, draft, review, rewrite

__all__ = [
    "Draft",
    "Review",
    "Text",
    "draft",
    "freeze",
    "publish",
    "review",
    "rewrite",
    "send_back",
    "sign",
    "withdraw",
]
