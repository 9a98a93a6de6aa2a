"""Addresses of templates at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.phrases.web import views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "phrases"
urlpatterns = [
    path("desk/phrases/", views.index, name="index"),
    path("desk/phrases/writing/", views.writing, name="writing"),
    path("desk/phrases/<slug:ref>/", views.page, name="page"),
    path("desk/phrases/<slug:ref>/retiring/", views.retiring, name="retiring"),
]

navigation.add("desk", Entry(order=48, view="phrases:index", label=_("回复模板"), icon="message"))
