"""Addresses of the catalogue and of each number with its records."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures.web import api, views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

urlpatterns = [
    path("figures/", views.catalogue, name="figures"),
    path("figures/<str:name>/", views.figure, name="figure"),
    path("figures/<str:name>/changes/", views.changes, name="figure-changes"),
    path("api/v1/figures/", api.catalogue, name="api-figures"),
    path("api/v1/figures/<str:name>/", api.figure, name="api-figure"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
]
for face in ("footer", "desk"):
    navigation.add(face, Entry(order=60, view="figures", label=_("数字"), icon="chart-bar"))
