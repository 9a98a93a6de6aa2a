from django.apps import AppConfig


class PapersRoom(AppConfig):
    name = "bandeng.papers"
    label = "papers"
