"""The demo's way: what would have gone out is written into the data folder, ``sent/``, a file for each."""

import json
from pathlib import Path

from django.conf import settings

from bandeng.notices.ways.way import Message
from bandeng.people import phones


class File:
    """Writes instead of sending; refused in production (notices.E001)."""

    idempotent = True

    def __init__(self, name: str) -> None:
        self.name = name

    def send(self, message: Message) -> None:
        """The same key twice is one file. The number or address is not written out."""
        folder: Path = settings.DATA / "sent"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        said = {
            "way": self.name,
            "to": masked(message.to),
            "subject": message.subject,
            "text": message.text,
        }
        file = folder / f"{message.key}.json"
        file.write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def masked(address: str) -> str:
    """A number or an address of mail, mostly hidden."""
    name, at, host = address.partition("@")
    return f"{name[:1]}***@{host}" if at else phones.masked(address)
