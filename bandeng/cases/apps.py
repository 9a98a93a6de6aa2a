from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CasesRoom(AppConfig):
    name = "bandeng.cases"
    label = "cases"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "telling", "erasing"):
            if find_spec(f"bandeng.cases.{module}"):
                import_module(f"bandeng.cases.{module}")
