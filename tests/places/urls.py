"""The addresses of this room alone."""

from bandeng.places.web.urls import urlpatterns

__all__ = ["urlpatterns"]
