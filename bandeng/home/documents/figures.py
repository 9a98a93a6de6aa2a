"""The catalogue of numbers."""


def page() -> str:
    """docs/generated/figures.md"""
    return "# Figures\n"
