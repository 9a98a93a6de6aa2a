"""Names of styles in our Word files: by them head, tail and charts are known again when a file comes back."""

HEAD_STYLE, TAIL_STYLE, CHART_STYLE = "Bandeng Head", "Bandeng Tail", "Bandeng Chart"
SKIPPED = frozenset({HEAD_STYLE, TAIL_STYLE})
