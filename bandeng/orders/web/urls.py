"""Addresses of orders at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.orders.web import answers, lists, numbers, taking
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "orders"
urlpatterns = [
    path("desk/orders/", lists.index, name="index"),
    path("desk/orders/taking/", taking.taking, name="taking"),
    path("desk/orders/numbers/", numbers.numbers, name="numbers"),
    path("desk/orders/template.csv", taking.template, {"kind": "csv"}, name="template-csv"),
    path("desk/orders/template.xlsx", taking.template, {"kind": "xlsx"}, name="template-xlsx"),
    path("desk/orders/answers/", answers.answers, name="answers"),
    path("desk/orders/answered/", answers.answered, name="answered"),
    path("desk/orders/unanswered/", answers.unanswered, name="unanswered"),
    path("desk/orders/<slug:order>/", answers.order, name="order"),
]

navigation.add(
    "desk", Entry(order=46, view="orders:index", label=_("工单"), icon="clipboard-list", act="orders.see")
)
