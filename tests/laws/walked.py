"""Worlds in which much has happened: a street where every step was taken once, and the demo in small."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bandeng.cases import actions, rules
from bandeng.cases.models import Call, Case
from bandeng.cases.queries import appeals, errands, families, roots, voices, whistles
from bandeng.demo import cast, town, world
from bandeng.demo.town import GRID, OTHER_GRID, PIN, Town
from bandeng.ledger import sealing
from bandeng.orders import actions as orders
from bandeng.orders import running, whereabouts
from bandeng.orders.drafts import Reader
from bandeng.orders.layouts import layout
from bandeng.orders.models import Order
from bandeng.orders.running import Taking
from bandeng.people import actions as people
from bandeng.posts import actions as posts
from bandeng.rulebook.queries import book
from tests.conftest import NOON
from tests.laws import (
    calls,
    desk_tools,
    doorsteps,
    essays,
    gathered,
    months,
    neighbours,
    party,
    reports,
    voted,
)

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LAMP = "street-lamp.one-out"
SMALL = "stairwell.lamp"
DISTRICT = "district_staff@410103"
PHONE, NAME, DOOR = "13912345678", "田秋实", "凤鸣路7号院12号楼3单元601"
TOLD = "我家楼道口的灯坏了,我腿脚不好,晚上回来摔了一跤"
DIGEST = "ab" * 32


@dataclass
class Walk:
    """A matter on its way, step by step, each by whoever is in the post whose step it is."""

    street: Town
    case: Case
    at: datetime

    def later(self, pause: timedelta = HOUR) -> datetime:
        self.at += pause
        self.case = self.street.again(self.case)
        return self.at

    @property
    def by(self) -> str:
        return self.street.holder(self.case.seat, at=self.at)

    def accept(self, condition: str = LAMP) -> None:
        at = self.later(5 * MINUTE)
        actions.accept(case=self.case, condition=condition, by=self.by, at=at)

    def up(self) -> None:
        at = self.later()
        what = actions.HandingUp(tried="换过灯泡,还是不亮", why="线路不归我们管")
        actions.escalate(case=self.case, what=what, by=self.by, at=at)
        self.sign()

    def sign(self) -> None:
        at = self.later()
        actions.sign(case=self.case, by=self.by, at=at)

    def to(self, unit: str) -> None:
        at = self.later()
        actions.dispatch(case=self.case, unit=unit, words="请到现场看看", by=self.by, at=at)

    def back(self, suggested: str) -> None:
        at = self.later()
        what = actions.Returning(basis="这条线是供电的", suggested=suggested)
        actions.return_(case=self.case, what=what, by=self.by, at=at)
        self.sign()

    def resolve(self) -> None:
        at = self.later()
        what = actions.Outcome(outcome="solved", words="换了新线,灯亮了", pictures=(DIGEST,))
        actions.resolve(case=self.case, what=what, by=self.by, at=at)

    def check(self, *, passed: bool = True) -> None:
        at = self.later()
        finding = actions.Finding(passed=passed, words="" if passed else "灯一闪一闪的")
        actions.check(case=self.case, finding=finding, by=self.by, at=at)

    def answer(self, word: str, *, channel: str = "page") -> None:
        at = self.later()
        by = self.by if channel in rules.ASKED_BY_STAFF else self.case.reporter
        said = actions.Word(answer=word, channel=channel, words="灯罩还没装")
        step = actions.answer if word == "solved" else actions.contest
        step(case=self.case, word=said, by=by, at=at)

    def review(self, outcome: str) -> None:
        at = self.later()
        verdict = actions.Verdict(outcome=outcome, words="看过了,补上灯罩")
        actions.review(case=self.case, verdict=verdict, by=self.by, at=at)


def raised(street: Town, *, at: datetime, words: str = TOLD, grid: str = GRID) -> Walk:
    """Somebody with a name, a telephone and an address raises a matter."""
    reporter = people.guest(name=NAME, phone=PHONE, at=at)
    told = actions.Report(
        place=grid, words=words, reporter=reporter, address=DOOR, pin=PIN, pictures=(DIGEST[::-1],)
    )
    fact = actions.report(report=told, at=at)
    return Walk(street, Case.objects.get(stream=fact.stream), at)


def walked_street() -> Town:
    """The quiet street a month on: every verb was used, the clocks have spoken, the book is sealed."""
    street = town.build(at=NOON)
    _all_the_way(street)
    _small_ones(street)
    _declined_and_taken_after_all(street)
    _merged_and_parted(street)
    _divided_and_come_back(street)
    _silent(street)
    _wrong_place_and_wrong_kind(street)
    _under_a_deputy(street)
    _called_together(street)
    desk_tools.use(street, [raised(street, at=NOON + 3 * DAY).case for _number in range(4)])
    _nobodys(street)
    _ordered(street)
    doorsteps.walk(street)
    neighbours.walk(street)
    months.walk(street)
    reports.walk(street)
    gathered.walk(street)
    calls.walk(street)
    essays.walk(street)
    voted.walk(street)
    party.walk(street)
    _one_after_all(street)
    _appealed(street)
    _staged(street)
    _asked_to_look(street)
    raised(street, at=NOON, words="楼道里有煤气味", grid=OTHER_GRID)
    for day in range(1, 25):
        actions.tick(at=NOON + day * DAY)
    sealing.seal(at=NOON + 25 * DAY)
    return street


def _all_the_way(street: Town) -> None:
    walk = raised(street, at=NOON)
    neighbour = people.guest(at=walk.at)
    at = walk.later(MINUTE)
    actions.join(case=walk.case, follower=neighbour, words="我也看不见路", at=at)
    told = actions.Report(
        place=GRID, words="坡上也黑", reporter=people.guest(name=NAME, at=at), address=DOOR, channel="phone"
    )
    at = walk.later(MINUTE)
    actions.join_caller(case=walk.case, report=told, by=street.staff, at=at)
    addition = actions.Addition(words="昨天又有人摔了")
    at = walk.later(MINUTE)
    actions.supplement(case=walk.case, by=walk.case.reporter, addition=addition, at=at)
    walk.later(MINUTE)
    walk.accept()
    at = walk.later()
    called = actions.Contact(channel="phone", reached=True, words="她说灯罩也松了")
    actions.reach(case=walk.case, what=called, by=walk.by, at=at)
    walk.up()
    walk.up()
    walk.to("410103-cg")
    walk.back("410103-gd")
    walk.to("410103-gd")
    walk.sign()
    note = actions.Note(words="已经派人去了", public=True)
    at = walk.later()
    actions.annotate(case=walk.case, note=note, by=walk.by, at=at)
    walk.resolve()
    walk.check(passed=False)
    walk.resolve()
    at = walk.later()
    actions.hide_picture(case=walk.case, picture=DIGEST, by=street.staff, at=at)
    walk.later(MINUTE)
    walk.check()
    walk.answer("partly", channel="door")
    walk.review("rework")
    walk.resolve()
    walk.check()
    at = walk.later()
    word = actions.Word(answer="solved", channel="page")
    actions.judge(case=walk.case, follower=neighbour, word=word, by=neighbour, at=at)
    walk.answer("solved")


def _small_ones(street: Town) -> None:
    """Until one was drawn for a check that did not pass, and one was not drawn and was contested."""
    wanted = {True, False}
    while wanted:
        walk = raised(street, at=NOON)
        drawn = rules.is_sampled(walk.case.stream, book().limits.sample_share)
        at = walk.later(10 * MINUTE)
        how = actions.Settling(words="拧紧了灯泡", condition=SMALL)
        actions.settle(case=walk.case, how=how, by=walk.by, at=at)
        if drawn not in wanted:
            continue
        wanted.remove(drawn)
        if drawn:
            walk.later()
            finding = actions.Finding(passed=False, words="灯没亮")
            by = street.holder(f"community_staff@{cast.COMMUNITY}")
            actions.check(case=walk.case, finding=finding, by=by, at=walk.at)
        else:
            walk.answer("came_back")
            walk.review("uphold")


def _declined_and_taken_after_all(street: Town) -> None:
    walk = raised(street, at=NOON + DAY, words="想在楼下种点菜,可以吗")
    why = actions.Declining(reason="这是绿地", basis="城市绿化条例", unit="410103-cg")
    at = walk.later(10 * MINUTE)
    actions.decline(case=walk.case, why=why, by=walk.by, at=at)
    walk.answer("not")
    walk.review("rework")
    walk.accept()


def _merged_and_parted(street: Town) -> None:
    """One of two reports goes into the other and comes out again; a third stays in to the end."""
    master, other = raised(street, at=NOON + DAY), raised(street, at=NOON + DAY)
    master.accept()
    for walk in (other, raised(street, at=NOON + DAY)):
        at = walk.later(HOUR)
        into = street.again(master.case)
        actions.merge(case=walk.case, master=into, words="同一盏灯", by=street.staff, at=at)
    at = other.later()
    actions.detach(case=other.case, words="是后面那一盏", by=street.staff, at=at)
    master.at = at
    master.resolve()
    master.check()
    master.answer("solved")
    at = master.later()
    leader = street.holder(f"street_leader@{cast.STREET}")
    actions.reopen(case=master.case, words="我路过时还是黑的", by=leader, at=at)
    at = master.later()
    third = voices.of(master.case)[0].person
    word = actions.Word(answer="not", channel="page", words="后面那一盏也不亮")
    actions.voice(case=master.case, person=third, word=word, by=third, at=at)


def _divided_and_come_back(street: Town) -> None:
    """Two things of one report; one of them comes back when it was closed."""
    walk = raised(street, at=NOON + DAY)
    things = (
        actions.Thing(condition=LAMP, words="楼门口那一盏坏掉了"),
        actions.Thing(condition="stairwell.lamp", words="二楼拐角那一盏坏掉了"),
    )
    at = walk.later(HOUR)
    actions.divide(case=walk.case, parts=things, words="说了两件事", by=street.staff, at=at)
    part = Walk(street, families.of(walk.case, families.PART)[0], at)
    part.resolve()
    part.check()
    part.answer("solved")
    for undone in (False, True):
        again = raised(street, at=part.at + DAY)
        again.accept()
        if undone:
            at = again.later()
            actions.unlink(case=again.case, words="是另一盏", by=street.staff, at=at)
        else:
            at = again.later()
            root = {"words": "整条线都老了", "by": street.staff, "at": at}
            fact = actions.open_root(cases=[again.case], **root)
            actions.amend_root(root=roots.opened_by(fact), which="cause", **(root | {"words": "树枝压着线"}))
            actions.mend_root(root=roots.opened_by(fact), **root)


def _silent(street: Town) -> None:
    """Nobody answers: the clock closes it as unknown."""
    walk = raised(street, at=NOON + DAY)
    walk.accept()
    walk.resolve()
    walk.check()


def _wrong_place_and_wrong_kind(street: Town) -> None:
    walk = raised(street, at=NOON + DAY)
    at = walk.later(MINUTE)
    actions.relocate(case=walk.case, to=GRID.replace("-01/", "-02/"), by=walk.by, at=at)
    walk.later(MINUTE)
    walk.accept()
    at = walk.later()
    other = next(row.key for row in book().conditions if row.stages)
    actions.reclassify(case=walk.case, condition=other, by=walk.by, at=at)


def _under_a_deputy(street: Town) -> None:
    at = NOON + 2 * DAY
    deputy = street.holder(f"community_staff@{cast.COMMUNITY}")
    secretary = street.holder(f"community_secretary@{cast.COMMUNITY}")
    post = f"grid_leader@{cast.GRID}"
    posts.deputise(post=post, deputy=deputy, by=secretary, during=(at, at + DAY), at=at)
    leader = street.leader
    posts.end(post=post, holder=leader, by=secretary, at=at)
    walk = raised(street, at=at + HOUR)
    walk.accept()
    walk.resolve()
    posts.appoint(post=post, holder=leader, by=secretary, at=at + DAY)


def _called_together(street: Town) -> None:
    """Two departments are called; one comes, one says it is not its own and is asked all the same."""
    walk = raised(street, at=NOON + DAY)
    walk.later(MINUTE)
    walk.accept()
    walk.up()
    _whistle(walk, "410103-cg", "410103-gd")
    _come_and_go(walk, "410103-cg")
    call, by = _call(walk, "410103-gd")
    at = walk.later()
    actions.disown(case=walk.case, call=call, basis="线在表后,归产权人", by=by, at=at)
    call, _by = _call(walk, "410103-gd")
    at = walk.later()
    actions.insist(case=walk.case, call=call, words="表前也要看", by=walk.by, at=at)
    _come_and_go(walk, "410103-gd")
    _end(walk)
    _whistle(walk, "410103-sz")
    _end(walk, why_not="下雨,改天再约")
    walk.resolve()
    walk.check()


def _whistle(walk: Walk, *units: str) -> None:
    what = actions.Calling(units=units, purpose="一起看看井和线", spot="7号院门口")
    at = walk.later()
    actions.whistle(case=walk.case, what=what, by=walk.by, at=at)


def _call(walk: Walk, unit: str) -> tuple[Call, str]:
    walk.case = walk.street.again(walk.case)
    call = whistles.call_of_unit(walk.case, unit)
    assert call
    return call, walk.street.holder(call.seat, at=walk.at)


def _come_and_go(walk: Walk, unit: str) -> None:
    at = walk.later()
    call, by = _call(walk, unit)
    actions.arrive(case=walk.case, call=call, by=by, at=at)
    at = walk.later()
    call, by = _call(walk, unit)
    part = actions.Part(words="拆了旧灯座", cooperation="开门的人等了我们半小时")
    actions.conclude(case=walk.case, call=call, part=part, by=by, at=at)


def _end(walk: Walk, why_not: str = "") -> None:
    at = walk.later()
    ending = actions.Ending(words="各办各的一份", cooperation="来得都快", why_not=why_not)
    actions.disband(case=walk.case, ending=ending, by=walk.by, at=at)


def _nobodys(street: Town) -> None:
    """Two departments refuse; the district rules; the ruled unit signs and does it."""
    walk = raised(street, at=NOON + DAY)
    walk.later(MINUTE)
    walk.accept()
    walk.up()
    walk.up()
    walk.to("410103-cg")
    walk.back("410103-gd")
    walk.to("410103-gd")
    at = walk.later()
    what = actions.Referring(basis="灯杆是城管装的", suggested="410103-cg")
    actions.refer(case=walk.case, what=what, by=walk.by, at=at)
    at = walk.later()
    ruling = actions.Ruling(unit="410103-cg", reason="谁装的灯杆谁修", basis="城市照明职责清单第3条")
    actions.rule(case=walk.case, ruling=ruling, by=walk.by, at=at)
    walk.sign()
    at = walk.later()
    other = actions.Ruling(unit="410103-gd", reason="灯杆去年移交了", basis="移交清单第7页")
    actions.amend_ruling(case=walk.case, ruling=other, by=street.holder(DISTRICT, at=at), at=at)
    walk.sign()
    walk.resolve()


def small_district() -> None:
    """The demo's Erqi with 25 matters."""
    world.build(at=NOON, matters=25)


def _ordered(street: Town) -> None:
    """An order of 12345 comes in late, comes again with more, is done, checked and answered."""
    form = layout("12345")
    empty = dict.fromkeys((column.name for column in form.columns), "")
    cells = {"number": "ZZ7", "words": TOLD, "place": cast.COMMUNITY, "address": DOOR, "name": NAME}
    cells |= {
        "phone": PHONE,
        "due": "2022-07-08 18:00",
        "told": "2022-07-06 09:00",
        "kept:工单标题": "灯坏了",
    }
    reader = Reader(layout=form, places=whereabouts.known(()), at=NOON + DAY)
    taking = Taking(by=street.staff, at=NOON + DAY, how="table")
    for words in (TOLD, f"{TOLD},请快一点"):
        rows = [(2, empty | cells | {"words": words})]
        assert not running.tally(running.take(rows, reader, taking)).problems
    walk = Walk(street, Case.objects.get(source_number="ZZ7"), NOON + DAY)
    at = walk.later(MINUTE)
    actions.relocate(case=walk.case, to=GRID, by=street.staff, at=at)
    walk.later(MINUTE)
    walk.accept()
    walk.resolve()
    walk.check()
    order = Order.objects.get(number="ZZ7")
    orders.answer(order=order, outcome=order.outcome, by=street.staff, at=walk.later())
    order.refresh_from_db()
    orders.unanswer(order=order, by=street.staff, at=walk.later())
    order.refresh_from_db()
    orders.answer(order=order, outcome=order.outcome, by=street.staff, at=walk.later())
    _never_answered(street, reader, taking, empty | cells)


def _never_answered(street: Town, reader: Reader, taking: Taking, cells: dict[str, str]) -> None:
    """An order whose limit comes near and passes."""
    row = cells | {"number": "ZZ8", "words": "楼后的路灯闪个不停"}
    assert not running.tally(running.take([(2, row)], reader, taking)).problems
    for days in (2, 3):
        orders.tick(at=NOON + days * DAY)


def _one_after_all(street: Town) -> None:
    """Divided, and the division taken back."""
    walk = raised(street, at=NOON)
    walk.accept()
    things = tuple(actions.Thing(condition=key, words="楼道口那盏") for key in (LAMP, SMALL))
    at = walk.later()
    actions.divide(case=walk.case, parts=things, words="说了两盏灯", by=street.staff, at=at)
    at = walk.later()
    actions.unite(case=walk.case, words="是同一盏", by=street.staff, at=at)


def _staged(street: Town) -> None:
    """A burst pipe is made safe first; it is mended, and once more."""
    walk = raised(street, at=NOON)
    walk.accept("water.burst")
    at = walk.later()
    what = actions.Stage(words="水关了,围起来了", pictures=(DIGEST,))
    actions.complete_stage(case=walk.case, what=what, by=walk.by, at=at)
    walk.resolve()
    walk.check(passed=False)
    walk.resolve()


def _asked_to_look(street: Town) -> None:
    """Somebody looks before it is accepted, a department helps and another need not; one is left open."""
    walk = raised(street, at=NOON)
    patroller = f"patroller@{GRID.rstrip('/').rpartition('/')[2]}"
    desks = ("department_desk@410103-cg", "department_desk@410103-gd")
    for whom in (patroller, *desks, patroller):
        kind = "verify" if whom == patroller else "assist"
        what = actions.Asking(kind=kind, whom=whom, words="到楼道口看看,带个梯子")
        walk.later(MINUTE)
        actions.give_errand(case=walk.case, what=what, by=walk.by, at=walk.at)
    for errand, found in ((0, "so"), (1, "done")):
        walk.later(MINUTE)
        asked = errands.of(walk.case)[errand]
        said = actions.Reply(found=found, words="灯座坏了,梯子送到了", spot=DOOR, pictures=(DIGEST,))
        by = street.holder(asked.seat, at=walk.at)
        actions.answer_errand(case=walk.case, errand=asked, what=said, by=by, at=walk.at)
    walk.later(MINUTE)
    actions.withdraw_errand(
        case=walk.case, errand=errands.of(walk.case)[2], words="一家就够了", by=walk.by, at=walk.at
    )


def _appealed(street: Town) -> None:
    """Twice late; one overtime is exempted by two above, the other has been weighed by one."""
    for reviewers in (("community_secretary", "street_leader"), ("street_leader",)):
        walk = raised(street, at=NOON)
        walk.accept()
        walk.later(6 * DAY)
        walk.resolve()
        walk.check()
        walk.answer("solved")
        missed = next(each for each in appeals.missed(walk.case) if each.clock.kind == "whole")
        what = actions.Appealing(limit=missed.clock.id, reason="等供电公司停电两天")
        at = walk.later()
        actions.appeal(case=walk.case, what=what, by=street.holder(missed.seat, at=at), at=at)
        desks = {seat.partition("@")[0]: seat for seat in appeals.of(walk.case)[0].reviewers.split(",")}
        for role in reviewers:
            at = walk.later()
            said = "看过停电通知" if len(reviewers) == 2 else "另一个人写完以前谁也不该看见"
            yes = actions.Deciding(number=1, granted=True, words=said)
            actions.decide_appeal(case=walk.case, what=yes, by=street.holder(desks[role], at=at), at=at)
