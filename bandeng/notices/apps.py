from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class NoticesRoom(AppConfig):
    name = "bandeng.notices"
    label = "notices"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "checks"):
            if find_spec(f"bandeng.notices.{module}"):
                import_module(f"bandeng.notices.{module}")
