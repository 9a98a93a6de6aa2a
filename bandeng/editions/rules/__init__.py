"""What a report is made of: its life, its language, its words for numbers. Plain Python."""
