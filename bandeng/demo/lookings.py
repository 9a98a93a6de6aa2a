"""Who was asked to have a look today: one has answered, for one it is still waited.

It is asked in a matter that is there already: another one would stand among the near ones of a new report and
in front of somebody's morning.
"""

from datetime import datetime, timedelta

from bandeng.cases import actions
from bandeng.cases.actions import Asking, Reply
from bandeng.cases.models import Case
from bandeng.cases.queries import errands
from bandeng.demo import cast
from bandeng.posts import queries as posts

PATROLLER, MANAGER = f"patroller@{cast.GRID}", f"house_manager@{cast.GRID}"
HEARD = Reply(found="so", words="六楼602在砸墙,中午12点半还在响,和施工的人说了先停。", spot="5号楼2单元602")
SPAN = timedelta(minutes=50)


def ask(case: Case, *, until: datetime) -> None:
    """The patroller has listened and says so; the house manager is yet to speak with whoever builds."""
    at = until - 3 * SPAN
    _give(case, PATROLLER, "中午去听一听,是哪一户在装修。", at)
    _answer(case, HEARD, at + SPAN)
    _give(case, MANAGER, "看看装修有没有登记,几点到几点可以施工。", at + 2 * SPAN)


def _give(case: Case, whom: str, words: str, at: datetime) -> None:
    now = Case.objects.get(id=case.id)
    what = Asking(kind="verify", whom=whom, words=words)
    actions.give_errand(case=now, what=what, by=_holder(now.seat, at), at=at)


def _answer(case: Case, said: Reply, at: datetime) -> None:
    now = Case.objects.get(id=case.id)
    (errand,) = errands.open_of(now)
    by = _holder(errand.seat, at)
    actions.answer_errand(case=now, errand=errand, what=said, by=by, at=at)


def _holder(seat: str, at: datetime) -> str:
    return posts.holders([seat], at=at)[0].person
