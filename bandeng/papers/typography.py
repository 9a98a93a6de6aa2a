"""Chinese punctuation in reports: what was typed narrow between Chinese characters is written wide. Pure."""

import re

_HAN = "\u3400-\u9fff\u3001-\u301f\u201c\u201d\ue000\ue001"
_WIDE = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b", "?": "\uff1f", "!": "\uff01"}
_AFTER = re.compile(rf"(?<=[{_HAN}%\uff08\uff09])([,:;?!])(?!\d)")
_BEFORE = re.compile(rf"(?<=[0-9A-Za-z)])([,:;?!])(?=[{_HAN}])")
_BRACKETS = re.compile(rf"(?<=[{_HAN}\uff0c])\(([^()\n]*)\)|\(([{_HAN}][^()\n]*)\)")
_SYNTAX = ("![", "\ue002")


def wide(text: str) -> str:
    """The text with wide punctuation where it stands among Chinese; pictures and charts are left alone."""
    return "\n".join(line if line.startswith(_SYNTAX) else _line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    line = _BRACKETS.sub(lambda found: f"\uff08{found[1] if found[1] is not None else found[2]}\uff09", line)
    for pattern in (_AFTER, _BEFORE):
        line = pattern.sub(lambda found: _WIDE[found[1]], line)
    return line
