"""Addresses of honours: at the desk, and what everybody may read."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.figures import words
from bandeng.honours.web import awards, beside, flags, objections, opening, papers, public, recording, rounds
from bandeng.people.web import sections
from bandeng.people.web.sections import Purpose, Section
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "honours"
ROUND, AWARD = "desk/honours/rounds/<str:ref>/", "desk/honours/awards/<str:ref>/"
FLAG = "desk/honours/flags/<str:ref>/"
urlpatterns = [
    path("desk/honours/", rounds.overview, name="overview"),
    path("desk/honours/opening/", opening.opening, name="opening"),
    path("desk/honours/recording/", recording.recording, name="recording"),
    path("desk/honours/recording/table/", recording.taking, name="taking"),
    path("desk/honours/recording/template.<str:kind>", recording.template, name="template"),
    path(ROUND, rounds.round_, name="round"),
    path(f"{ROUND}nomination/", opening.nomination, name="nomination"),
    path(f"{ROUND}proposals/", opening.changing("honours.open", opening.propose_again), name="proposals"),
    path(f"{ROUND}endorsement/", rounds.listing("honours.endorse", rounds.endorse), name="endorsement"),
    path(f"{ROUND}refusal/", rounds.listing("honours.refuse", rounds.refuse), name="refusal"),
    path(f"{ROUND}deferral/", rounds.listing("honours.defer", rounds.defer), name="deferral"),
    path(f"{ROUND}reminder/", opening.changing("honours.remind", opening.remind), name="reminder"),
    path(f"{ROUND}publication/", opening.changing("honours.publish", opening.publish), name="publication"),
    path(f"{ROUND}answer/", opening.changing("honours.answer", opening.answer), name="answer"),
    path(f"{ROUND}objections/<str:objection>/contact/", objections.contact, name="contact"),
    path(f"{ROUND}decision/", rounds.listing("honours.decide", rounds.decide), name="decision"),
    path(f"{ROUND}decision.<str:kind>", papers.decision_file, name="decision-file"),
    path(f"{ROUND}handing-over/", rounds.listing("honours.hand_over", rounds.hand_over), name="handing-over"),
    path(AWARD, awards.award, name="award"),
    path(f"{AWARD}certificate.pdf", awards.certificate, name="paper"),
    path(f"{AWARD}retraction/", awards.retraction, name="retraction"),
    path(f"{AWARD}withdrawal/", awards.withdrawal, name="withdrawal"),
    path(f"{AWARD}taking-back/", awards.taking_back, name="taking-back"),
    path("desk/honours/flags/", flags.flags, name="flags"),
    path(FLAG, flags.flag, name="flag"),
    path(f"{FLAG}passing/", flags.passing, name="passing"),
    path(f"{FLAG}return/", flags.returning, name="returning"),
    path("honours/kinds/<str:code>/", public.honour, name="honour"),
    path("honours/", public.overview, name="public"),
    path("honours/notices/<str:ref>/", public.notice, name="notice"),
    path("honours/notices/<str:ref>/decision.<str:kind>", papers.decided, name="decided"),
    path("honours/notices/<str:ref>/objection/", objections.objection, name="objection"),
    path("honours/notices/<str:ref>/objection/<str:code>/", objections.objected, name="objected"),
    path("certificates/<str:code>/", public.certificate, name="certificate"),
]

navigation.add(
    "desk", Entry(order=58, view="honours:overview", label=_("荣誉"), icon="medal", act="honours.see")
)
navigation.add("footer", Entry(order=35, view="honours:public", label=_("荣誉公示"), icon="medal"))
sections.describe(
    "objection",
    Purpose(label=_("您对公示的异议"), why=_("查清楚再决定,并答复您"), until=_("直到您注销账号")),
)
sections.describe(
    "reach",
    Purpose(label=_("怎么答复您的异议"), why=_("只给查的人看,用来答复"), until=_("直到您注销账号")),
)
sections.add(Section(key="honours.objections", order=35, title=_("我对公示提的异议"), links=objections.links))
words.name_room("honours", _("荣誉"))
beside.show()
