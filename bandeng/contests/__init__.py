"""Works sent in under a number, read blind, and awarded."""
