"""Who was called upon by leaders, and the need that was heard."""
