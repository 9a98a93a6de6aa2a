"""Addresses of oversight at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.figures.web import gates
from bandeng.oversight.web import views
from bandeng.oversight.web.asking import may_see
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "oversight"
urlpatterns = [
    path("desk/oversight/", views.overview, name="overview"),
    path("desk/oversight/same-words/", views.same_words, name="same-words"),
    path("desk/oversight/<str:name>/", views.matters, name="matters"),
]

navigation.add(
    "desk", Entry(order=48, view="oversight:overview", label=_("督看"), icon="eye", act="oversight.see")
)
gates.guard(may_see)
words.name_room("oversight", _("督看"))
