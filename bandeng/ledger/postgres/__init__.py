"""The engine of a district's database: PostgreSQL, one schema, chosen anew in every transaction."""
