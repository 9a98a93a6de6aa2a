"""What a resident has written so far, kept until it is sent; going back loses nothing."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from bandeng.kernel.ids import new_id
from bandeng.kernel.text import has_personal_number
from bandeng.people import vault

KEY, PICTURES = "report", "report_pictures"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A report being written. ``place`` is a path once it is known; ``lon``/``lat`` degrees as text."""

    command: str = ""
    words: str = ""
    pictures: tuple[str, ...] = ()
    pictures_public: bool = False
    lon: str = ""
    lat: str = ""
    community: str = ""
    address: str = ""
    place: str = ""
    name: str = ""
    phone: str = ""
    texts: bool = False
    helper_name: str = ""
    helper_phone: str = ""

    @property
    def pin(self) -> tuple[float, float] | None:
        """The pin, longitude first."""
        return (float(self.lon), float(self.lat)) if self.lon and self.lat else None

    @property
    def has_number(self) -> bool:
        """Whether a telephone or the number of an identity card stands in the words."""
        return has_personal_number(self.words)


def draft_of(request: HttpRequest) -> Draft:
    """The draft of this session; an empty one to begin with."""
    entry = request.session.get(KEY, "")
    text = vault.read([entry]).get(entry, "{}")
    kept: dict[str, Any] = json.loads(text)
    known = {field.name for field in fields(Draft)}
    values = {name: value for name, value in kept.items() if name in known}
    values["pictures"] = tuple(values.get("pictures", ()))
    return replace(Draft(), **values)


def keep(request: HttpRequest, draft: Draft, *, at: datetime) -> Draft:
    """Keep the draft; the id of its submission is made with its first words.

    What is typed may name people, so it lies in the vault, and the session knows only where. The session is
    saved together with it: otherwise a server that dies between them leaves a session that names what is
    wiped already, and all that was typed so far is lost.
    """
    kept = replace(draft, command=draft.command or new_id(at))
    text = json.dumps(asdict(kept), ensure_ascii=False)
    with transaction.atomic():
        forget(request, at=at)
        request.session[KEY] = vault.keep(text, kind="draft", about=kept.command, at=at).kept
        request.session[PICTURES] = list(kept.pictures)
        request.session.save()
    return kept


def forget(request: HttpRequest, *, at: datetime) -> None:
    """Wipe the draft: it was sent, or another is kept instead."""
    request.session.pop(PICTURES, None)
    entry = request.session.pop(KEY, "")
    if entry:
        vault.wipe([entry], at=at)
