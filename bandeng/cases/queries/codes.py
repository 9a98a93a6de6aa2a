"""The short code of a matter: eight digits that can be said over the telephone and prove that it is yours.

The code is derived from the matter's random id under a key, so nothing is stored that could leak, and the
same code can be shown again. It is asked for together with the number; wrong tries are counted and slowed.
"""

import hmac

from django.conf import settings

DIGITS = 8


def code_of(stream: str) -> str:
    """The code of a matter, eight digits without a blank."""
    made = hmac.digest(settings.BANDENG_CODE_KEY.encode(), stream.encode(), "sha256")
    return f"{int.from_bytes(made[:8]) % 10**DIGITS:0{DIGITS}d}"


def spaced(code: str) -> str:
    """As it is read aloud: two groups of four."""
    return f"{code[:4]} {code[4:]}"


def is_code_of(stream: str, given: str) -> bool:
    """Whether this is the matter's code; blanks and dashes do not count. Takes the same time either way."""
    digits = "".join(sign for sign in given if sign.isdigit())
    return hmac.compare_digest(code_of(stream).encode(), digits.encode())
