from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig

from bandeng.ui.threads import keep_in_threads


class UiRoom(AppConfig):
    name = "bandeng.ui"
    label = "ui"

    def ready(self) -> None:
        keep_in_threads()
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.ui.{module}"):
                import_module(f"bandeng.ui.{module}")
