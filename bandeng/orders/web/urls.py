"""Addresses of orders at the desk."""

app_name = "orders"
urlpatterns: list[object] = []
