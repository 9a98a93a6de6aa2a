"""Addresses of posts at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.posts.queries import closed, telephone
from bandeng.posts.web import hours, keeping, may, rosters, serving
from bandeng.posts.web.sitting import seated
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry
from bandeng.ui.web import refusals

app_name = "posts"
urlpatterns = [
    path("desk/posts/", serving.serving, name="serving"),
    path("desk/posts.csv", serving.serving_table, {"kind": "csv"}, name="serving-csv"),
    path("desk/posts.xlsx", serving.serving_table, {"kind": "xlsx"}, name="serving-xlsx"),
    path("desk/posts/<str:post>/", keeping.post, name="post"),
    path(
        "desk/posts/<str:post>/appointment/",
        keeping.changing("posts.appoint", keeping.appoint),
        name="appointment",
    ),
    path("desk/posts/<str:post>/ending/", keeping.changing("posts.end", keeping.end), name="ending"),
    path(
        "desk/posts/<str:post>/deputy/", keeping.changing("posts.deputise", keeping.deputise), name="deputy"
    ),
    path("desk/posts/<str:post>/shift/", keeping.changing("posts.rota", keeping.set_rota), name="shift"),
    path("desk/rosters/", rosters.rosters, name="rosters"),
    path("desk/rosters/taking/", rosters.taking, name="roster-taking"),
    path("desk/rosters.csv", rosters.template, {"kind": "csv"}, name="roster-template-csv"),
    path("desk/rosters.xlsx", rosters.template, {"kind": "xlsx"}, name="roster-template-xlsx"),
    path("desk/units/<str:unit>/hours/", hours.hours, name="hours"),
    path("desk/may/", may.may, name="may"),
]

refusals.word_posts(telephone.worded)
refusals.word_verbs(closed.instead)
refusals.seat(seated)
navigation.add("desk", Entry(order=50, view="posts:serving", label=_("岗位"), icon="users"))
