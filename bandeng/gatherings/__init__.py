"""What is held: planned, signed up for, attended, recorded."""
