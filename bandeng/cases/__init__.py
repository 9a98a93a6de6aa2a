"""The closed loop of a resident's matter."""
