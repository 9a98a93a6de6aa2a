"""Addresses of visits of comfort at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry
from bandeng.visits.web import beside, changes, lists, views

app_name = "visits"
LIST = "desk/visits/lists/<str:ref>/"
PERSON = "desk/visits/people/<str:entry>/"
urlpatterns = [
    path("desk/visits/", views.today, name="today"),
    path("desk/visits/lists/", lists.lists, name="lists"),
    path("desk/visits/lists/opening/", lists.opening, name="opening"),
    path("desk/visits/lists/template.xlsx", lists.template, name="template"),
    path(LIST, lists.one, name="list"),
    path(f"{LIST}names/", lists.names, name="names"),
    path(f"{LIST}people/", lists.changing("visits.list", changes.add), name="people"),
    path(f"{LIST}table/", lists.table, name="table"),
    path(f"{LIST}assignment/", lists.changing("visits.assign", changes.assign), name="assignment"),
    path(f"{LIST}round/", lists.round_, name="round"),
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}visit/", views.visit, name="visit"),
    path(f"{PERSON}removal/", views.removal, name="removal"),
    path("desk/visits/held/<str:visit>/undoing/", views.undoing, name="undoing"),
]

navigation.add(
    "desk",
    Entry(order=47, view="visits:today", label=_("走访慰问"), icon="heart-handshake", act="visits.see"),
)
words.name_room("visits", _("走访慰问"))
beside.show()
