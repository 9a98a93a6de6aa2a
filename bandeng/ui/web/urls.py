"""Addresses of the shell: preferences, and in development one page for each component."""

from django.urls import path

from bandeng.ui.web import gallery, views

urlpatterns = [
    path("preferences/", views.preferences, name="preferences"),
    path("ui/", gallery.index, name="components"),
    path("ui/error/<str:kind>/", gallery.error, name="component-error"),
    path("ui/map/<str:kind>.json", gallery.shapes, name="component-shapes"),
    path("ui/<str:name>/", gallery.component, name="component"),
]
