"""The catalogue of numbers, each with its evidence."""
