from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class HonoursRoom(AppConfig):
    name = "bandeng.honours"
    label = "honours"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "telling"):
            if find_spec(f"bandeng.honours.{module}"):
                import_module(f"bandeng.honours.{module}")
