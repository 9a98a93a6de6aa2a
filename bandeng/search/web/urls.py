"""The address of the search."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.search.web import views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "search"
urlpatterns = [path("desk/search/", views.page, name="page")]

navigation.add("search", Entry(order=10, view="search:page", label=_("搜索"), icon="search"))
