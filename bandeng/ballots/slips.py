"""The slip that comes with a ballot: the voter's number and a code of eight digits that proves it is hers.

The code is derived under a key from the vote and the number: nothing is stored that could leak.
"""

import hmac

from django.conf import settings

DIGITS = 8


def code_of(slot: str, gone: int = 0) -> str:
    """The code of the slot of this stream (``slot:VOTE:NUMBER``); ``gone``: how many before count no more."""
    what = f"ballot {slot} {gone}" if gone else f"ballot {slot}"
    made = hmac.digest(settings.BANDENG_CODE_KEY.encode(), what.encode(), "sha256")
    return f"{int.from_bytes(made[:8]) % 10**DIGITS:0{DIGITS}d}"


def is_code_of(slot: str, given: str, gone: int = 0) -> bool:
    """Whether this is the slot's code; blanks and dashes do not count. Takes the same time either way."""
    digits = "".join(sign for sign in given if sign.isdigit())
    return hmac.compare_digest(code_of(slot, gone).encode(), digits.encode())


def spaced(code: str) -> str:
    """As it is printed: two groups of four."""
    return f"{code[:4]} {code[4:]}"
