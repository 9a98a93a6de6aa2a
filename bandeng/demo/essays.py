"""An essay contest with works under numbers, two readers who have declared, and papers of a meeting."""

from datetime import datetime, timedelta

from bandeng.contests import actions
from bandeng.contests.models import Contest, Reading
from bandeng.demo import cast
from bandeng.kernel.periods import SHANGHAI
from bandeng.people import queries as people
from bandeng.places import queries as places
from bandeng.posts import queries as posts

UNIT = "410103-xcb"
WORKS = (
    (
        "柏青山",
        "一颗道钉",
        "修铁路那年我十九岁,跟着师傅住在工棚里,夜里听得见汽笛。后来路通了,师傅把一颗道钉留给了我。"
        "如今我每天在社区巡楼,兜里还装着它。",
    ),
    (
        "祝小禾",
        "小广场",
        "社区门口的小广场,去年还是一块荒地。大家你一锹我一锹,春天种下的月季今年开了。"
        "傍晚老人们坐在小板凳上,说的都是家常。",
    ),
    (
        "娄大海",
        "师傅的道钉",
        "我也来写一写。修铁路那年我十九岁,跟着师傅住在工棚里,夜里听得见汽笛。后来路通了,师傅把道钉给了我。",
    ),
)
TOPICS = ("怎样把大家聚起来", "遇到的难题")
PAPERS = (
    (
        f"{cast.COMMUNITY}-branch",
        ("每月一次小板凳恳谈会,问题当场认领,下次会上先说办得怎样。", "下雨天没有地方坐。"),
    ),
    ("410103005", ("党员楼栋长先敲门,再开会。", "年轻住户白天不在家。")),
)


def write(*, until: datetime) -> None:
    """Three works, of which two are alike; one is read by one reader. Another call waits for her ties."""
    at = until - timedelta(days=3)
    lead = posts.holders([f"party_staff@{UNIT}"], at=at)[0].person
    contest = _called(lead, at, kind="essay", title="身边的人和事主题征文")
    for author, heading, text in WORKS:
        what = actions.Sending(author=author, heading=heading, group="member", text=text, publish=True)
        actions.receive(contest=contest, what=what, by=lead, at=at)
    _read(contest, lead, at)
    papers = _called(lead, at, kind="paper", title="书记座谈会经验材料")
    for unit, parts in PAPERS:
        paper = actions.Sending(author="本单位书记", heading="经验材料", group="unit", unit=unit, parts=parts)
        actions.receive(contest=papers, what=paper, by=lead, at=at)
    crafts = _called(lead, at, kind="essay", title="院里的老手艺")
    reader = str(people.person("pingshen").pk)
    actions.appoint(contest=_again(crafts), reader=reader, by=lead, at=at)


def _read(contest: Contest, lead: str, at: datetime) -> None:
    known, other = (str(people.person(username).pk) for username in ("pingshen", "pingshen-er"))
    for person in (known, other):
        actions.appoint(contest=_again(contest), reader=person, by=lead, at=at)
        actions.declare(contest=_again(contest), what=actions.Ties(), by=person, at=at)
    actions.compare(contest=_again(contest), by=lead, at=at)
    actions.deal(contest=_again(contest), by=lead, at=at)
    for reading in Reading.objects.filter(reader=other).select_related("work", "work__contest"):
        marks = {"theme": 8, "truth": 9, "writing": 7}
        actions.mark(work=reading.work, marks=marks, remark="有真人真事", by=reading.reader, at=at)


def _called(lead: str, at: datetime, *, kind: str, title: str) -> Contest:
    day = at.astimezone(SHANGHAI).date()
    what = actions.Calling(
        kind=kind,
        unit=UNIT,
        place=places.path("410103"),
        title=title,
        theme="写身边的人和事,写真的" if kind == "essay" else "",
        topics=TOPICS if kind == "paper" else (),
        begins_on=day,
        closes_on=day + timedelta(days=30),
        longest=1500 if kind == "essay" else 0,
        groups=("member", "youth", "resident") if kind == "essay" else ("unit",),
    )
    stream = actions.call(what=what, by=lead, at=at).stream
    return Contest.objects.get(id=stream.partition(":")[2])


def _again(contest: Contest) -> Contest:
    return Contest.objects.get(id=contest.id)
