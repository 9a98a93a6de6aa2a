"""Addresses of doors at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.doors.web import beside, changes, views
from bandeng.figures import words
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "doors"
DOOR = "desk/doors/<str:door>/"
urlpatterns = [
    path("desk/doors/", views.today, name="today"),
    path("desk/doors/known/", views.known, name="known"),
    path("desk/doors/addition/", views.addition, name="addition"),
    path(DOOR, views.door, name="door"),
    path(f"{DOOR}visit/", views.changing("doors.visit", changes.visit, done="visit"), name="visit"),
    path(f"{DOOR}asking/", views.changing("doors.ask", changes.ask), name="asking"),
    path(f"{DOOR}consent/", views.changing("doors.consent", changes.consent), name="consent"),
    path(f"{DOOR}withdrawal/", views.changing("doors.withdraw", changes.withdraw), name="withdrawal"),
    path(f"{DOOR}forgetting/", views.changing("doors.forget", changes.forget), name="forgetting"),
]

navigation.add(
    "desk", Entry(order=45, view="doors:today", label=_("走访"), icon="door-enter", act="doors.see")
)
words.name_room("doors", _("走访"))
beside.show()
