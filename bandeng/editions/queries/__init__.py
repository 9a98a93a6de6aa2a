"""Reports: their numbers, their texts, and how they stand."""
