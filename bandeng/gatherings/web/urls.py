"""Addresses of sessions: for residents, and at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.gatherings.web import beside, calendars, changes, desk, lists, printing, resident, sections
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "gatherings"
ONE, DESK = "gatherings/<str:ref>/", "desk/gatherings/<str:ref>/"
LIST = "#arrivals"
urlpatterns = [
    path("gatherings/", lists.coming, name="coming"),
    path("gatherings/month/", calendars.month, name="month"),
    path("gatherings/mine/", calendars.mine, name="mine"),
    path("gatherings/pictures/", lists.gallery, name="gallery"),
    path("gatherings/calendar.ics", calendars.feed, name="feed"),
    path("gatherings/mine/renewal/", calendars.renewal, name="feed-renewal"),
    path("gatherings/mine/<str:token>.ics", calendars.my_feed, name="my-feed"),
    path(f"{ONE}session.ics", calendars.entry, name="entry"),
    path(f"{ONE}poster.pdf", printing.poster, name="poster"),
    path(f"{ONE}", resident.session, name="session"),
    path(f"{ONE}sign-up/", resident.sign_up, name="sign-up"),
    path(f"{ONE}withdrawal/", resident.withdrawal, name="withdrawal"),
    path(f"{ONE}arrival/", resident.arrival, name="arrival"),
    path("desk/gatherings/", desk.overview, name="overview"),
    path("desk/gatherings/new/", desk.new, name="new"),
    path("desk/gatherings/past/", desk.past, name="past"),
    path("desk/gatherings/addition/", desk.addition, name="addition"),
    path("desk/gatherings/recording/", desk.recording, name="recording"),
    path(DESK, desk.session, name="desk-session"),
    path(f"{DESK}door/", printing.door, name="door"),
    path(f"{DESK}sheet/", printing.sheet, name="sheet"),
    path(f"{DESK}holding/", desk.changing("gatherings.hold", changes.hold), name="holding"),
    path(f"{DESK}moving/", desk.changing("gatherings.move", changes.move), name="moving"),
    path(f"{DESK}cancellation/", desk.changing("gatherings.cancel", changes.cancel), name="cancellation"),
    path(
        f"{DESK}reminder/", desk.changing("gatherings.remind", changes.remind, to="#seats"), name="reminder"
    ),
    path(
        f"{DESK}enrolment/", desk.changing("gatherings.enrol", changes.enrol, to="#seats"), name="enrolment"
    ),
    path(
        f"{DESK}return/",
        desk.changing("gatherings.enrol", changes.give_back, to="#seats"),
        name="seat-return",
    ),
    path(f"{DESK}attendance/", desk.changing("gatherings.attend", changes.tick, to=LIST), name="attendance"),
    path(f"{DESK}lines/", desk.changing("gatherings.attend", changes.type_in, to=LIST), name="lines"),
    path(f"{DESK}ticket/", desk.changing("gatherings.attend", changes.punch, to=LIST), name="ticket"),
    path(f"{DESK}undoing/", desk.changing("gatherings.attend", changes.undo, to=LIST), name="undoing"),
    path(
        f"{DESK}sheet/picture/",
        desk.changing("gatherings.keep_sheet", changes.keep_sheet, to=LIST),
        name="sheet-picture",
    ),
    path(
        f"{DESK}sheet/removal/",
        desk.changing("gatherings.drop_sheet", changes.drop_sheet, to=LIST),
        name="sheet-removal",
    ),
    path(f"{DESK}list/", desk.attendance_list, name="list"),
    path(
        f"{DESK}list/undoing/",
        desk.changing("gatherings.attend", changes.undo_import, to=LIST),
        name="list-undoing",
    ),
    path(
        f"{DESK}picture/",
        desk.changing("gatherings.show_picture", changes.show_picture, to="#pictures"),
        name="picture",
    ),
    path(
        f"{DESK}hiding/",
        desk.changing("gatherings.hide_picture", changes.hide_picture, to="#pictures"),
        name="hiding",
    ),
]

navigation.add(
    "desk",
    Entry(order=40, view="gatherings:overview", label=_("场次"), icon="calendar", act="gatherings.see"),
)
navigation.add("footer", Entry(order=10, view="gatherings:coming", label=_("身边的活动"), icon="calendar"))
words.name_room("gatherings", _("场次"))
beside.show()
sections.show()
