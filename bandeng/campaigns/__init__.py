"""Months of themes: activities, tasks down the tree, what happened where."""
