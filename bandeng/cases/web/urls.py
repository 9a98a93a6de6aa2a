"""Addresses of matters, for residents and for the desk."""

from bandeng.cases.web.desk.urls import urlpatterns as desk
from bandeng.cases.web.resident.urls import urlpatterns as resident

app_name = "cases"
urlpatterns = [*resident, *desk]
