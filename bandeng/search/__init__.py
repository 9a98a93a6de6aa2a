"""Search at the desk: matters, places, units and rulings; nothing missed."""
