"""Members of a branch, their medals on the way, a notice that runs, a decision, an honour of the city."""

from datetime import date, datetime, timedelta

from bandeng.demo import cast
from bandeng.demo.drafting import branch_of
from bandeng.demo.names import made_up
from bandeng.honours import actions as honours
from bandeng.honours.models import Award, Round
from bandeng.members import actions as members
from bandeng.members.models import Member
from bandeng.posts import queries as posts

DAY = timedelta(days=1)
FIRST_NAME = 90_000  # of made-up names, past those of the rosters
BRANCH = branch_of(cast.COMMUNITY)
GROUND = (("figure", "doors.visits"),)
TEAMS = ("冯春社区清运志愿队", "冯春社区楼道灯修理组", "冯春社区夜巡队")


def honour(*, until: datetime) -> None:
    """Keep members, propose medals, announce volunteers, decide on governance, record what the city gave.

    Where July 2022 was told, that year has its own.
    """
    if Round.objects.filter(year=until.year).exists():
        return
    _members(until)
    _open("fifty-years", "zuzhibu", until, at=until - 15 * DAY)
    _announce("volunteers", "xuanchuanbu", until, at=until - 12 * DAY, notice_at=until - DAY)
    round_ = _announce("governance", "shezhiwei", until, at=until - 40 * DAY, notice_at=until - 35 * DAY)
    decision = honours.Decision(number=f"二社治〔{until.year}〕6号")
    at = until - 29 * DAY
    by = who("shezhiwei", at)
    honours.decide(awards=awards_of(round_), what=decision, by=by, at=at)
    honours.hand_over(awards=awards_of(round_), what=honours.Giving(), by=by, at=at + DAY)
    _record(until - 20 * DAY)


def who(username: str, at: datetime) -> str:
    """Whoever is in this part of the cast at a moment."""
    post = next(part.post for part in cast.PARTS if part.username == username)
    return posts.holders([post], at=at)[0].person


def _members(until: datetime) -> None:
    """Four who reach fifty years, one with only the month, one short by three weeks, one who died."""
    year, at = until.year - 50, until - 20 * DAY
    begins = [
        *((date(year, 6, day), "day") for day in (1, 12, 20, 30)),
        (date(year, 3, 1), "month"),
        (date(year, 7, 22), "day"),
        (date(year, 5, 4), "day"),
        (date(2001, 7, 1), "day"),
        (date(2015, 12, 6), "day"),
    ]
    what = [
        members.Entering(
            unit=BRANCH,
            ref=f"EQ-{number:04}",
            name=made_up(FIRST_NAME + number),
            standing_on=on,
            precision=precision,
            rule="joined-1969" if on.year < 1977 else "file",
        )
        for number, (on, precision) in enumerate(begins, start=1)
    ]
    by = who("zhibushuji", at)
    members.enter_all(what=what, by=by, at=at)
    died_on = min(date(until.year, 6, 12), (at - DAY).date())
    members.die(member=Member.objects.get(id="EQ-0007"), on=died_on, by=by, at=at)


def _open(code: str, by: str, until: datetime, *, at: datetime) -> Round:
    what = honours.Opening(honour=code, year=until.year)
    fact = honours.open_(what=what, by=who(by, at), at=at)
    return Round.objects.get(id=fact.stream.partition(":")[2])


def _announce(code: str, by: str, until: datetime, *, at: datetime, notice_at: datetime) -> Round:
    """Teams and persons, nominated by the community, checked by the street, announced without names."""
    round_ = _open(code, by, until, at=at)
    nominees = [honours.Nominee(kind="team", team=team, grounds=GROUND) for team in TEAMS]
    nominees += [
        honours.Nominee(kind="person", name=made_up(FIRST_NAME + number), grounds=GROUND)
        for number in (21, 22)
    ]
    honours.nominate(round_=round_, unit=cast.COMMUNITY, who=nominees, by=who("shuji", at), at=at + DAY)
    honours.endorse(awards=awards_of(round_), by=who("jiedao-lingdao", at), at=at + 2 * DAY)
    honours.publish(round_=round_, by=who(by, notice_at), at=notice_at)
    return round_


def awards_of(round_: Round) -> list[Award]:
    """The awards of a round, in order."""
    return list(Award.objects.filter(round=round_.id).in_order())


def _record(at: datetime) -> None:
    what = honours.Recording(
        honour="city-secretaries",
        kind="person",
        unit=BRANCH,
        post=f"secretary@{BRANCH}",
        number=f"郑组〔{at.year - 1}〕11号",
        on=date(at.year - 1, 7, 1),
    )
    honours.record(what=[what], by=who("zuzhibu", at), at=at)
