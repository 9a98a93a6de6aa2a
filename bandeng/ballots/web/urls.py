"""Addresses of votes: for everybody, and at the desk."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from bandeng.ballots.web import (
    agents,
    batches,
    before,
    bundling,
    coowners,
    desk,
    heads,
    keeping,
    knowing,
    objecting,
    own,
    owners,
    public,
    receipts,
    rolling,
    samples,
    steps,
    ties,
)
from bandeng.figures import words
from bandeng.figures.web.leading import leads
from bandeng.people.web import sections
from bandeng.people.web.sections import Section
from bandeng.ui import navigation
from bandeng.ui.navigation import Entry

app_name = "ballots"
ONE, DESK = "votes/<str:ref>/", "desk/votes/<str:ref>/"
STEPS = (
    ("roll", "ballots.take_roll", steps.take_roll),
    ("announcement", "ballots.announce", steps.announce),
    ("witness", "ballots.name_witness", steps.name_witness),
    ("release", "ballots.release_witness", steps.release_witness),
    ("withdrawal", "ballots.withdraw", steps.withdraw),
    ("delivery", "ballots.deliver", steps.deliver),
    ("return", "ballots.receive", steps.receive),
    ("spoiling", "ballots.spoil", steps.spoil),
    ("batch-count", "ballots.count_batch", batches.count),
    ("batch-check", "ballots.check_batch", batches.check),
    ("keying", "ballots.key", steps.key),
    ("adjudication", "ballots.adjudicate", steps.adjudicate),
    ("settlement", "ballots.settle", steps.settle),
    ("answer", "ballots.answer", steps.answer),
    ("count", "ballots.close", steps.close),
    ("sample", "ballots.draw_sample", samples.draw),
    ("comparison", "ballots.compare", samples.compare),
    ("recount", "ballots.recount", samples.recount),
    ("publication", "ballots.publish", steps.publish),
)
urlpatterns = [
    path("votes/", public.index, name="index"),
    path("votes/mine/", knowing.my_votes, name="mine"),
    path(ONE, public.page, name="page"),
    path(f"{ONE}sheet/", public.sheet, name="sheet"),
    path(f"{ONE}heads/", heads.index, name="heads"),
    path(f"{ONE}heads.json", heads.as_json, name="heads-json"),
    path(f"{ONE}heads/<int:number>/", heads.page, name="head"),
    path(f"{ONE}heads/<int:number>/sheet/", heads.sheet, name="head-sheet"),
    path(f"{ONE}bundle.zip", bundling.bundle, name="bundle"),
    path(f"{ONE}ballot/", own.ballot, name="ballot"),
    path(f"{ONE}ballot/rooms/", owners.rooms, name="owners-rooms"),
    path(f"{ONE}ballot/owners.zip", owners.edition, name="owners-edition"),
    path(f"{ONE}identity/", knowing.identity, name="identity"),
    path(f"{ONE}casting/", own.casting, name="casting"),
    path(f"{ONE}keeping/", keeping.saying(own.own_page), name="keeping"),
    path(f"{ONE}dispute/", own.dispute, name="dispute"),
    path(f"{ONE}objections/", objecting.objections, name="objections"),
    path(f"{ONE}leaving/", own.leaving, name="leaving"),
    path(f"{ONE}receipt/", receipts.receipt, name="receipt"),
    *(
        path(f"{ONE}{noun}/", coowners.saying(step, own.own_page), name=noun)
        for noun, step in coowners.OWN_STEPS
    ),
    path("desk/votes/", desk.overview, name="overview"),
    path("desk/votes/new/", desk.new, name="new"),
    path("desk/votes/addition/", desk.addition, name="addition"),
    path(DESK, desk.page, name="desk-vote"),
    path(f"{DESK}roll.csv", rolling.template, {"kind": "csv"}, name="roll-csv"),
    path(f"{DESK}roll.xlsx", rolling.template, {"kind": "xlsx"}, name="roll-xlsx"),
    path(f"{DESK}slips/", desk.slips_sheet, name="slips"),
    *(
        path(f"{DESK}{noun}/", desk.changing(act, step), name=noun)
        for noun, act, step in (*STEPS, *before.STEPS, *agents.STEPS, *ties.STEPS, *coowners.STEPS)
    ),
]

navigation.add(
    "desk", Entry(order=48, view="ballots:overview", label=_("表决"), icon="checkbox", act="ballots.see")
)
navigation.add("footer", Entry(order=45, view="ballots:index", label=_("表决"), icon="checkbox"))
sections.add(Section(key="ballots", order=25, title=_("表决"), links=knowing.links))
words.name_room("ballots", _("表决"))
leads("vote", public.votes)
