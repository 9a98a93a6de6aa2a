from django.apps import AppConfig


class VitalsRoom(AppConfig):
    name = "bandeng.vitals"
    label = "vitals"
