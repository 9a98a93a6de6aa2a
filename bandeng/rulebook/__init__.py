"""A district's own rules: loaded, checked, and asked."""
