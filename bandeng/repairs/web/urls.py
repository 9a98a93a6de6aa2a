"""Addresses of repairs at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.repairs.web import views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "repairs"
urlpatterns = [
    path("desk/repairs/", views.overview, name="overview"),
    path("desk/repairs/addition/", views.addition, name="addition"),
    path("desk/repairs/kinds/<str:kind>/", views.kind, name="kind"),
    path("desk/repairs/<str:ref>/undoing/", views.undoing, name="undoing"),
    path("desk/repairs/<str:ref>/passing-on/", views.passing_on, name="passing-on"),
]

navigation.add(
    "desk", Entry(order=18, view="repairs:overview", label=_("随手修"), icon="tool", act="repairs.see")
)
words.name_room("repairs", _("随手修"))
