from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class LedgerRoom(AppConfig):
    name = "bandeng.ledger"
    label = "ledger"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures"):
            if find_spec(f"bandeng.ledger.{module}"):
                import_module(f"bandeng.ledger.{module}")
