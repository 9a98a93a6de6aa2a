"""Refusing to start where the demo's doors would stand open."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

PRODUCTION = "production"
NOT_FOR_PEOPLE = ("bandeng.people.senders.Console", "bandeng.people.senders.Outbox")
NOTHING_SET_UP = "bandeng.people.senders.Refuse"


@register
def doors(app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """One-click sign-ins, and codes written where the operator reads them, are the demo's alone."""
    if settings.MODE != PRODUCTION:
        return []
    found: list[CheckMessage] = []
    if settings.BANDENG_ONE_CLICK_SIGN_IN:
        hint = "Remove BANDENG_ONE_CLICK_SIGN_IN from the settings; it belongs to bandeng.settings.demo only."
        found.append(Error("One-click sign-ins are on in production.", hint=hint, id="people.E001"))
    if settings.BANDENG_PHONE_SENDER in NOT_FOR_PEOPLE:
        hint = "Let BANDENG_PHONE_SENDER name a class that sends to telephones."
        found.append(Error("Phone codes would not go to telephones.", hint=hint, id="people.E002"))
    if settings.BANDENG_PHONE_SENDER == NOTHING_SET_UP:
        hint = (
            "Let BANDENG_PHONE_SENDER name a class with send(phone, code); until then only staff sign in. "
            "Letters go by BANDENG_WAYS and need none of it."
        )
        found.append(Warning("No sender of phone codes is set up.", hint=hint, id="people.W001"))
    return found
