from importlib import import_module

from django.apps import AppConfig


class OrdersRoom(AppConfig):
    name = "bandeng.orders"
    label = "orders"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "telling"):
            import_module(f"bandeng.orders.{module}")
