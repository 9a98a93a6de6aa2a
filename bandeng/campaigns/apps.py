from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class CampaignsRoom(AppConfig):
    name = "bandeng.campaigns"
    label = "campaigns"

    def ready(self) -> None:
        for module in ("facts", "projections", "measures", "telling"):
            if find_spec(f"bandeng.campaigns.{module}"):
                import_module(f"bandeng.campaigns.{module}")
