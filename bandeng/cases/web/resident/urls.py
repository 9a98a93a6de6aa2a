"""Addresses for residents."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.cases.web.resident import answer, case, party, report, texts
from bandeng.people.web import sections
from bandeng.people.web.sections import Purpose, Section
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

urlpatterns = [
    path("report/", report.words, name="report"),
    path("report/danger/", report.danger, name="report-danger"),
    path("report/pictures/", report.photos, name="report-pictures"),
    path("report/place/", report.place, name="report-place"),
    path("report/similar/", report.similar, name="report-similar"),
    path("report/review/", report.review, name="report-review"),
    path("report/done/<str:number>/", report.done, name="report-done"),
    path("report/slip/<str:number>/", report.slip, name="report-slip"),
    path("follow/", answer.follow, name="follow"),
    path("c/<str:number>/", case.case, name="case"),
    path("c/<str:number>/why/", case.why, name="why"),
    path("c/<str:number>/support/", case.support, name="support"),
    path("c/<str:number>/urging/", case.urge, name="urging"),
    path("c/<str:number>/answer/", answer.answer, name="answer"),
    path("c/<str:number>/no-texts/", texts.no_texts, name="no-texts"),
    path("c/<str:number>/supplement/", answer.supplement, name="supplement"),
]

navigation.add("resident", Entry(order=20, view="cases:report", label=_("反映"), icon="pencil"))
navigation.add("footer", Entry(order=20, view="cases:follow", label=_("查进度"), icon="search"))
sections.add(Section(key="cases.mine", order=10, title=_("我反映的事"), links=party.links))
WHY, UNTIL = _("办理您反映的事"), _("办结后三年,或您注销账号")
sections.describe("words", Purpose(label=_("您反映的话"), why=WHY, until=UNTIL))
sections.describe("address", Purpose(label=_("您写的地址"), why=WHY, until=UNTIL))
sections.describe("pin", Purpose(label=_("您放的图钉"), why=WHY, until=UNTIL))
