"""What a template may hold: places filled from the matter, and gaps filled by hand. Pure."""

import re
from collections.abc import Mapping
from os.path import commonprefix

VERBS = (
    "resolve",
    "settle",
    "decline",
    "escalate",
    "dispatch",
    "return",
    "review",
    "ask_extension",
    "ask_suspension",
    "annotate",
)
TO_RESIDENTS = frozenset({"resolve", "settle", "decline", "review", "ask_extension", "ask_suspension"})
SAY_SOMETHING = TO_RESIDENTS | {"return", "escalate"}  # the acts that refuse empty phrases
PLACES = ("编号", "类别", "地点", "单位", "日期")
PLACE = re.compile(r"\{([^{}]*)\}")
GAP = re.compile(r"【填[^【】]*】")
NUMBER = re.compile(r"\d[\d\- ]{5,}\d")
LEVELS = ("街道", "社区")  # how the name of a place ends that a unit's name begins with
NAME_AT_MOST = 20
WORDS_AT_MOST = 500
TEMPLATES_AT_MOST = 100


def unknown_places(words: str) -> list[str]:
    """What stands in braces and is filled by nothing."""
    return [name for name in PLACE.findall(words) if name not in PLACES]


def filled(words: str, values: Mapping[str, str]) -> str:
    """The text with its places filled; a place nothing is known of stays, to be seen."""
    return PLACE.sub(lambda found: values.get(found[1]) or found[0], words)


def seen_from(unit: str, place: str) -> str:
    """A place as this unit says it, without what its own name has said already. Empty: it is its own.

    Of 「京广路街道冯春社区第1网格」 the community says 「第1网格」, the street's office 「冯春社区第1网格」.
    """
    _before, found, after = place.partition(unit)
    if found:
        return after
    shared = commonprefix([unit, place])
    return place.removeprefix(shared) if shared.endswith(LEVELS) else place


def gaps(text: str) -> list[str]:
    """What is still to be filled in by hand."""
    return GAP.findall(text)


def bare(words: str) -> str:
    """The text without places and gaps: what the template says by itself."""
    return GAP.sub("", PLACE.sub("", words))


def has_number(words: str) -> bool:
    """Whether a number stands in it that may be a person's: a telephone, an identity card."""
    return bool(NUMBER.search(words))
