"""Addresses of notices, and the ways in with their count."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.notices.web import choice, letters, pages
from bandeng.people.web import sections
from bandeng.people.web.sections import UNTIL_CLOSED, Purpose, Section
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "notices"
urlpatterns = [
    path("notices/", pages.notices, name="notices"),
    path("notices/reading/", pages.reading, name="reading"),
    path("notices/choice/", choice.choice, name="choice"),
    path("desk/letters/", letters.letters, name="letters"),
    path("desk/letters/<str:ref>/resending/", letters.resending, name="resending"),
    path("notices/<str:ref>/", pages.notice, name="notice"),
]

navigation.add("desk", Entry(order=15, view="notices:notices", label=_("消息"), icon="bell"))
navigation.count("desk", "notices:notices", pages.count)
navigation.count("resident", "people:me", pages.count)
sections.add(Section(key="notices", order=5, title=_("消息"), links=pages.links, export=choice.export))
MAIL = Purpose(label=_("电子邮箱"), why=_("按您选的,发进展给您"), until=UNTIL_CLOSED)
sections.describe("email", MAIL)
