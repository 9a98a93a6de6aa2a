from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class GatheringsRoom(AppConfig):
    name = "bandeng.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "telling"):
            if find_spec(f"bandeng.gatherings.{module}"):
                import_module(f"bandeng.gatherings.{module}")
