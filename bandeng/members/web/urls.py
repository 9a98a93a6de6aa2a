"""Addresses of members at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.members.web import changes, taking, views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "members"
ONE = "desk/members/one/<str:ref>/"
urlpatterns = [
    path("desk/members/", views.overview, name="overview"),
    path("desk/members/new/", views.new, name="new"),
    path("desk/members/addition/", views.addition, name="addition"),
    path("desk/members/intake/", taking.taking, name="intake"),
    path("desk/members/template.<str:kind>", taking.template, name="template"),
    path("desk/members/units/<str:unit>/", views.unit, name="unit"),
    path("desk/members/units/<str:unit>/finding/", views.finding, name="finding"),
    path(ONE, views.member, name="member"),
    path(f"{ONE}sheet/", views.sheet, name="sheet"),
    path(f"{ONE}correction/", views.changing("members.correct", changes.correct), name="correction"),
    path(f"{ONE}moving/", views.changing("members.move", changes.move), name="moving"),
    path(f"{ONE}death/", views.changing("members.die", changes.die), name="death"),
    path(f"{ONE}erasure/", views.changing("members.erase", changes.erase), name="erasure"),
]

navigation.add(
    "desk", Entry(order=56, view="members:overview", label=_("党员"), icon="users", act="members.look")
)
