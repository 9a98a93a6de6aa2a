from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class OversightRoom(AppConfig):
    name = "bandeng.oversight"
    label = "oversight"

    def ready(self) -> None:
        for module in ("projections", "measures"):
            if find_spec(f"bandeng.oversight.{module}"):
                import_module(f"bandeng.oversight.{module}")
