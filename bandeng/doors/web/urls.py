"""Addresses of doors at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.doors.web import views
from bandeng.figures import words
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "doors"
urlpatterns = [
    path("desk/doors/", views.today, name="today"),
    path("desk/doors/addition/", views.addition, name="addition"),
    path("desk/doors/<str:door>/", views.door, name="door"),
    path("desk/doors/<str:door>/visit/", views.changing("doors.visit", views.visit), name="visit"),
    path("desk/doors/<str:door>/asking/", views.changing("doors.ask", views.ask), name="asking"),
    path(
        "desk/doors/<str:door>/forgetting/", views.changing("doors.forget", views.forget), name="forgetting"
    ),
]

navigation.add("desk", Entry(order=45, view="doors:today", label=_("走访"), icon="users", act="doors.see"))
words.name_room("doors", _("走访"))
