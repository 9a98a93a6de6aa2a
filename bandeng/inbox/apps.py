from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class InboxRoom(AppConfig):
    name = "bandeng.inbox"
    label = "inbox"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.inbox.{module}"):
                import_module(f"bandeng.inbox.{module}")
