"""Units, posts, the charter, and the hands in which people act."""
