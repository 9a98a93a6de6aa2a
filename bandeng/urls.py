"""Every address of the product, room by room."""

from django.urls import include, path

ROOMS_WITH_PAGES: tuple[str, ...] = ()

urlpatterns = [path("", include(f"bandeng.{room}.web.urls")) for room in ROOMS_WITH_PAGES]
