"""Every step with members and honours, taken once in the quiet street."""

from datetime import date, timedelta

from bandeng.demo.town import Town
from bandeng.honours import actions as honours
from bandeng.honours.models import Award, Flag, Objection, Round
from bandeng.members import actions
from bandeng.members.models import Member
from bandeng.people import actions as people

DAY = timedelta(days=1)
PUBLICITY, ORGANISER = "party_staff@410103-xcb", "party_staff@410103-zzb"
LEADER = "street_leader@410103012"
BRANCH, OTHER = "410103012002-branch", "410103012001-branch"


def walk(street: Town) -> None:
    """Members, medals, commendations, an honour of the city."""
    _kept(street)
    _medals(street)
    _commended(street)
    _flagged(street)
    _recorded(street)


def _kept(street: Town) -> None:
    """Entered, corrected, looked at, moved, mourned, erased."""
    by, keeper, at = (
        street.holder(f"secretary@{BRANCH}"),
        street.holder("party_staff@410103-zzb"),
        street.noon,
    )
    what = [
        actions.Entering(
            unit=BRANCH,
            ref=f"QS-{number:04}",
            name=f"阮长根之{number}",
            standing_on=date(1972, 6, 20 + number),
            rule="joined-1969",
            home=f"老井巷{number}号",
        )
        for number in range(4)
    ]
    actions.enter_all(what=what, by=by, at=at)
    actions.look(members=list(Member.objects.order_by("id")), by=by, at=at)
    better = actions.Correcting(standing_on=date(1972, 6, 19), name="阮长庚")
    actions.correct(member=_member("QS-0000"), what=better, by=by, at=at + DAY)
    actions.move(member=_member("QS-0001"), to=OTHER, by=by, at=at + DAY)
    actions.die(member=_member("QS-0002"), on=date(2022, 5, 30), by=by, at=at + DAY)
    actions.erase(member=_member("QS-0003"), by=keeper, at=at + DAY)


def _member(ref: str) -> Member:
    return Member.objects.get(id=ref)


def _round(street: Town, honour: str, by: str) -> Round:
    what = honours.Opening(honour=honour, year=2022, another=True)
    fact = honours.open_(what=what, by=street.holder(by), at=street.noon + DAY)
    return Round.objects.get(id=fact.stream.partition(":")[2])


def _awards(round_: Round, state: str) -> list[Award]:
    return list(Award.objects.filter(round=round_.id, state=state).in_order())


def _medals(street: Town) -> None:
    """One is put off and gone on with, decided, handed over at home and withdrawn; another is refused."""
    at, secretary = street.noon + 2 * DAY, street.holder(f"secretary@{BRANCH}")
    round_ = _round(street, "fifty-years", ORGANISER)
    mine = [award for award in _awards(round_, "checking") if award.unit == BRANCH]
    honours.look(awards=mine, by=secretary, at=at)
    honours.defer(awards=mine, why="档案要去外地取", by=secretary, at=at)
    honours.endorse(awards=_awards(round_, "deferred"), remark="档案取回来了", by=secretary, at=at)
    rest = [award for award in _awards(round_, "checking") if award.unit != BRANCH]
    honours.refuse(awards=rest, why="正在受审查", by=street.holder(f"secretary@{OTHER}"), at=at)
    honours.endorse(awards=_awards(round_, "checking"), by=street.holder(LEADER), at=at)
    decision = honours.Decision(number="二组〔2022〕18号")
    honours.decide(awards=_awards(round_, "ready"), what=decision, by=street.holder(ORGANISER), at=at)
    home = honours.Giving(how="home", where="老井巷深处那一家")
    honours.hand_over(awards=_awards(round_, "decided"), what=home, by=secretary, at=at)
    for award in _awards(round_, "handed"):
        honours.withdraw(award=award, why="档案涂改过", by=street.holder(ORGANISER), at=at + DAY)
        gone = Award.objects.get(id=award.id)
        honours.take_back(award=gone, by=street.holder(ORGANISER), at=at + 2 * DAY)


def _commended(street: Town) -> None:
    """Announced by name; one objection is upheld, another not; the rest is decided."""
    at, by, unit = street.noon + 2 * DAY, street.holder(PUBLICITY), "410103012002"
    round_ = _round(street, "volunteers", PUBLICITY)
    ground = (("figure", "cases.whistled"),)
    who = [
        honours.Nominee(kind="team", team="老井巷值守队", grounds=ground),
        honours.Nominee(kind="person", name="阮小根", grounds=ground),
        honours.Nominee(kind="person", name="阮小芽", grounds=ground),
    ]
    nominates = street.holder(f"community_secretary@{unit}")
    honours.nominate(round_=round_, unit=unit, who=who, by=nominates, at=at)
    wrong = honours.Nominee(kind="team", team="老井巷误报队", grounds=ground)
    (said,) = honours.nominate(round_=round_, unit=unit, who=[wrong], by=nominates, at=at)
    honours.remind(round_=round_, by=by, at=at)
    round_ = Round.objects.get(id=round_.id)
    mistaken = Award.objects.get(id=said.stream.partition(":")[2])
    honours.retract(award=mistaken, by=nominates, at=at)
    honours.endorse(awards=_awards(round_, "checking"), by=street.holder(LEADER), at=at)
    honours.publish(round_=round_, named=True, by=by, at=at)
    round_ = Round.objects.get(id=round_.id)
    person = next(award for award in _awards(round_, "announced") if award.kind == "person")
    for upheld, about in ((True, person.id), (False, "")):
        said = honours.Objecting(said="值守那几天没有看到他们", reach="巷口小卖部转", award=about)
        fact = honours.object_(round_=round_, what=said, by=people.guest(at=at), at=at)
        objection = Objection.objects.get(id=fact.stream.partition(":")[2])
        what = honours.Answering(upheld=upheld, words="查了值守记录本")
        honours.answer(objection=objection, what=what, by=by, at=at + DAY)
    decision = honours.Decision(number="二宣〔2022〕30号")
    honours.decide(awards=_awards(round_, "announced"), what=decision, by=by, at=at + 6 * DAY)


def _flagged(street: Town) -> None:
    """A red flag is made, goes to one team, to the next, and comes back."""
    at, by, unit = street.noon + 2 * DAY, street.holder(ORGANISER), "410103012002"
    round_ = _round(street, "red-flag", ORGANISER)
    ground = (("figure", "cases.whistled"),)
    who = [honours.Nominee(kind="team", team=name, grounds=ground) for name in ("老井巷甲队", "老井巷乙队")]
    nominates = street.holder(f"community_secretary@{unit}")
    honours.nominate(round_=round_, unit=unit, who=who, by=nominates, at=at)
    honours.endorse(awards=_awards(round_, "checking"), by=street.holder(LEADER), at=at)
    honours.publish(round_=round_, by=by, at=at)
    at += 6 * DAY
    decision = honours.Decision(number="二组〔2022〕21号")
    honours.decide(awards=_awards(round_, "announced"), what=decision, by=by, at=at)
    what = honours.Flagging(honour="red-flag", called="流动红旗一号")
    ref = honours.make_flag(what=what, by=by, at=at).stream.partition(":")[2]
    for award in _awards(round_, "decided"):
        at += DAY
        honours.pass_flag(flag=Flag.objects.get(id=ref), award=award, by=by, at=at)
    honours.return_flag(flag=Flag.objects.get(id=ref), by=by, at=at + DAY)


def _recorded(street: Town) -> None:
    what = honours.Recording(
        honour="city-secretaries",
        kind="person",
        unit=BRANCH,
        post=f"secretary@{BRANCH}",
        number="郑发〔2021〕20号",
        on=date(2021, 7, 1),
    )
    honours.record(what=[what], by=street.holder(ORGANISER), at=street.noon + 2 * DAY)
