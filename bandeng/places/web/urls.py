"""Addresses of the map's shapes and of the grid of a point."""

from django.urls import path

from bandeng.places.web import views

urlpatterns = [
    path("places/locate.json", views.grid_of_a_point, name="place-locate"),
    path("places/<slug:code>/shapes.json", views.shapes, name="place-shapes"),
]
