"""Addresses of reports: published ones for anybody, the others at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.editions.web import beside, changes, public, views, writing
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "editions"
DESK, ONE = "desk/editions/", "desk/editions/<str:ref>/"
OUT = "editions/<str:place>/<str:report>/<int:year>/<int:number>/"
urlpatterns = [
    path("editions/", public.published, name="published"),
    path("editions/<int:year>/<int:number>/", public.numbered, name="numbered"),
    path(OUT, public.edition, name="edition"),
    path(f"{OUT}recount/", public.recount, name="recount"),
    path(DESK, views.overview, name="overview"),
    path(f"{DESK}addition/", views.addition, name="addition"),
    path(ONE, views.page, name="page"),
    path(f"{ONE}file/", views.file, name="file"),
    path(f"{ONE}text/", writing.editor, name="text"),
    path(f"{ONE}preview/", writing.preview, name="preview"),
    path(f"{ONE}rewriting/", writing.rewriting, name="rewriting"),
    path(f"{ONE}value/", writing.value, name="value"),
    path(f"{ONE}proof/", writing.proof, name="proof"),
    path(f"{ONE}proof/result/", writing.proofing_result, name="proof-result"),
    path(f"{ONE}review/", views.changing("editions.review", changes.review), name="review"),
    path(f"{ONE}signature/", views.changing("editions.sign", changes.sign), name="signature"),
    path(f"{ONE}sending-back/", views.changing("editions.send_back", changes.send_back), name="sending-back"),
    path(f"{ONE}freezing/", views.changing("editions.freeze", changes.freeze), name="freezing"),
    path(f"{ONE}publication/", views.changing("editions.publish", changes.publish), name="publication"),
    path(f"{ONE}withdrawal/", views.changing("editions.withdraw", changes.withdraw), name="withdrawal"),
]

navigation.add("footer", Entry(order=62, view="editions:published", label=_("简报"), icon="file-text"))
navigation.add(
    "desk", Entry(order=64, view="editions:overview", label=_("简报"), icon="file-text", act="editions.see")
)
beside.show()
