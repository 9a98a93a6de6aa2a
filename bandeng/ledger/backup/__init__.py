"""Everything of a district in one file, taken while people work, and brought back with its counts proved."""
