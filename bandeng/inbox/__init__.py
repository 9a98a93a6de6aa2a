"""What waits for whom, ordered by clock."""
