"""Branches with their stars, a model unit named with its approval, and a red flag in its second hands."""

from datetime import date, datetime

from bandeng.demo import cast
from bandeng.demo.honoured import BRANCH, DAY, GROUND, awards_of, who
from bandeng.honours import actions as honours
from bandeng.honours.models import Award, Flag, Round

TEAMS = ("冯春社区清运志愿队", "冯春社区楼道灯修理组")


Approval = tuple[str, str, date | None]  # by whom, under which number, until when


def rate(*, until: datetime) -> None:
    """Stars and a naming a month ago; a flag that went from one team to the next ten days ago."""
    _given("branch-stars", "zuzhibu", (BRANCH,), at=until - 50 * DAY, grade="four")
    approval = ("省创建示范活动主管机关", f"豫创示〔{until.year}〕7号", date(until.year + 2, 12, 31))
    _given("integrity-unit", "jiwei", (cast.COMMUNITY,), at=until - 45 * DAY, approval=approval)
    first, second = _given("red-flag", "zuzhibu", TEAMS, at=until - 56 * DAY)
    by, at = who("zuzhibu", until - 48 * DAY), until - 48 * DAY
    what = honours.Flagging(honour="red-flag", called="流动红旗一号")
    fact = honours.make_flag(what=what, by=by, at=at)
    ref = fact.stream.partition(":")[2]
    for award, days in ((first, 47), (second, 10)):
        flag = Flag.objects.get(id=ref)
        honours.pass_flag(flag=flag, award=award, by=by, at=until - days * DAY)


def _given(
    code: str,
    body: str,
    teams: tuple[str, ...],
    *,
    at: datetime,
    grade: str = "",
    approval: Approval = ("", "", None),
) -> list[Award]:
    """Nominated by the community, checked, announced for five days, decided."""
    by = who(body, at)
    approved_by, number, valid = approval
    what = honours.Opening(
        honour=code, year=at.year, approved_by=approved_by, approval=number, approval_until=valid
    )
    fact = honours.open_(what=what, by=by, at=at)
    round_ = Round.objects.get(id=fact.stream.partition(":")[2])
    nominees = [honours.Nominee(kind="team", team=team, grade=grade, grounds=GROUND) for team in teams]
    honours.nominate(round_=round_, unit=cast.COMMUNITY, who=nominees, by=who("shuji", at), at=at)
    checker = by if code == "integrity-unit" else who("jiedao-lingdao", at)
    honours.endorse(awards=awards_of(round_), by=checker, at=at + DAY)
    honours.publish(round_=round_, by=by, at=at + DAY)
    number = f"二七字〔{at.year}〕{at.month}{at.day}号"
    decision = honours.Decision(number=number)
    honours.decide(awards=awards_of(round_), what=decision, by=by, at=at + 7 * DAY)
    return awards_of(round_)
