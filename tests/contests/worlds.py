"""A contest of the publicity department, works and readers."""

from datetime import date, datetime, timedelta

from bandeng.contests import actions
from bandeng.contests.models import Contest, Reader, Work
from bandeng.demo import cast
from bandeng.demo.town import Town
from bandeng.people import actions as people
from bandeng.posts import queries as posts

UNIT, LEAD, READER = "410103-xcb", "party_staff@410103-xcb", "reviewer@410103"
BRANCH = f"{cast.COMMUNITY}-branch"
DAY = timedelta(days=1)
CLOSED = 15 * DAY  # after noon: the call is over
TEXT = "修铁路那年我十九岁,跟着师傅住在工棚里,夜里听得见汽笛。后来路通了,师傅把道钉留给了我。"
OTHER = "社区门口的小广场,去年还是一块荒地。大家你一锹我一锹,春天种下的月季今年开了。"


def called(town: Town, **more: object) -> Contest:
    given: dict[str, object] = {
        "kind": "essay",
        "unit": UNIT,
        "place": "410103/",
        "title": "喜迎盛会主题征文",
        "theme": "写身边的人和事",
        "begins_on": date(2022, 7, 1),
        "closes_on": date(2022, 7, 20),
        "longest": 500,
        "groups": ("member", "youth"),
        "serves": ("activity:essay",),
    }
    what = actions.Calling(**{**given, **more})  # type: ignore[arg-type]
    fact = actions.call(what=what, by=town.holder(LEAD), at=town.noon)
    return Contest.objects.get(id=fact.stream.partition(":")[2])


def again(contest: Contest) -> Contest:
    return Contest.objects.get(id=contest.id)


def same(work: Work) -> Work:
    return Work.objects.select_related("contest").get(id=work.id)


def writer(name: str, at: datetime) -> str:
    return people.register(name=name, kind="resident", username=f"w-{name}", phone="", at=at).id


def sent(
    town: Town, contest: Contest, author: str = "田秋实", *, at: datetime | None = None, **more: object
) -> Work:
    given: dict[str, object] = {"author": author, "heading": "一颗道钉", "group": "member", "text": TEXT}
    what = actions.Sending(**{**given, **more})  # type: ignore[arg-type]
    by = town.holder(LEAD)
    fact = actions.receive(contest=contest, what=what, by=by, at=at or town.noon)
    return Work.objects.select_related("contest").get(id=fact.stream.partition(":")[2])


def readers(town: Town, contest: Contest, *, many: int = 2, ties: actions.Ties | None = None) -> list[str]:
    """So many readers; the first declares the ties, the others none."""
    found = sorted(held.person for held in posts.holders([READER], at=town.noon))[:many]
    for number, person in enumerate(found):
        actions.appoint(contest=again(contest), reader=person, by=town.holder(LEAD), at=town.noon)
        declared = ties if number == 0 and ties else actions.Ties()
        actions.declare(contest=again(contest), what=declared, by=person, at=town.noon)
    assert Reader.objects.filter(contest=contest, declared=True).count() == many
    return found


def dealt(town: Town, contest: Contest) -> tuple[int, int]:
    return actions.deal(contest=contest, by=town.holder(LEAD), at=town.noon)


def marked(town: Town, work: Work, reader: str, given: int = 8) -> None:
    marks = dict.fromkeys(("theme", "truth", "writing"), given)
    actions.mark(work=same(work), marks=marks, by=reader, at=town.noon)
