"""The book: the pen, facts, seals, verify, replay, export, and the engine of a district's database."""
