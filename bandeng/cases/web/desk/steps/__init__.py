"""The steps of a matter as pages: each has its noun, its form, and the action it stands for."""
