"""Reports whose every number is a figure, frozen at a seal."""
