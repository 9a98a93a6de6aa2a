from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class BallotsRoom(AppConfig):
    name = "bandeng.ballots"
    label = "ballots"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "witnessing"):
            if find_spec(f"bandeng.ballots.{module}"):
                import_module(f"bandeng.ballots.{module}")
