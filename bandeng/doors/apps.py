from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class DoorsRoom(AppConfig):
    name = "bandeng.doors"
    label = "doors"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.doors.{module}"):
                import_module(f"bandeng.doors.{module}")
