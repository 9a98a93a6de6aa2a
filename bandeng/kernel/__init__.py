"""Plain Python under everything: canonical bytes, periods, the working calendar, flow tables, Merkle trees."""
