"""Addresses of matters, for residents and for the desk."""

from django.utils.translation import gettext_lazy as _

from bandeng.cases.web.desk.urls import urlpatterns as desk
from bandeng.cases.web.resident.urls import urlpatterns as resident
from bandeng.figures import words

app_name = "cases"
urlpatterns = [*resident, *desk]
words.name_room("cases", _("事项"))
