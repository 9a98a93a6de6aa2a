"""Addresses of contests: at the desk, for readers, for everybody."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.contests.web import beside, desk, public, readings, works
from bandeng.figures import words
from bandeng.figures.web.leading import leads
from bandeng.people.web import sections
from bandeng.people.web.sections import Section
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "contests"
DESK = "desk/contests/<str:ref>/"
WORK = "desk/contests/works/<str:ref>/"
READING = "desk/readings/<str:ref>/"
urlpatterns = [
    path("contests/", public.calls, name="calls"),
    path("contests/works/<str:ref>/", public.reading_page, name="work"),
    path("contests/own/<str:ref>/", public.own_work, name="own-work"),
    path("contests/own/<str:ref>/withdrawal/", public.taking_back, name="taking-back"),
    path("contests/<str:ref>/", public.call, name="call"),
    path("contests/<str:ref>/sending/", public.sending, name="sending"),
    path("desk/contests/", desk.index, name="index"),
    path("desk/contests/calling/", desk.calling, name="calling"),
    path(WORK, works.work, name="desk-work"),
    path(f"{WORK}award/", works.changing("contests.award", works.award), name="award"),
    path(f"{WORK}revocation/", works.changing("contests.revoke", works.revoke), name="revocation"),
    path(
        f"{WORK}setting-aside/", works.changing("contests.set_aside", works.set_aside), name="setting-aside"
    ),
    path(f"{WORK}publication/", works.changing("contests.publish", works.publish), name="publication"),
    path(f"{WORK}withdrawal/", works.changing("contests.withdraw", works.withdraw), name="withdrawal"),
    path(DESK, desk.contest, name="desk-contest"),
    path(f"{DESK}works/", desk.changing("contests.receive", desk.receive), name="receiving"),
    path(f"{DESK}readers/", desk.changing("contests.appoint", desk.appoint), name="readers"),
    path(f"{DESK}comparison/", desk.changing("contests.compare", desk.compare), name="comparison"),
    path(f"{DESK}dealing/", desk.dealing, name="dealing"),
    path(f"{DESK}papers/", desk.papers, name="papers"),
    path(f"{DESK}alike/<str:one>/<str:other>/", desk.alike, name="alike"),
    path("desk/readings/", readings.readings, name="readings"),
    path(READING, readings.reading, name="reading"),
    path(f"{READING}declaration/", readings.declaration, name="declaration"),
    path(f"{READING}marking/", readings.marking, name="marking"),
    path(f"{READING}recusal/", readings.recusal, name="recusal"),
]

navigation.add(
    "desk", Entry(order=48, view="contests:index", label=_("征文"), icon="pencil", act="contests.see")
)
navigation.add(
    "desk", Entry(order=48, view="contests:readings", label=_("评审"), icon="eye", act="contests.mark")
)
navigation.add("footer", Entry(order=60, view="contests:calls", label=_("征文"), icon="pencil"))
sections.add(Section(key="contests", order=60, title=_("我的作品"), links=public.links))
leads("contest", public.contests)
leads("work", public.works)
beside.show()
words.name_room("contests", _("征文和材料"))
