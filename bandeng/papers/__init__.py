"""How an official paper looks: a sheet of plain values, set as Word and as PDF in the faces of the book."""
