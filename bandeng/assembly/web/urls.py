"""Addresses of deliberations, for residents and at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.assembly.web import (
    beside,
    cards,
    covenants,
    decisions,
    entrusted,
    gathered,
    meetings,
    opinions,
    overview,
    papers,
    procedures,
    residents,
    spoken,
    talks,
    yard,
)
from bandeng.figures import words
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "assembly"
DECISION = "decisions/<str:ref>/"
PROCEDURE = "desk/assembly/procedures/<str:ref>/"
MEETING = "desk/assembly/meetings/<str:ref>/"
COVENANT = "desk/assembly/covenants/<str:ref>/"
SPOKEN = "desk/assembly/places/<slug:ref>/opinions/"
OPINION = "desk/assembly/opinions/<str:ref>/"
urlpatterns = [
    path("places/<slug:code>/deliberations/", yard.yard, name="yard"),
    path("places/<slug:code>/opinions/", spoken.page, name="place-opinions"),
    path("places/<slug:code>/opinions/addition/", spoken.speaking, name="place-opinion"),
    path(DECISION, decisions.page, name="decision"),
    path(f"{DECISION}opinion/", decisions.speaking, name="decision-opinion"),
    path(f"{DECISION}confirming/", decisions.confirming, name="decision-confirming"),
    path(f"{DECISION}judging/", decisions.judging, name="decision-judging"),
    path(f"{DECISION}sheets/<int:number>/", decisions.sheet, name="decision-sheet"),
    path("meetings/<str:ref>/", gathered.meeting, name="announcement"),
    path("meetings/<str:ref>/signing/", gathered.cosigning, name="signing"),
    path("petitions/<str:ref>/", gathered.petition, name="petition"),
    path("petitions/<str:ref>/support/", gathered.supporting, name="petition-support"),
    path("places/<slug:code>/petitions/new/", gathered.new_petition, name="new-petition"),
    path("places/<slug:code>/petitions/addition/", gathered.petition_addition, name="petition-addition"),
    path("covenants/<str:ref>/", gathered.covenant, name="covenant-page"),
    path("covenants/<str:ref>/opinion/", gathered.covenant_opinion, name="covenant-opinion"),
    path("desk/assembly/meetings/new/", meetings.new, name="new-meeting"),
    path("desk/assembly/meetings/addition/", meetings.addition, name="meeting-addition"),
    path("desk/assembly/rolls/addition/", meetings.enrolling, name="roll-addition"),
    path(MEETING, meetings.page, name="meeting"),
    path(f"{MEETING}move/", meetings.moving, name="meeting-move"),
    path(f"{MEETING}cancellation/", meetings.cancelling, name="meeting-cancellation"),
    path(f"{MEETING}attendance/", meetings.attending, name="meeting-attendance"),
    path(f"{MEETING}minutes/", meetings.minuting, name="meeting-minutes"),
    path(f"{MEETING}paper/", meetings.papering, name="meeting-paper"),
    path(f"{MEETING}vouching/", meetings.vouching, name="meeting-vouching"),
    path(f"{MEETING}striking/", meetings.striking, name="meeting-striking"),
    path(f"{MEETING}minutes-sheet/", papers.sheet, name="minutes-sheet"),
    path(f"{MEETING}sheet/", meetings.sheet, name="meeting-sheet"),
    path("desk/assembly/covenants/new/", covenants.new, name="new-covenant"),
    path("desk/assembly/covenants/addition/", covenants.addition, name="covenant-addition"),
    path(COVENANT, covenants.page, name="covenant"),
    path(f"{COVENANT}draft/", covenants.drafting, name="covenant-draft"),
    path(f"{COVENANT}adoption/", covenants.adopting, name="covenant-adoption"),
    path(f"{COVENANT}ballot/", covenants.putting, name="covenant-ballot"),
    path(f"{COVENANT}filing/", covenants.filing, name="covenant-filing"),
    path(f"{COVENANT}review/", covenants.reviewing, name="covenant-review"),
    path("desk/assembly/", overview.overview, name="overview"),
    path("desk/assembly/talks/new/", talks.new, name="new-talk"),
    path("desk/assembly/talks/addition/", talks.addition, name="talk-addition"),
    path("desk/assembly/talks/<str:ref>/", talks.page, name="talk"),
    path("desk/assembly/talks/<str:ref>/taking-back/", talks.taking_back, name="talk-taking-back"),
    path("desk/assembly/talks/<str:ref>/card.png", cards.card, name="talk-card"),
    path("desk/assembly/residents/", residents.page, name="residents"),
    path("desk/assembly/residents/addition/", residents.addition, name="resident-addition"),
    path("desk/assembly/procedures/new/", procedures.new, name="new-procedure"),
    path("desk/assembly/procedures/addition/", procedures.addition, name="procedure-addition"),
    path(PROCEDURE, procedures.page, name="procedure"),
    path(f"{PROCEDURE}step/", procedures.step, name="procedure-step"),
    path(f"{PROCEDURE}ballot/", procedures.putting, name="procedure-ballot"),
    path(f"{PROCEDURE}withdrawal/", procedures.withdrawing, name="procedure-withdrawal"),
    path(f"{PROCEDURE}confirming/", procedures.confirming, name="procedure-confirming"),
    path(f"{PROCEDURE}slips.pdf", procedures.slips, name="slips"),
    path(f"{PROCEDURE}opinions/", opinions.page, name="opinions"),
    path(f"{PROCEDURE}opinions/addition/", opinions.typing, name="opinion-typing"),
    path(SPOKEN, spoken.desk, name="place-voices"),
    path(f"{SPOKEN}addition/", spoken.typing, name="place-voice-typing"),
    path(f"{SPOKEN}slips.pdf", spoken.blanks, name="place-slips"),
    path(f"{OPINION}answering/", opinions.answering, name="opinion-answering"),
    path(f"{OPINION}gathering/", opinions.gathering, name="opinion-gathering"),
    path("desk/assembly/promises/<str:ref>/", talks.promise, name="promise"),
    path("desk/assembly/promises/<str:ref>/matter/", talks.carrying, name="promise-matter"),
    path("desk/assembly/promises/<str:ref>/entrusting/", talks.entrusting, name="promise-entrusting"),
    path("desk/assembly/entrusted/<str:ref>/", entrusted.page, name="entrusted"),
    path("desk/assembly/entrusted/<str:ref>/account/", entrusted.accounting, name="entrusted-account"),
    path("desk/assembly/promises/<str:ref>/account/", talks.accounting, name="promise-account"),
]

navigation.add(
    "desk", Entry(order=47, view="assembly:overview", label=_("议事"), icon="bench", act="assembly.see")
)
beside.show()
for room in ("assembly", "talks", "opinions", "procedures", "decisions", "participation", "covenants"):
    words.name_room(room, _("议事"))
