"""Pages that cross rooms, and the documents made from the code."""
