"""The key that signs heads: Ed25519, in a file outside the database that only the worker needs to read.

Whoever can write in the database but does not hold this file cannot make a head that fits the public key on
the notice board.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from django.conf import settings
from django.utils.translation import gettext as _

from bandeng.kernel.refusals import BadInput


@dataclass(frozen=True)
class HeadKey:
    """A private key; ``public`` is its public half, 32 bytes in hexadecimal."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> str:
        return self.private.public_key().public_bytes_raw().hex()

    def sign(self, text: bytes) -> str:
        """The signature (RFC 8032), 64 bytes in hexadecimal."""
        return self.private.sign(text).hex()


def key_file() -> Path:
    """Where the key lies: ``settings.BANDENG_HEADS_KEY_FILE``."""
    return Path(settings.BANDENG_HEADS_KEY_FILE)


def head_key() -> HeadKey | None:
    """The key of this installation; None where none was made. Raises BadInput where the file holds another
    thing, OSError where it may not be read."""
    file = key_file()
    if not file.exists():
        return None
    try:
        held = load_pem_private_key(file.read_bytes(), password=None)
    except ValueError:
        held = None
    if not isinstance(held, Ed25519PrivateKey):
        raise BadInput(_("%(file)s 里不是签封存码的钥匙(Ed25519,PEM)。") % {"file": file})
    return HeadKey(held)


def make() -> HeadKey:
    """Make a key, readable by its owner only. Raises FileExistsError: a key is never written over."""
    file, made = key_file(), Ed25519PrivateKey.generate()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return HeadKey(made)


def fits(public: str, text: bytes, signature: str) -> bool:
    """Whether the signature is of this key over this text."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True
