"""Addresses of the pages that cross rooms, for residents."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from bandeng.home.web import finding, front, votes
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

urlpatterns = [
    path("", front.front, name="front"),
    path("nearby/", front.nearby, name="nearby"),
    path("search/", finding.find, name="find"),
    path("community/", front.community, name="choose-community"),
    path("privacy/", front.privacy, name="privacy"),
    path("complaint/", front.complaint, name="complaint"),
    path("records/<int:height>/", front.record, name="record"),
    path("", include("bandeng.home.web.place.urls")),
]

navigation.add("resident", Entry(order=10, view="front", label=_("首页"), icon="home"))
navigation.add("resident", Entry(order=30, view="nearby", label=_("身边"), icon="map-pin"))
navigation.add("footer", Entry(order=30, view="privacy", label=_("怎样保护您的信息"), icon="lock"))
navigation.add("footer", Entry(order=40, view="complaint", label=_("投诉建议"), icon="message"))
votes.show()
