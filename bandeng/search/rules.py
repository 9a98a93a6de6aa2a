"""What of a text counts when it is looked for, and the grams it is found by."""

from unicodedata import category, normalize

MOST = 60  # characters of what is looked for; the rest is left out
TERMS = 6
GRAMS_ASKED = 6


def normal(text: str) -> str:
    """The letters and digits of a text: half width, small; quotes, blanks and points left out."""
    folded = normalize("NFKC", normalize("NFKC", text).casefold())
    return "".join(sign for sign in folded if category(sign)[0] in "LN")


def terms(asked: str) -> list[str]:
    """What must stand in a text, all of it: the parts between blanks, each once."""
    parts = (normal(part) for part in asked[:MOST].split())
    return list(dict.fromkeys(part for part in parts if part))[:TERMS]


def parts(asked: str) -> dict[str, str]:
    """The parts between blanks as they were written, each with what counts of it."""
    found = {part: normal(part) for part in asked[:MOST].split()}
    return {part: term for part, term in list(found.items())[:TERMS] if term}


def has(text: str, wanted: list[str]) -> bool:
    """Whether all of it stands in the text."""
    plain = normal(text)
    return all(term in plain for term in wanted)


def grams(text: str) -> list[str]:
    """Every single character and every two that stand side by side, each once."""
    plain = normal(text)
    return list(dict.fromkeys([*plain, *map("".join, zip(plain, plain[1:], strict=False))]))


def grams_asked(wanted: list[str]) -> list[str]:
    """Grams that every text with these terms has: enough to find it, before it is read."""
    found: list[str] = []
    for term in wanted:
        found += [term] if len(term) == 1 else [term[at : at + 2] for at in range(len(term) - 1)]
    return list(dict.fromkeys(found))[:GRAMS_ASKED]
