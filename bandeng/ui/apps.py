from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class UiRoom(AppConfig):
    name = "bandeng.ui"
    label = "ui"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.ui.{module}"):
                import_module(f"bandeng.ui.{module}")
