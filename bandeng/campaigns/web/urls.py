"""Addresses of months: for everybody, and at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.campaigns.web import assignments, beside, changes, desk, labels, public, tasks
from bandeng.figures import words
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "campaigns"
MONTH, ACTIVITY = "desk/campaigns/<str:ref>/", "desk/activities/<str:ref>/"
month, activity = desk.changing_month, desk.changing_activity
urlpatterns = [
    path("campaigns/", public.all_of_them, name="all"),
    path("campaigns/<str:ref>/", public.campaign, name="campaign"),
    path("campaigns/<str:ref>/calendar/", public.calendar, name="calendar"),
    path("campaigns/<str:ref>/held/", public.held, name="held"),
    path("campaigns/<str:ref>/calendar.ics", public.feed, name="feed"),
    path("campaigns/<str:ref>/bulletin/", public.bulletin, name="bulletin"),
    path("activities/<str:ref>/", public.activity, name="activity"),
    path("labels/", labels.labels, name="labels"),
    path("labels/<str:code>/", labels.label, name="label"),
    path("desk/campaigns/", desk.overview, name="overview"),
    path("desk/campaigns/new/", desk.new, name="new"),
    path("desk/campaigns/opening/", desk.opening, name="opening"),
    path(MONTH, desk.campaign, name="desk-campaign"),
    path(f"{MONTH}notice/", month("campaigns.issue", changes.issue), name="notice"),
    path(f"{MONTH}days/", month("campaigns.move", changes.move), name="days"),
    path(f"{MONTH}closing/", month("campaigns.close", changes.close), name="closing"),
    path(f"{MONTH}withdrawal/", month("campaigns.withdraw", changes.withdraw), name="withdrawal"),
    path(f"{MONTH}addition/", month("campaigns.add", changes.add), name="addition"),
    path(ACTIVITY, desk.activity, name="desk-activity"),
    path(f"{ACTIVITY}amendment/", activity("campaigns.amend", changes.amend), name="amendment"),
    path(f"{ACTIVITY}task/", activity("campaigns.task", changes.task), name="task"),
    path("desk/tasks/<str:ref>/", tasks.task, name="desk-task"),
    path("desk/tasks/<str:ref>/reminder/", tasks.reminder, name="reminder"),
    path("desk/tasks/<str:ref>/recall/", tasks.recall, name="recall"),
    path("desk/assignments/", assignments.assignments, name="assignments"),
    path("desk/assignments/addition/", assignments.assignment, name="assignment"),
    path("desk/assignments/<str:ref>/ending/", assignments.ending, name="ending"),
    path("desk/labels/", labels.desk_labels, name="desk-labels"),
    path("desk/labels/<str:code>/", labels.desk_label, name="desk-label"),
    path("desk/labels/<str:code>/explanation/", labels.explanation, name="explanation"),
]

navigation.add(
    "desk",
    Entry(order=48, view="campaigns:overview", label=_("活动月"), icon="flag", act="campaigns.see"),
)
navigation.add("footer", Entry(order=40, view="campaigns:all", label=_("活动月"), icon="flag"))
beside.show()
words.name_room("campaigns", _("活动月"))
