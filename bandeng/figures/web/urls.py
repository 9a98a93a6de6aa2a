"""Addresses of the catalogue and of each number with its records."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures.web import views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

urlpatterns = [
    path("figures/", views.catalogue, name="figures"),
    path("figures/<str:name>/", views.figure, name="figure"),
]
for face in ("footer", "desk"):
    navigation.add(face, Entry(order=60, view="figures", label=_("数字"), icon="chart-bar"))
