"""Telephone numbers: one spelling for each, and how they are shown."""

import re
import unicodedata

MOBILE = re.compile(r"1[3-9]\d{9}")
LANDLINE = re.compile(r"0\d{9,11}")


def normal(number: str) -> str:
    """The digits of a Chinese number without 86, spaces and dashes, full-width digits made plain."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", number))
    for prefix in ("0086", "86"):
        rest = digits.removeprefix(prefix)
        if rest != digits and MOBILE.fullmatch(rest):
            return rest
    return digits


def is_mobile(number: str) -> bool:
    """Whether this can be a mainland mobile number (11 digits, 13 to 19 in front)."""
    return bool(MOBILE.fullmatch(normal(number)))


def is_number(number: str) -> bool:
    """Whether this can be a telephone number that one can call: mobile or landline with its area code."""
    return is_mobile(number) or bool(LANDLINE.fullmatch(normal(number)))


def masked(number: str) -> str:
    """A number for a page: the first three digits and the last four."""
    digits = normal(number)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 11 else "****"
