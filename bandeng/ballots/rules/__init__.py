"""Counting votes. Pure: integers and fractions, no clock, no database, no floats."""
