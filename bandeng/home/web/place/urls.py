"""Addresses of places."""

from django.urls import path

from bandeng.home.web.place import views

urlpatterns = [
    path("places/<slug:code>/", views.place, name="place"),
    path("places/<slug:code>/cases.json", views.points, name="place-points"),
    path("places/<slug:code>/cases.csv", views.cases, name="place-cases"),
]
