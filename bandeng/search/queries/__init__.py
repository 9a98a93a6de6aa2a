"""What is found, and by whom."""
