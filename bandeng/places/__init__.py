"""The tree of places and their shapes, and how it stood on any day."""
