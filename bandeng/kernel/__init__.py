"""Plain Python under everything: canonical bytes, periods, working calendar, flow tables, Merkle trees."""
