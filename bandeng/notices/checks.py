"""Refusing to start where letters would not go out, or where their links would lead nowhere."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from bandeng.notices.ways import configured


@register
def ways_out(app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """In production a way sends, over TLS, and links in letters begin with the site's own address."""
    if settings.MODE != "production" or not configured():
        return []
    found: list[CheckMessage] = []
    for name in configured():
        address = str(settings.BANDENG_WAYS[name])
        if address == "file:":
            hint = f"Let BANDENG_WAY_{name.upper()} name where letters go, or leave it empty."
            found.append(Error(f"Letters by {name} would be written to files.", hint=hint, id="notices.E001"))
        if address.startswith("http:"):
            hint = f"Let BANDENG_WAY_{name.upper()} begin with https://."
            found.append(Error(f"Letters by {name} would go out unencrypted.", hint=hint, id="notices.E002"))
    if not settings.BANDENG_ADDRESS.startswith("https://"):
        hint = "Let BANDENG_ADDRESS be the address of the site, such as https://bandeng.example.gov.cn."
        found.append(Error("Links in letters would lead nowhere.", hint=hint, id="notices.E003"))
    return found
