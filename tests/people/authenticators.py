"""A passkey authenticator in software: answers ceremonies as a telephone would, attestation 'none'."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url as text

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
ES256 = -7


@dataclass
class Device:
    """One credential on one device. ``count`` is its sign counter, ``verifies`` whether it asks for a PIN."""

    host: str = "localhost"
    origin: str = "http://localhost"
    count: int = 0
    verifies: bool = True
    ident: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def create(self, options: dict[str, Any]) -> str:
        """The answer to ``navigator.credentials.create``."""
        with_key = self._authenticator_data(WITH_KEY) + bytes(16) + struct.pack(">H", len(self.ident))
        made = {"fmt": "none", "attStmt": {}, "authData": with_key + self.ident + self._cose()}
        return self._answer(
            clientDataJSON=self._client("webauthn.create", options), attestationObject=cbor2.dumps(made)
        )

    def get(self, options: dict[str, Any]) -> str:
        """The answer to ``navigator.credentials.get``."""
        self.count += 1
        client, seen = self._client("webauthn.get", options), self._authenticator_data(0)
        signature = self.key.sign(seen + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=seen, signature=signature)

    def _answer(self, **response: bytes) -> str:
        named = {name: text(value) for name, value in response.items()}
        ident = text(self.ident)
        return json.dumps({"id": ident, "rawId": ident, "type": "public-key", "response": named})

    def _client(self, kind: str, options: dict[str, Any]) -> bytes:
        return json.dumps({"type": kind, "challenge": options["challenge"], "origin": self.origin}).encode()

    def _authenticator_data(self, flags: int) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verifies else 0)
        return hashlib.sha256(self.host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _cose(self) -> bytes:
        point = self.key.public_key().public_numbers()
        x, y = point.x.to_bytes(32, "big"), point.y.to_bytes(32, "big")
        return cbor2.dumps({1: 2, 3: ES256, -1: 1, -2: x, -3: y})
