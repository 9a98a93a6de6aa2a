"""小板凳 Bandeng: everyday governance of a city district; record once, never report again."""

__version__ = "0.1.0"
