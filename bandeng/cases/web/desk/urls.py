"""Addresses of matters at the desk, and the ways in from the rail."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.cases.web.desk import batches, case, filters, report, roots, rulings, today, work
from bandeng.cases.web.desk.steps.table import BY_VERB
from bandeng.cases.web.desk.steps.view import page_of
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

urlpatterns = [
    path("desk/", today.morning, name="desk"),
    path("desk/inbox/", today.inbox, name="desk-inbox"),
    path("desk/report/", report.report, name="desk-report"),
    path("desk/report/<slug:number>/", report.filed, name="desk-filed"),
    path("desk/joined/<int:height>/", report.joined, name="desk-joined"),
    path("desk/rulings/", rulings.page, name="desk-rulings"),
    path("desk/roots/", roots.index, name="desk-roots"),
    path("desk/roots/opening/", roots.opening, name="desk-root-opening"),
    path("desk/roots/<slug:number>/", roots.page, name="desk-root"),
    path("desk/roots/<slug:number>/gathering/", roots.gathering, name="desk-root-gathering"),
    path("desk/roots/<slug:number>/mending/", roots.mending, name="desk-root-mending"),
    path("desk/roots/<slug:number>/amending/", roots.amending, name="desk-root-amending"),
    path("desk/cases/", work.work, name="desk-work"),
    path("desk/cases.csv", work.work_table, {"kind": "csv"}, name="desk-work-csv"),
    path("desk/cases.xlsx", work.work_table, {"kind": "xlsx"}, name="desk-work-xlsx"),
    path("desk/inbox.csv", today.inbox_table, {"kind": "csv"}, name="desk-inbox-csv"),
    path("desk/inbox.xlsx", today.inbox_table, {"kind": "xlsx"}, name="desk-inbox-xlsx"),
    path("desk/filters/", filters.index, name="desk-filters"),
    path("desk/filters/saving/", filters.saving, name="desk-filter-saving"),
    path("desk/filters/<slug:ref>/", filters.page, name="desk-filter"),
    path("desk/filters/<slug:ref>/removing/", filters.removing, name="desk-filter-removing"),
    path("desk/batches/", batches.index, name="desk-batches"),
    path("desk/batches/looking/", batches.looking, name="desk-batch-looking"),
    path("desk/batches/doing/", batches.doing, name="desk-batch-doing"),
    path("desk/batches/<slug:batch>/", batches.page, name="desk-batch"),
    path("desk/batches/<slug:batch>/undoing/", batches.undoing, name="desk-batch-undoing"),
    path("desk/cases/<slug:number>/", case.page, name="desk-case"),
    path("desk/cases/<slug:number>/clocks/", case.clocks, name="desk-clocks"),
    path("desk/cases/<slug:number>/refusals/", case.refusals, name="desk-refusals"),
    path("desk/cases/<slug:number>/contact/", case.contact, name="desk-contact"),
    path("desk/cases/<slug:number>/point.json", case.point, name="desk-point"),
    *(
        path(f"desk/cases/<slug:number>/{step.noun}/", page_of(step), name=f"desk-{step.noun}")
        for step in BY_VERB.values()
    ),
]

navigation.add("desk", Entry(order=10, view="cases:desk", label=_("今天"), icon="sunrise"))
navigation.add("desk", Entry(order=20, view="cases:desk-inbox", label=_("待办"), icon="inbox"))
navigation.add("desk", Entry(order=30, view="cases:desk-work", label=_("事项"), icon="list-details"))
navigation.add(
    "desk", Entry(order=40, view="cases:desk-report", label=_("登记"), icon="pencil", act="cases.file")
)
navigation.add("desk", Entry(order=45, view="cases:desk-rulings", label=_("裁决"), icon="scale"))
navigation.add("desk", Entry(order=47, view="cases:desk-roots", label=_("根源"), icon="refresh"))
