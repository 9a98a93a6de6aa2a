from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class MediationRoom(AppConfig):
    name = "bandeng.mediation"
    label = "mediation"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.mediation.{module}"):
                import_module(f"bandeng.mediation.{module}")
