"""Addresses of mediation at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.mediation.web import beside, changes, views
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "mediation"
ONE = "desk/mediations/<str:ref>/"
urlpatterns = [
    path("desk/mediations/", views.overview, name="overview"),
    path("desk/mediations/new/", views.new, name="new"),
    path("desk/mediations/addition/", views.addition, name="addition"),
    path(ONE, views.page, name="page"),
    path(f"{ONE}sheet/", views.sheet, name="sheet"),
    path(f"{ONE}settlement/", views.changing("mediation.settle", changes.settle), name="settlement"),
    path(f"{ONE}failure/", views.changing("mediation.fail", changes.fail), name="failure"),
    path(f"{ONE}withdrawal/", views.changing("mediation.withdraw", changes.withdraw), name="withdrawal"),
    path(f"{ONE}handing-on/", views.changing("mediation.hand_on", changes.hand_on), name="handing-on"),
    path(f"{ONE}signature/", views.changing("mediation.sign", changes.sign), name="signature"),
    path(f"{ONE}look/", views.changing("mediation.look_again", changes.look_again), name="look"),
    path(f"{ONE}erasure/", views.changing("mediation.erase", changes.erase), name="erasure"),
]

navigation.add(
    "desk",
    Entry(order=46, view="mediation:overview", label=_("调解"), icon="heart-handshake", act="mediation.see"),
)
beside.show()
words.name_room("mediation", _("调解"))
