"""A report on paper and in files: web page, Word, PDF, JSON, plain text."""
