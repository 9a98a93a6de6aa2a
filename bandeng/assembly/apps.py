from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class AssemblyRoom(AppConfig):
    name = "bandeng.assembly"
    label = "assembly"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "calling"):
            if find_spec(f"bandeng.assembly.{module}"):
                import_module(f"bandeng.assembly.{module}")
