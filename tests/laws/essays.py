"""Every step of contests, taken once in the quiet street."""

from datetime import timedelta

from bandeng.contests import actions
from bandeng.contests.models import Contest, Reading, Work
from bandeng.demo.town import Town
from bandeng.posts import queries as posts

DAY = timedelta(days=1)
LEAD, READER = "party_staff@410103-xcb", "reviewer@410103"
TEXTS = (
    "老站台拆了以后,父亲常去看那棵槐树。",
    "巷口的理发店开了四十年,椅子换了三把。",
    "井边的石板磨得发亮,我外婆在那里洗菜。",
)
AUTHORS = ("柏青山", "祝小禾", "娄大海")


def walk(street: Town) -> None:
    """Called, sent in, declared, dealt, recused, marked, awarded, revoked, set aside, withdrawn."""
    by, at = street.holder(LEAD), street.noon
    contest = _called(street)
    one, two, three = (_sent(street, contest, number) for number in range(3))
    people_ = sorted(held.person for held in posts.holders([READER], at=at))[:3]
    for person in people_:
        actions.appoint(contest=_again(contest), reader=person, by=by, at=at)
    for number, person in enumerate(people_):
        ties = actions.Ties(names=("闵老师",) if number == 0 else ())
        actions.declare(contest=_again(contest), what=ties, by=person, at=at)
    actions.compare(contest=_again(contest), by=by, at=at)
    actions.deal(contest=_again(contest), by=by, at=at)
    first = Reading.objects.filter(work=one).order_by("id")[0]
    actions.recuse(work=_same(one), tie="acquaintance", by=first.reader, at=at)
    actions.deal(contest=_again(contest), by=by, at=at)
    for reading in Reading.objects.filter(work__in=[one, two], state="waiting"):
        marks = dict.fromkeys(("theme", "truth", "writing"), 8)
        work = _same(reading.work)
        actions.mark(work=work, marks=marks, remark="写得实在", by=reading.reader, at=at)
    over = at + 10 * DAY
    actions.award(work=_same(one), what=actions.Awarding(award="first", why="有真情"), by=by, at=over)
    actions.publish(work=_same(one), by=by, at=over)
    actions.award(work=_same(two), what=actions.Awarding(award="good", why="有生活"), by=by, at=over)
    actions.revoke(work=_same(two), why="作者另投过", by=by, at=over + DAY)
    actions.set_aside(work=_same(three), why="不切题", by=by, at=at + DAY)
    actions.withdraw(work=_same(two), by=by, at=over + DAY)
    actions.lapse(at=at + 500 * DAY)
    own = actions.send_in(contest=_again(contest), what=_work(2), by=by, at=at + DAY)
    actions.take_back(work=Work.objects.get(id=own.stream.partition(":")[2]), by=by, at=at + DAY)


def _called(street: Town) -> Contest:
    at = street.noon
    what = actions.Calling(
        kind="essay",
        unit="410103-xcb",
        place="410103/",
        title="身边的人和事征文",
        begins_on=at.date() - DAY,
        closes_on=at.date() + 9 * DAY,
        longest=800,
        groups=("member", "resident"),
    )
    stream = actions.call(what=what, by=street.holder(LEAD), at=at).stream
    return Contest.objects.get(id=stream.partition(":")[2])


def _work(number: int) -> actions.Sending:
    return actions.Sending(
        author=AUTHORS[number], heading="旧地", group="resident", text=TEXTS[number], publish=number == 0
    )


def _sent(street: Town, contest: Contest, number: int) -> Work:
    fact = actions.receive(contest=contest, what=_work(number), by=street.holder(LEAD), at=street.noon)
    return Work.objects.get(id=fact.stream.partition(":")[2])


def _again(contest: Contest) -> Contest:
    return Contest.objects.get(id=contest.id)


def _same(work: Work) -> Work:
    return Work.objects.select_related("contest").get(id=work.id)
