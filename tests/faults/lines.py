"""A wire between the program and PostgreSQL that can be cut, or say what a server with a full disk says."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import connections

READY_IN_FAILED_TRANSACTION = b"Z" + struct.pack("!I", 5) + b"E"


class Wire:
    """Passes bytes on. ``at`` names what a client must send for something to happen, once; ``how``:

    ``before``: the line is cut and the server never hears it; ``after``: the server hears it and its answer
    is lost; ``full``: the server answers that its disk is full.
    """

    def __init__(self, host: str, port: int) -> None:
        self.server = (host, port)
        self.at, self.how, self.happened, self.first = b"", "", 0, b""
        self.muted, self.swallowed = False, threading.Event()
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.ear.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def expect(self, at: bytes, how: str, first: bytes = b"") -> None:
        """Let it happen at these bytes, but not before ``first`` was sent."""
        self.at, self.how, self.happened, self.first = at, how, 0, first

    def close(self) -> None:
        self.ear.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self.ear.accept()
                server = socket.create_connection(self.server)
                for one, other in ((client, server), (server, client)):
                    threading.Thread(target=self._pass, args=(one, other, one is client), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, from_client: bool) -> None:
        with suppress(OSError):
            while heard := one.recv(65536):
                if from_client and self.first and self.first in heard:
                    self.first = b""
                if from_client and not self.first and self.at and self.at in heard:
                    self._happen(heard, one, other)
                elif self.muted and not from_client:
                    self.swallowed.set()
                else:
                    other.sendall(heard)
        _cut(one, other)

    def _happen(self, heard: bytes, client: socket.socket, server: socket.socket) -> None:
        self.at, self.happened = b"", self.happened + 1
        if self.how == "full":
            client.sendall(_error("53100", "could not extend file: No space left on device"))
            client.sendall(READY_IN_FAILED_TRANSACTION)
            return
        if self.how == "after":
            self.muted = True
            server.sendall(heard)
            self.swallowed.wait(10)
            self.muted = False
        _cut(client, server)


def _cut(*lines: socket.socket) -> None:
    for line in lines:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        line.close()


def _error(code: str, words: str) -> bytes:
    fields = f"SERROR\0VERROR\0C{code}\0M{words}\0\0".encode()
    return b"E" + struct.pack("!I", len(fields) + 4) + fields


@contextmanager
def wired() -> Iterator[Wire]:
    """The program speaks to its PostgreSQL by a wire in here."""
    settings = connections.settings["default"]
    wire = Wire(settings["HOST"] or "127.0.0.1", int(settings["PORT"] or 5432))
    wrapper: Any = connections["default"]
    wrapper.close()
    kept = dict(wrapper.settings_dict)
    wrapper.settings_dict |= {"HOST": "127.0.0.1", "PORT": str(wire.port)}
    try:
        yield wire
    finally:
        wrapper.close()
        wrapper.settings_dict.update(kept)
        wire.close()
